import { useState } from 'react'
import { codeOf } from '../graphql/client'

interface Opening {
  state: 'open' | 'busy' | 'invalid'
  broken: string | null
  open: () => void
}

/**
 * What a page goes through whose link signs somebody in, by one press. `ask` says whether the link worked; then, or where it may
 * have worked at a press whose answer was lost, the browser goes on to `target`, which offers a new link to whoever is not signed in.
 */
export function useOpening(ask: () => Promise<boolean>, target: string): Opening {
  const [state, setState] = useState<Opening['state']>('open')
  const [broken, setBroken] = useState<string | null>(null)
  const [lost, setLost] = useState(false)
  const open = () => {
    setState('busy')
    setBroken(null)
    ask().then(
      (opened) => {
        if (opened || lost) {
          location.assign(target)
        } else {
          setState('invalid')
        }
      },
      (error: unknown) => {
        setLost(true)
        setState('open')
        setBroken(codeOf(error))
      },
    )
  }
  return { state, broken, open }
}
