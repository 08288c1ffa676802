import { useLayoutEffect } from 'react'

/** The browser asks before it throws away what was typed. It is kept nowhere else: others may use this computer. */
export function useAskBeforeLeaving(typed: boolean) {
  useLayoutEffect(() => {
    if (!typed) {
      return
    }
    const ask = (event: Event) => {
      event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => {
      removeEventListener('beforeunload', ask)
    }
  }, [typed])
}
