import { useCallback, useEffect, useState } from 'react'

export type Asked<T> =
  | { state: 'busy' }
  /** What is there may be old: then it failed to ask again. */
  | { state: 'there'; value: T; failed?: string }
  | { state: 'broken'; code: string }

/** How long a page that shows something old waits before it asks again. */
const AGAIN = 10_000

/** Whoever has left, or may not look any more, leaves nothing on the screen for the next one. */
const CLOSED = ['FORBIDDEN', 'UNAUTHENTICATED']

/** Asks once, and again when told to. What was there stays while asking the same again fails. */
export function useAsk<T>(ask: () => Promise<T>, key: string): [Asked<T>, () => void] {
  const [asked, setAsked] = useState<Asked<T> & { key: string }>({ state: 'busy', key })
  const [round, setRound] = useState(0)
  const again = useCallback(() => {
    setAsked((last) => (last.state === 'broken' ? { state: 'busy', key: last.key } : last))
    setRound((n) => n + 1)
  }, [])
  useEffect(() => {
    let current = true
    ask().then(
      (value) => {
        if (current) {
          setAsked({ state: 'there', value, key })
        }
      },
      (error: unknown) => {
        if (!current) {
          return
        }
        const code = error instanceof Error ? error.message : 'INTERNAL'
        setAsked((last) =>
          last.state === 'there' && last.key === key && !CLOSED.includes(code)
            ? { ...last, failed: code }
            : { state: 'broken', code, key },
        )
      },
    )
    return () => {
      current = false
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says when to ask anew
  }, [key, round])
  useEffect(() => {
    if (asked.state !== 'there' || !asked.failed) {
      return
    }
    const retry = setTimeout(again, AGAIN)
    return () => {
      clearTimeout(retry)
    }
  }, [asked, again])
  return [asked, again]
}
