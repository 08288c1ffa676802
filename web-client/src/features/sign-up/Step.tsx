import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import { useSay } from '../../i18n/locale'
import { ErrorSummary, type FieldProblem } from '../../ui/fields'
import { useTitle } from '../../ui/useTitle'
import { LAST, stepOf, type Form } from './form'

/** What every question is handed. */
export interface Questioned {
  form: Form
  /** What was wrong with a field is gone when the field changes. */
  set: (change: Partial<Form>, ...about: string[]) => void
  /** What is wrong, here and at other questions. */
  problems: FieldProblem[]
  /** On to the next question, unless something is wrong here. */
  next: (found: FieldProblem[]) => void
  back: () => void
  /** Whether the next question is the last one, because an answer is being changed. */
  changing: boolean
}

interface StepProps {
  number: number
  question: string
  /** Those of this question are said above it. */
  problems?: FieldProblem[]
  back?: () => void
  changing?: boolean
  busy?: boolean
  focused?: boolean
  children: ReactNode
}

const NONE: FieldProblem[] = []

/** One question of those that make a sign-up. */
export function Step({
  number,
  question,
  problems = NONE,
  back,
  changing = false,
  busy = false,
  focused = true,
  children,
}: StepProps) {
  const t = useSay()
  useTitle(t(`Stap ${number} van ${LAST}: ${question}`, `Step ${number} of ${LAST}: ${question}`))
  const here = useMemo(() => problems.filter((problem) => stepOf(problem) === number), [problems, number])
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Who listens hears the new question; an error summary, which takes the focus itself, goes first.
    if (focused && document.activeElement?.getAttribute('role') !== 'alert') {
      heading.current?.focus()
    }
  }, [number, focused])
  return (
    <>
      {back && (
        <button className="back" type="button" disabled={busy} onClick={back}>
          ← {changing ? t('Terug', 'Back') : t('Vorige vraag', 'Previous question')}
        </button>
      )}
      <ol className="progress" aria-hidden="true">
        {Array.from({ length: LAST }, (_, i) => (
          <li key={i} className={i + 1 < number ? 'done' : i + 1 === number ? 'now' : ''} />
        ))}
      </ol>
      <p className="quiet small">
        {t(`Ik wil wel eens praten. Stap ${number} van ${LAST}`, `I would like to talk. Step ${number} of ${LAST}`)}
      </p>
      <h1 className="question" tabIndex={-1} ref={heading}>
        {question}
      </h1>
      <ErrorSummary problems={here} />
      {children}
    </>
  )
}

/** The button to the next question. */
export function Onwards({ toCheck }: { toCheck: boolean }) {
  const t = useSay()
  return (
    <button className="btn" type="submit">
      {toCheck ? t('Naar controleren', 'Check my answers') : t('Verder', 'Next')}
    </button>
  )
}
