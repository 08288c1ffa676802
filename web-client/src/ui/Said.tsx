import { useLayoutEffect, useRef } from 'react'
import { Broken } from './Broken'
import type { Heard } from './heard'

interface SaidProps {
  came: Heard
  broken?: string | null | undefined
  /** What somebody else did meanwhile: takes no focus. */
  news?: string
}

const ROOM = 16

/**
 * What came of the last press, in view wherever the button stands; belongs at the end of what it is about. Takes the focus of a
 * button that went away.
 */
export function Said({ came, news, broken }: SaidProps) {
  const said = 'said' in came && came.said
  const refused = 'refused' in came && came.refused
  const box = useRef<HTMLDivElement>(null)
  /** What was pressed for what stands here, until it went away. */
  const pressed = useRef<Element | null>(null)
  useLayoutEffect(() => {
    pressed.current = said || refused || broken ? document.activeElement : null
    if (box.current && pressed.current instanceof HTMLButtonElement) {
      const covered = pressed.current.getBoundingClientRect().bottom - box.current.getBoundingClientRect().top
      if (covered > 0) {
        scrollBy(0, covered + ROOM)
      }
    }
  }, [said, refused, broken])
  useLayoutEffect(() => {
    const gone = pressed.current === document.body || pressed.current?.isConnected === false
    if (gone) {
      pressed.current = null
      if (document.activeElement === document.body) {
        box.current?.focus({ preventScroll: true })
      }
    }
  })
  return (
    <div className="said" tabIndex={-1} ref={box}>
      <div role="status" aria-live="polite">
        {said && <p className="note">{said}</p>}
        {news && <p className="note">{news}</p>}
      </div>
      {refused && (
        <p className="problem" role="alert">
          {refused}
        </p>
      )}
      {broken && <Broken code={broken} />}
    </div>
  )
}
