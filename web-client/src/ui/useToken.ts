import { useEffect, useState } from 'react'

const inAddress = () => location.hash.slice(1)

/** The token of the link that led here, and a number that is new for each link that is followed in the same tab. */
export function useToken(): { token: string; nth: number } {
  const [link, setLink] = useState(() => ({ token: inAddress(), nth: 1 }))
  useEffect(() => {
    const follow = () => {
      if (document.getElementById(inAddress())) {
        history.replaceState(null, '', `#${link.token}`) // a jump within the page: a reload still needs the token
      } else {
        setLink({ token: inAddress(), nth: link.nth + 1 })
      }
    }
    addEventListener('hashchange', follow)
    return () => {
      removeEventListener('hashchange', follow)
    }
  }, [link])
  return link
}
