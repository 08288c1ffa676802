import { useId, type ReactNode } from 'react'
import { oneMoment } from '../../i18n/broken'
import { useSay } from '../../i18n/locale'
import type { Heard } from '../../ui/heard'
import type { Work } from '../../ui/useWork'

interface PressProps {
  work: Work
  does: () => Promise<Heard>
  look?: string
  closed?: boolean
  lang?: string
  children: ReactNode
}

/** A button that does something at once. Pressing it twice does it once. */
export function Press({ work, does, look = 'btn second', closed, lang, children }: PressProps) {
  const t = useSay()
  const id = useId()
  return (
    <button
      className={look}
      type="button"
      lang={lang}
      aria-disabled={work.busy ? true : undefined}
      disabled={closed}
      onClick={() => {
        work.run(id, does)
      }}
    >
      {work.busy === id ? oneMoment(t) : children}
    </button>
  )
}
