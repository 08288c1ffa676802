import { useLayoutEffect } from 'react'

/** Calls back when somebody comes back to the page, for as long as that is awaited: from the moment that it shows, and not soon after. */
export function useComeBack(awaited: boolean, cameBack: () => void) {
  useLayoutEffect(() => {
    if (!awaited) {
      return
    }
    const see = () => {
      if (!document.hidden) {
        cameBack()
      }
    }
    document.addEventListener('visibilitychange', see)
    return () => {
      document.removeEventListener('visibilitychange', see)
    }
  }, [awaited, cameBack])
}
