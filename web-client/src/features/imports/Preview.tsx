import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { Changes } from './Changes'
import { sentence, type Imported, type Names } from './imported'

interface PreviewProps {
  outcome: Imported
  names: Names
  busy: boolean
  /** Nobody knows whether it is done: then `go` looks once more. */
  lost: boolean
  go: () => void
  /** The way back. */
  children: ReactNode
}

/** What an import would change. */
export function Preview({ outcome, names, busy, lost, go, children }: PreviewProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
  }, [outcome])
  const changes = outcome.created.total + outcome.changed.total > 0
  return (
    <>
      <h2 tabIndex={-1} ref={heading}>
        {changes ? 'Dit verandert er' : 'Er verandert niets'}
      </h2>
      <p>{sentence(outcome)}</p>
      <Changes outcome={outcome} names={names} />
      <div className="buttons">
        {changes && (
          <Button busy={busy} onPress={go}>
            {lost ? 'Bekijk het opnieuw' : 'Lees deze partijen in'}
          </Button>
        )}
        {children}
      </div>
    </>
  )
}
