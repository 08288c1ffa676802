import { useEffect, useLayoutEffect, useRef } from 'react'
import { graphql } from '../../graphql/generated'
import { follow } from '../../graphql/client'

const LeadChanged = graphql(`
  subscription LeadChanged($branch: ID!) {
    leadChanged(branch: $branch) {
      id
    }
  }
`)
/** Many leads may change at once: they are asked for again once. */
const TOGETHER = 500
const AGAIN = 10_000

/**
 * Calls back when leads of a branch changed, with their ids, while the page is looked at: what is withdrawn is gone from an
 * open page as well. A page that comes back into sight may have missed something, and is told so with no id at all.
 */
export function useLeadChanges(branch: string | undefined, changed: (leads: Set<string>) => void) {
  const told = useRef(changed)
  useEffect(() => {
    told.current = changed
  })
  useLayoutEffect(() => {
    if (!branch) {
      return
    }
    let line: AbortController | undefined
    let retry: ReturnType<typeof setTimeout> | undefined
    let telling: ReturnType<typeof setTimeout> | undefined
    let leads = new Set<string>()
    const tell = () => {
      telling = undefined
      told.current(leads)
      leads = new Set()
    }
    const open = (missed: boolean) => {
      const mine = new AbortController()
      line = mine
      if (missed) {
        tell()
      }
      follow(LeadChanged, { branch }, mine.signal, ({ leadChanged }) => {
        leads.add(leadChanged.id)
        telling ??= setTimeout(tell, TOGETHER)
      }).then(
        (refused) => {
          if (!refused && !mine.signal.aborted) {
            retry = setTimeout(open, AGAIN, true)
          }
        },
        () => {
          if (!mine.signal.aborted) {
            retry = setTimeout(open, AGAIN, true)
          }
        },
      )
    }
    const close = () => {
      clearTimeout(retry)
      clearTimeout(telling)
      telling = undefined
      leads = new Set()
      line?.abort()
      line = undefined
    }
    const see = () => {
      if (document.hidden) {
        close()
      } else if (!line) {
        open(true)
      }
    }
    if (!document.hidden) {
      open(false)
    }
    document.addEventListener('visibilitychange', see)
    return () => {
      document.removeEventListener('visibilitychange', see)
      close()
    }
  }, [branch])
}
