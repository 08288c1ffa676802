import { useCallback, useEffect, useRef, useState } from 'react'
import { codeOf, execute, executeUnasked, type Execute } from '../graphql/client'
import { useComeBack } from './useComeBack'

export type Asked<T> =
  /** While something else is asked for, `old` is what stood there: for its place only, and marked as busy. */
  | { state: 'busy'; old?: T }
  /** What is there may be old: then it failed to ask again. */
  | { state: 'there'; value: T; failed?: string }
  | { state: 'broken'; code: string }

/** How long a page that shows something old waits before it asks again. */
const AGAIN = 10_000

/** Whoever has left, or may not look any more, leaves nothing on the screen for the next one. */
const CLOSED = ['FORBIDDEN', 'UNAUTHENTICATED']

/**
 * Asks once, and again when told to. What was there stays while asking the same again fails. Who is signed out while they type
 * (`typing`) keeps the page until they signed in again in another tab and came back.
 *
 * @returns what came, how to ask again for somebody who does something, and how for nobody: `ask` is given what it runs with
 */
export function useAsk<T>(
  ask: (execute: Execute) => Promise<T>,
  key: string,
  typing = false,
): [Asked<T>, again: () => void, refresh: () => void] {
  const [asked, setAsked] = useState<Asked<T> & { key: string }>({ state: 'busy', key })
  const [round, setRound] = useState(0)
  const unasked = useRef(false)
  const types = useRef(typing)
  useEffect(() => {
    types.current = typing
  })
  const anew = useCallback((byNobody: boolean) => {
    unasked.current = byNobody
    setAsked((last) => (last.state === 'broken' ? { state: 'busy', key: last.key } : last))
    setRound((n) => n + 1)
  }, [])
  const again = useCallback(() => {
    anew(false)
  }, [anew])
  const refresh = useCallback(() => {
    anew(true)
  }, [anew])
  useEffect(() => {
    let current = true
    const run = unasked.current ? executeUnasked : execute
    unasked.current = false
    ask(run).then(
      (value) => {
        if (current) {
          setAsked({ state: 'there', value, key })
        }
      },
      (error: unknown) => {
        if (!current) {
          return
        }
        const code = codeOf(error)
        const keep = !CLOSED.includes(code) || (code === 'UNAUTHENTICATED' && types.current)
        setAsked((last) =>
          last.state === 'there' && last.key === key && keep
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
    const retry = setTimeout(refresh, AGAIN)
    return () => {
      clearTimeout(retry)
    }
  }, [asked, refresh])
  const code = asked.state === 'broken' ? asked.code : asked.state === 'there' ? asked.failed : undefined
  useComeBack(code === 'UNAUTHENTICATED', again)
  if (asked.key !== key) {
    return [asked.state === 'there' ? { state: 'busy', old: asked.value } : { state: 'busy' }, again, refresh]
  }
  return [asked, again, refresh]
}
