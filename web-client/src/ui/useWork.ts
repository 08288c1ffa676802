import { useCallback, useState } from 'react'
import { codeOf, nothingWasDone } from '../graphql/client'
import { NOTHING, type Heard } from './heard'
import { useComeBack } from './useComeBack'

/** What became of the last press. */
interface Ended {
  came: Heard
  /** The code by which it broke. */
  broken: string | null
  /** What broke and may be done all the same, as its answer was lost. */
  lost: string
}

/** Of no press yet. */
export const NOTHING_YET: Ended = { came: NOTHING, broken: null, lost: '' }

export interface Work extends Ended {
  /** What is being done; empty when nothing is. */
  busy: string
  /** Does it, under this name, unless something else is being done. */
  run: (what: string, work: () => Promise<Heard>) => void
  forget: () => void
}

/**
 * Does one thing at a time, says what came of it, and asks anew for what it may have changed. Whoever was signed out at a press,
 * and comes back, may be signed in again: the next press says whether they are.
 */
export function useWork(again?: () => void): Work {
  const [busy, setBusy] = useState('')
  const [ended, setEnded] = useState(NOTHING_YET)
  const forget = useCallback(() => {
    setEnded(NOTHING_YET)
  }, [])
  useComeBack(ended.broken === 'UNAUTHENTICATED', forget)
  const run: Work['run'] = (what, work) => {
    if (busy) {
      return
    }
    setBusy(what)
    forget()
    const end = (change: Partial<Ended>) => {
      setBusy('')
      setEnded({ ...NOTHING_YET, ...change })
      again?.()
    }
    work().then(
      (came) => {
        end({ came })
      },
      (error: unknown) => {
        const broken = codeOf(error)
        const said = broken === 'UNAUTHENTICATED' && again // by what is asked anew, for as long as it is true
        end({ broken: said ? null : broken, lost: nothingWasDone(broken) ? '' : what })
      },
    )
  }
  return { busy, ...ended, run, forget }
}
