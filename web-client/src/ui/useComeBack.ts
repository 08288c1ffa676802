import { useEffect } from 'react'

/** Calls back when somebody comes back to the page, for as long as that is awaited. */
export function useComeBack(awaited: boolean, cameBack: () => void) {
  useEffect(() => {
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
