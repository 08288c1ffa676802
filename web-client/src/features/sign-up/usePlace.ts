import { useEffect, useState } from 'react'

/** Which council, and which question; and from which question it was reached. */
export interface Place {
  code: string
  step: number
  from?: number
  /** Reached from the last question, to change an answer: it leads back there. */
  changing?: boolean
}

export interface Go {
  to: (next: Place & { from: number }) => void
  /** To the question before this one, or to where the answer was to be changed. */
  back: (step: number) => void
}

/** Back and Forward of the browser walk the questions, as the buttons do. The address keeps the council, and nothing else. */
export function usePlace(first: Place): [Place, Go] {
  const [start] = useState(first)
  const [place, setPlace] = useState(start)
  useEffect(() => {
    history.replaceState(start, '')
    const walk = ({ state }: PopStateEvent) => {
      // none where a jump within the page was made: that is the same question
      if (state) {
        setPlace(state as Place)
      }
    }
    addEventListener('popstate', walk)
    return () => {
      removeEventListener('popstate', walk)
    }
  }, [start])
  const address = ({ code, step }: Place) => location.pathname + (step === 1 ? '' : `?gemeente=${code}`)
  const turnInto = (here: Place) => {
    history.replaceState(here, '', address(here))
  }
  const to: Go['to'] = (next) => {
    turnInto({ ...place, step: next.from }) // which it was not, where nothing was filled in any more
    history.pushState(next, '', address(next))
    setPlace(next)
    scrollTo(0, 0)
  }
  const back = (step: number) => {
    const before = { code: place.code, step: step - 1 }
    if (place.changing || place.from === before.step) {
      history.back()
    } else {
      turnInto(before)
      setPlace(before)
    }
  }
  return [place, { to, back }]
}
