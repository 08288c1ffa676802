import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { sentence, shown, type Imported } from './imported'

interface PreviewProps {
  outcome: Imported
  busy: boolean
  /** Nobody knows whether it is done: then `go` looks once more. */
  lost: boolean
  go: () => void
  /** The way back. */
  children: ReactNode
}

/** What an import would change. */
export function Preview({ outcome, busy, lost, go, children }: PreviewProps) {
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
      {changes && <Changes outcome={outcome} />}
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

function Changes({ outcome }: { outcome: Imported }) {
  const rows = [
    ...outcome.created.first.map((one) => ({ ...one, what: 'Nieuw' })),
    ...outcome.changed.first.map((one) => ({ ...one, what: 'Doet aan nog een verkiezing mee' })),
  ]
  return (
    <table>
      <caption className="small quiet">{shown(rows.length, outcome.created.total + outcome.changed.total)}</caption>
      <thead>
        <tr>
          <th scope="col">Partij</th>
          <th scope="col">Gemeente</th>
          <th scope="col">Verkiezingen</th>
          <th scope="col">Wat</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={`${one.municipality.name} ${one.name}`}>
            <td data-label="Partij">{one.name}</td>
            <td data-label="Gemeente">{one.municipality.name}</td>
            <td data-label="Verkiezingen">{one.elections.join(', ')}</td>
            <td data-label="Wat">{one.what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
