import { useLayoutEffect } from 'react'

/** Says what came of it in the heading of the page and in its tab, at the same moment as the text below, and leads there who listens; without an outcome all is as it was. */
export function useHeading(outcome: string | undefined) {
  useLayoutEffect(() => {
    const heading = document.querySelector('h1')
    if (!heading || !outcome) {
      return
    }
    const before = { heading: heading.textContent, title: document.title }
    heading.textContent = outcome
    document.title = `${outcome} – Gevraagd`
    heading.tabIndex = -1
    heading.focus()
    return () => {
      heading.textContent = before.heading
      document.title = before.title
    }
  }, [outcome])
}
