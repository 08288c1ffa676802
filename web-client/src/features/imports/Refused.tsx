import type { ReactNode } from 'react'
import type { ImportProblemCode } from '../../graphql/generated/graphql'
import { focus } from '../../ui/focus'
import { Changes } from './Changes'
import { sentence, shown, type Names, type Refusal } from './imported'

const reasons = {
  UNREADABLE: 'We kunnen dit bestand niet lezen.',
  TOO_LARGE: 'Het bestand is te groot, of er staat te veel in.',
  NOT_XML: 'Dit is geen goed XML-bestand.',
  NOT_CSV: 'Dit past niet in de tabel. De kolommen zijn: cbs_code;name;election.',
  NOT_UTF8: 'Het bestand is niet in UTF-8 opgeslagen.',
  WRONG_DOCUMENT: 'Dit is geen 110a met partijen en geen 230b met lijsten.',
  WRONG_ELECTION: 'Dit is geen verkiezing van een gemeenteraad.',
  WRONG_DAY: 'Op deze dag was hier geen verkiezing van de gemeenteraad.',
  WRONG_SEATS: 'Dit aantal zetels kan niet.',
  WRONG_MUNICIPALITY: 'Deze gemeente kennen we niet.',
  GONE_MUNICIPALITY: 'Deze gemeente is opgegaan in een andere.',
  NO_PARTIES: 'Er staan geen partijen in.',
  WRONG_NAME: 'Dit is geen naam van een partij.',
  TWICE: 'Deze partij staat er twee keer in.',
  NEEDS_110A: 'De 110a van dezelfde verkiezing ontbreekt.',
  OVERTAKEN: 'Iemand anders verandert nu dezelfde partijen. Probeer het over een minuut opnieuw.',
} satisfies Record<ImportProblemCode, string>

/** As somebody walks through their files: in the order in which they were chosen, from top to bottom. */
function byLine({ refused }: Refusal, names: Names) {
  const files = [...names.keys()]
  return [...refused].sort(
    (one, other) => files.indexOf(one.file) - files.indexOf(other.file) || (one.line ?? 0) - (other.line ?? 0),
  )
}

interface RefusedProps {
  outcome: Refusal
  names: Names
  /** The way back. */
  children: ReactNode
}

/** What is wrong in the files. */
export function Refused({ outcome, names, children }: RefusedProps) {
  return (
    <>
      <div className="problem" role="alert">
        <h2 tabIndex={-1} ref={focus}>
          Er is niets ingelezen
        </h2>
        <p>Verbeter eerst wat er niet klopt.</p>
      </div>
      <table>
        <caption className="small quiet">{shown(outcome.refused.length, outcome.total)}</caption>
        <thead>
          <tr>
            <th scope="col">Bestand</th>
            <th scope="col">Regel</th>
            <th scope="col">Wat er niet klopt</th>
          </tr>
        </thead>
        <tbody>
          {byLine(outcome, names).map((one, i) => (
            <tr key={i}>
              <td data-label="Bestand">{names.get(one.file) ?? 'bestand'}</td>
              <td data-label="Regel">{one.line ?? 'het hele bestand'}</td>
              <td data-label="Wat er niet klopt">{reasons[one.code]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {outcome.created.total + outcome.changed.total + outcome.unchangedParties.total > 0 && (
        <>
          <h2>Wat er wel goed is</h2>
          <p>{sentence(outcome)} Dit gebeurt pas als alles klopt.</p>
          <Changes outcome={outcome} names={names} />
        </>
      )}
      <div className="buttons">{children}</div>
    </>
  )
}
