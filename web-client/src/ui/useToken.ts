import { useEffect, useState } from 'react'

const inAddress = () => location.hash.slice(1)

/** The token of the link that led here, or of a later one that was opened in the same tab. */
export function useToken(): string {
  const [token, setToken] = useState(inAddress)
  useEffect(() => {
    const follow = () => {
      if (document.getElementById(inAddress())) {
        history.replaceState(null, '', `#${token}`) // a jump within the page: a reload still needs the token
      } else {
        setToken(inAddress())
      }
    }
    addEventListener('hashchange', follow)
    return () => {
      removeEventListener('hashchange', follow)
    }
  }, [token])
  return token
}
