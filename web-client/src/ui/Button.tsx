import type { ReactNode } from 'react'
import { oneMoment } from '../i18n/broken'
import { useSay } from '../i18n/locale'

interface ButtonProps {
  id?: string
  type?: 'button' | 'submit'
  look?: string
  /** What it was pressed for is being done: it says so. */
  busy?: boolean
  /** Something else is being done. */
  waits?: boolean
  /** There is nothing that it could be pressed for. */
  closed?: boolean | undefined
  lang?: string | undefined
  ref?: ((button: HTMLButtonElement | null) => void) | undefined
  /** The id of what says more about it. */
  describedBy?: string
  onPress?: () => void
  children: ReactNode
}

/** A button that keeps the focus while it works. Pressing it meanwhile does nothing, also where it sends a form. */
export function Button({
  id,
  type = 'button',
  look = '',
  busy = false,
  waits = false,
  closed,
  lang,
  ref,
  describedBy,
  onPress,
  children,
}: ButtonProps) {
  const t = useSay()
  return (
    <button
      id={id}
      className={`btn ${look}`.trim()}
      type={type}
      lang={lang}
      ref={ref}
      aria-describedby={describedBy}
      disabled={closed}
      aria-disabled={busy || waits || undefined}
      onClick={(event) => {
        if (busy || waits) {
          event.preventDefault()
        } else {
          onPress?.()
        }
      }}
    >
      {/* as elements, which React can also take away where a browser translated the words in them */}
      {busy ? <span key="busy">{oneMoment(t)}</span> : <span key="words">{children}</span>}
    </button>
  )
}
