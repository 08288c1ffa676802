import { useEffect, useState } from 'react'

const read = (name: string) => new URLSearchParams(location.search).get(name) ?? ''

/** A choice that the address keeps, each a step that Back undoes. */
export function useInAddress(name: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => read(name))
  useEffect(() => {
    const back = () => {
      setValue(read(name))
    }
    window.addEventListener('popstate', back)
    return () => {
      window.removeEventListener('popstate', back)
    }
  }, [name])
  const choose = (chosen: string) => {
    const address = new URL(location.href)
    if (chosen) {
      address.searchParams.set(name, chosen)
    } else {
      address.searchParams.delete(name)
    }
    history.pushState(null, '', address)
    setValue(chosen)
  }
  return [value, choose]
}
