import { number } from '../../i18n/locale'
import { shown, type Changing, type Names } from './imported'

/** What becomes of the parties in the files, or would: a table for each of the things that can. */
export function Changes({ outcome, names }: { outcome: Changing; names: Names }) {
  const kinds = [
    { what: 'Nieuw', parties: outcome.created },
    { what: 'Doet aan nog een verkiezing mee', parties: outcome.changed },
    { what: 'Blijft hetzelfde', parties: outcome.unchangedParties },
  ]
  return kinds
    .filter(({ parties }) => parties.total > 0)
    .map(({ what, parties }) => (
      <table key={what}>
        <caption>
          {what} <span className="small quiet">{shown(parties.first.length, parties.total)}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Partij</th>
            <th scope="col">Gemeente</th>
            <th scope="col">Verkiezingen</th>
            <th scope="col">Waar het staat</th>
          </tr>
        </thead>
        <tbody>
          {parties.first.map((one) => (
            <tr key={`${one.municipality.name} ${one.name}`}>
              <td data-label="Partij">{one.name}</td>
              <td data-label="Gemeente">{one.municipality.name}</td>
              <td data-label="Verkiezingen">{one.elections.join(', ')}</td>
              <td data-label="Waar het staat">
                {names.get(one.file) ?? 'bestand'}, regel {number('nl', one.line)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    ))
}
