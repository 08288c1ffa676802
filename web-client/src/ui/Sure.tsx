import { useId, useState, type ReactNode } from 'react'
import { focus } from './focus'

interface SureProps {
  words: string
  yes: string
  question: string
  /** Whom or what the buttons are about, for who does not see where they stand. */
  about?: string
  small?: boolean
  busy?: boolean
  go: () => void
}

/** Done by a second press, as there is no way back. Only the workspace asks this, so only in Dutch. */
export function Sure({ words, yes, question, about, small = false, busy = false, go }: SureProps) {
  const [sure, setSure] = useState<'not asked' | 'asked' | 'no'>('not asked')
  const id = useId()
  const size = small ? ' small' : ''
  const hidden: ReactNode = about && <span className="hidden"> {about}</span>
  if (sure !== 'asked') {
    return (
      <button
        className={`btn second${size}`}
        type="button"
        ref={sure === 'no' ? focus : undefined}
        onClick={() => {
          setSure('asked')
        }}
      >
        {words}
        {hidden}
      </button>
    )
  }
  return (
    <span className="buttons">
      <span id={id}>{question}</span>
      <button
        className={`btn${size}`}
        type="button"
        ref={focus}
        aria-describedby={id}
        aria-disabled={busy || undefined}
        onClick={() => {
          if (!busy) {
            go()
          }
        }}
      >
        {busy ? 'Even geduld …' : yes}
        {hidden}
      </button>
      <button
        className={`btn second${size}`}
        type="button"
        aria-disabled={busy || undefined}
        onClick={() => {
          if (!busy) {
            setSure('no')
          }
        }}
      >
        Toch niet
      </button>
    </span>
  )
}
