import { useEffect } from 'react'
import { TextArea } from '../../ui/fields'

interface WritingProps {
  id: string
  label: string
  hint: string
  most: number
  /** It is there to be copied, and no more. */
  readOnly?: boolean
  problems: { message: string }[]
  text: string
  setText: (change: (now: string) => string) => void
}

/**
 * A text, with what is wrong with it, and how much still fits once that is little. What is too long is not cut: the api says so,
 * and that leads back to it.
 */
export function Writing({ id, label, hint, most, readOnly = false, problems, text, setText }: WritingProps) {
  useEffect(() => {
    if (problems.length > 0) {
      document.getElementById(id)?.focus()
    }
  }, [id, problems])
  const left = most - Array.from(text).length
  const signs = Math.abs(left) === 1 ? 'teken' : 'tekens'
  return (
    <>
      <TextArea
        id={id}
        label={label}
        hint={hint}
        readOnly={readOnly}
        problems={readOnly ? [] : problems.map(({ message }) => ({ id, message }))}
        value={text}
        onChange={(typed) => {
          setText(() => typed)
        }}
      />
      {!readOnly && left >= 0 && left < most / 10 && (
        <p className="hint">
          Nog {left} {signs}.
        </p>
      )}
      <div role="status">
        {!readOnly && left < 0 && (
          <p className="wrong-text">
            Te lang. Maak je tekst {-left} {signs} korter.
          </p>
        )}
      </div>
    </>
  )
}
