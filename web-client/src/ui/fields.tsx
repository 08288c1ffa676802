import { useEffect, useRef, type ReactNode } from 'react'
import { useSay } from '../i18n/locale'

export interface FieldProblem {
  /** The id of the field it is about. */
  id: string
  message: string
  /** What the field is called, where the message does not say it. */
  label?: string | undefined
}

/** All that is wrong, on top, each a link to its field; takes the focus when one is new. */
export function ErrorSummary({ problems }: { problems: FieldProblem[] }) {
  const t = useSay()
  const box = useRef<HTMLDivElement>(null)
  const known = useRef<FieldProblem[]>([])
  useEffect(() => {
    if (problems.some((problem) => !known.current.includes(problem))) {
      box.current?.focus()
    }
    known.current = problems
  }, [problems])
  if (problems.length === 0) {
    return null
  }
  return (
    <div className="problem" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('Dit klopt nog niet', 'This is not right yet')}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.id + problem.message}>
            <a
              href={`#${problem.id}`}
              onClick={(event) => {
                event.preventDefault() // no step of its own for the browser's Back
                document.getElementById(problem.id)?.focus()
              }}
            >
              {problem.label && `${problem.label.replace(/\?$/, '')}: `}
              {problem.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FieldProps {
  id: string
  label: string
  hint?: string
  problems: FieldProblem[]
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'tel'
  autoComplete?: string
  inputMode?: 'numeric'
}

/** What is wrong with one field. */
function Wrong({ id, problems }: { id: string; problems: FieldProblem[] }) {
  return (
    problems.length > 0 && (
      <div id={`${id}-problem`}>
        {problems.map((problem) => (
          <p className="wrong-text" key={problem.message}>
            {problem.message}
          </p>
        ))}
      </div>
    )
  )
}

/** A field between its words: what it is called, a hint, and what is wrong with it. */
function Labelled({
  id,
  label,
  hint,
  problems,
  children,
}: Pick<FieldProps, 'id' | 'label' | 'hint' | 'problems'> & {
  children: (described: { 'aria-invalid': true | undefined; 'aria-describedby': string | undefined }) => ReactNode
}) {
  const mine = problems.filter((problem) => problem.id === id)
  const wrong = mine.length > 0
  const described = [hint ? `${id}-hint` : '', wrong ? `${id}-problem` : ''].filter(Boolean).join(' ')
  return (
    <div className={wrong ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Wrong id={id} problems={mine} />
      {children({ 'aria-invalid': wrong || undefined, 'aria-describedby': described || undefined })}
    </div>
  )
}

export function TextField({ type = 'text', value, onChange, autoComplete, inputMode, ...words }: FieldProps) {
  return (
    <Labelled {...words}>
      {(described) => (
        <input
          id={words.id}
          type={type}
          value={value}
          autoComplete={autoComplete}
          inputMode={inputMode}
          {...described}
          onChange={(event) => {
            onChange(event.target.value)
          }}
        />
      )}
    </Labelled>
  )
}

interface TextAreaProps extends Omit<FieldProps, 'type' | 'autoComplete' | 'inputMode'> {
  readOnly?: boolean
}

export function TextArea({ value, onChange, readOnly = false, ...words }: TextAreaProps) {
  return (
    <Labelled {...words}>
      {(described) => (
        <textarea
          id={words.id}
          rows={5}
          value={value}
          readOnly={readOnly}
          {...described}
          onChange={(event) => {
            onChange(event.target.value)
          }}
        />
      )}
    </Labelled>
  )
}

interface ChoiceProps {
  id: string
  checked: boolean
  onChange: (checked: boolean) => void
  children: ReactNode
  problems?: FieldProblem[]
}

/** A box with a tick and all its words to press on. */
export function Choice({ id, checked, onChange, children, problems = [] }: ChoiceProps) {
  const mine = problems.filter((problem) => problem.id === id)
  const wrong = mine.length > 0
  return (
    <div className={wrong ? 'wrong' : undefined}>
      <Wrong id={id} problems={mine} />
      <label className="choice" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={checked}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? `${id}-problem` : undefined}
          onChange={(event) => {
            onChange(event.target.checked)
          }}
        />
        <span>{children}</span>
      </label>
    </div>
  )
}

interface SelectProps {
  id: string
  label: string
  value: string
  onChange: (value: string) => void
  children: ReactNode
}

export function Select({ id, label, value, onChange, children }: SelectProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      >
        {children}
      </select>
    </div>
  )
}
