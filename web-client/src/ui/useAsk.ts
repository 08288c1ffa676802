import { useCallback, useEffect, useState } from 'react'

export type Asked<T> = { state: 'busy' } | { state: 'there'; value: T } | { state: 'broken'; code: string }

/** Asks once, and again when told to. */
export function useAsk<T>(ask: () => Promise<T>, key: string): [Asked<T>, () => void] {
  const [asked, setAsked] = useState<Asked<T>>({ state: 'busy' })
  const [round, setRound] = useState(0)
  useEffect(() => {
    let current = true
    ask().then(
      (value) => {
        if (current) {
          setAsked({ state: 'there', value })
        }
      },
      (error: unknown) => {
        if (current) {
          setAsked({ state: 'broken', code: error instanceof Error ? error.message : 'INTERNAL' })
        }
      },
    )
    return () => {
      current = false
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says when to ask anew
  }, [key, round])
  return [
    asked,
    useCallback(() => {
      setRound((n) => n + 1)
    }, []),
  ]
}
