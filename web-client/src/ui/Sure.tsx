import { useId, useState, type ReactNode } from 'react'
import { Button } from './Button'
import { focus } from './focus'

interface SureProps {
  words: string
  yes: string
  question: string
  /** The version of what the question is about: with another it is asked anew. */
  of?: number
  /** Whom or what the buttons are about, for who does not see where they stand. */
  about?: string
  small?: boolean
  busy?: boolean
  go: () => void
}

/** As a `ref`: takes the focus of the button that stood here, and not of who is somewhere else by now. */
const focusAgain = (button: HTMLButtonElement | null) => {
  if (document.activeElement === document.body) {
    button?.focus()
  }
}

/** Done by a second press, as there is no way back. Only the workspace asks this, so only in Dutch. */
export function Sure({ words, yes, question, of = 0, about, small = false, busy = false, go }: SureProps) {
  /** Of which version it is asked; null when it is answered with no. */
  const [asked, setAsked] = useState<number | null>()
  const id = useId()
  const size = small ? ' small' : ''
  const hidden: ReactNode = about && <span className="hidden"> {about}</span>
  if (asked !== of) {
    return (
      <Button
        look={`second${size}`}
        ref={asked === undefined ? undefined : focusAgain}
        onPress={() => {
          setAsked(of)
        }}
      >
        {words}
        {hidden}
      </Button>
    )
  }
  return (
    <span className="buttons">
      <span id={id}>{question}</span>
      <Button look={size} busy={busy} ref={focus} describedBy={id} onPress={go}>
        {yes}
        {hidden}
      </Button>
      <Button
        look={`second${size}`}
        waits={busy}
        onPress={() => {
          setAsked(null)
        }}
      >
        Toch niet
      </Button>
    </span>
  )
}
