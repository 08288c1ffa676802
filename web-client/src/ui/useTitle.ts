import { useEffect } from 'react'

/** What the tab and the history say of this page; never a name of a candidate. */
export function useTitle(title: string | undefined) {
  useEffect(() => {
    if (title) {
      document.title = `${title} – Gevraagd`
    }
  }, [title])
}
