import { useState, type ReactNode } from 'react'
import { oneMoment } from '../../i18n/broken'
import { useSay } from '../../i18n/locale'
import type { Heard } from '../../ui/heard'

/** What a page does one at a time, saying what came of it. */
export interface Work {
  busy: boolean
  run: (work: () => Promise<Heard>) => Promise<void>
}

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
  const [busy, setBusy] = useState(false)
  return (
    <button
      className={look}
      type="button"
      lang={lang}
      aria-disabled={work.busy || undefined}
      disabled={closed}
      onClick={() => {
        setBusy(true)
        void work.run(does).then(() => {
          setBusy(false)
        })
      }}
    >
      {busy ? oneMoment(t) : children}
    </button>
  )
}
