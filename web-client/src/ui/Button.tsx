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
  onPress,
  children,
}: ButtonProps) {
  const t = useSay()
  return (
    <button
      id={id}
      className={`btn ${look}`.trim()}
      type={type}
      aria-disabled={busy || waits || undefined}
      onClick={(event) => {
        if (busy || waits) {
          event.preventDefault()
        } else {
          onPress?.()
        }
      }}
    >
      {busy ? oneMoment(t) : children}
    </button>
  )
}
