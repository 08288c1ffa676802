import { useEffect, useRef } from 'react'
import { ask, GraphError, noAnswer } from '../graphql/client'

interface Challenge {
  algorithm: string
  challenge: string
  maxnumber: number
  salt: string
  signature: string
}

interface Solved {
  solution: string | null
  /** Before then the server takes the form for a robot's. */
  from: number
}

interface Work {
  solved: Promise<Solved>
  begun: number
}

const SOONEST = 2_300
/** The server's challenges live for half an hour, also while a laptop sleeps: so by the clock on the wall, which nothing waits for. */
const STALE = 25 * 60_000

/** Does the work that the server asks for before it takes a form; null when it asks for none. */
async function solve(): Promise<Solved> {
  const { status, body } = await ask('/challenge')
  if (status === 204) {
    return { solution: null, from: 0 }
  }
  if (status !== 200 || body === undefined) {
    throw noAnswer(status)
  }
  const asked = body as Challenge
  const from = performance.now() + SOONEST
  const encoder = new TextEncoder()
  for (let number = 0; number <= asked.maxnumber; number++) {
    const digest = await crypto.subtle.digest('SHA-256', encoder.encode(asked.salt + String(number)))
    const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
    if (hex === asked.challenge) {
      const { algorithm, challenge, salt, signature } = asked
      return { solution: btoa(JSON.stringify({ algorithm, challenge, number, salt, signature })), from }
    }
  }
  throw new GraphError('CHALLENGE_UNSOLVED')
}

function begin(): Work {
  const solved = solve()
  solved.catch(() => undefined) // whoever sends the form hears of it
  return { solved, begun: Date.now() }
}

/**
 * Begins with the work when the page or step that sends the form opens, so that nobody waits for it. What it returns gives a solution,
 * each good for one sending.
 */
export function useChallenge(open = true): () => Promise<string | null> {
  const work = useRef<Work | null>(null)
  useEffect(() => {
    if (open) {
      work.current ??= begin()
    }
  }, [open])
  return async () => {
    const now = work.current
    work.current = null
    const { solution, from } = await (now && Date.now() - now.begun < STALE ? now : begin()).solved
    const early = from - performance.now()
    if (early > 0) {
      await new Promise((go) => setTimeout(go, early))
    }
    return solution
  }
}
