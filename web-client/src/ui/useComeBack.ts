import { useLayoutEffect } from 'react'

const OFTEN = 600_000

/**
 * Calls back when somebody comes back to the page, for as long as that is awaited: from the moment that it shows, and not soon after.
 * And every ten minutes while they look at it, where there is something for that.
 */
export function useComeBack(awaited: boolean, cameBack: () => void, stays?: () => void) {
  useLayoutEffect(() => {
    if (!awaited) {
      return
    }
    const see = () => {
      if (!document.hidden) {
        cameBack()
      }
    }
    const clock = setInterval(() => {
      if (!document.hidden) {
        stays?.()
      }
    }, OFTEN)
    document.addEventListener('visibilitychange', see)
    return () => {
      document.removeEventListener('visibilitychange', see)
      clearInterval(clock)
    }
  }, [awaited, cameBack, stays])
}
