import { useCallback } from 'react'
import { useComeBack } from './useComeBack'

/** Whoever was signed out at a press, and comes back, may be signed in again: the next press says whether they are. */
export function useForgetSignedOut(broken: string | null, setBroken: (broken: null) => void) {
  const forget = useCallback(() => {
    setBroken(null)
  }, [setBroken])
  useComeBack(broken === 'UNAUTHENTICATED', forget)
}
