import { useLayoutEffect, useRef } from 'react'
import { useSay } from '../i18n/locale'
import { Broken } from './Broken'
import type { Work } from './useWork'

interface SaidProps {
  work: Pick<Work, 'came' | 'broken' | 'lost'>
  /** The code by which asking anew broke: then what stands here may be old. */
  failed?: string | null | undefined
  /** What is said where nobody knows whether it was done, if there is more to say than that. */
  lost?: string | undefined
  /** What somebody else did meanwhile: takes no focus. */
  news?: string
}

const ROOM = 16

/**
 * What came of the last press, in view wherever the button stands; belongs at the end of what it is about. Takes the focus of a
 * button that went away.
 */
export function Said({ work, failed, lost, news }: SaidProps) {
  const t = useSay()
  const { came } = work
  const unknown =
    t('We weten niet of het gelukt is.', 'We do not know whether that was done.') +
    (failed ? '' : t(' Je ziet nu hoe het is.', ' You see now how things are.'))
  const said = 'said' in came && came.said
  const refused = work.lost ? (lost ?? unknown) : 'refused' in came && came.refused
  const broken = (work.lost ? null : work.broken) ?? failed
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
