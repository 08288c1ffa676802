import { graphql } from '../../graphql/generated'
import type { LetterState } from '../../graphql/generated/graphql'
import { execute } from '../../graphql/client'
import { number } from '../../i18n/locale'
import { Broken, Busy } from '../../ui/Broken'
import { useAsk } from '../../ui/useAsk'
import { useTitle } from '../../ui/useTitle'

const LettersDocument = graphql(`
  query LetterCounts {
    letterCounts {
      kind
      state
      count
    }
  }
`)

const kinds: Record<string, string> = {
  'confirm-sign-up': 'Bevestig je aanmelding',
  'already-signed-up': 'Je was al aangemeld',
  'self-service-link': 'Link naar mijn pagina',
  'sign-in': 'Link om in te loggen',
  goodbye: 'Afscheid',
  invitation: 'Uitnodiging',
  'answer-received': 'Er is een antwoord',
  'consent-withdrawn': 'Een kandidaat heeft zich teruggetrokken',
  'branch-joined': 'Een partij doet mee',
  'new-leads': 'Nieuwe kaarten',
}
const states: Record<LetterState, string> = {
  READY: 'Wacht',
  SENDING: 'Gaat nu weg',
  ACCEPTED: 'Aangenomen door de mailserver',
  REFUSED: 'Geweigerd',
  SUPPRESSED: 'Niet gestuurd',
  UNKNOWN: 'Onbekend',
}
const order = Object.keys(states) as LetterState[]

/** Letters by kind and state; what may have been lost stands out. */
export function Letters() {
  useTitle('Mails')
  const [asked, again] = useAsk(() => execute(LettersDocument), 'letters')
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  const counts = asked.value.letterCounts
  const of = (kind: string, state: LetterState) =>
    counts.find((one) => one.kind === kind && one.state === state)?.count ?? null
  const unknown = counts.filter((one) => one.state === 'UNKNOWN').reduce((sum, one) => sum + (one.count ?? 0), 0)
  const some = counts.some((one) => one.count != null)
  return (
    <>
      <h1>Mails</h1>
      <p className="lead">
        Iedere mail eindigt als aangenomen door de mailserver, geweigerd, niet gestuurd of onbekend. Geen enkele raakt
        zoek.
      </p>
      {unknown > 0 ? (
        <div className="problem">
          <h2>Van {number('nl', unknown)} of meer mails weten we niet of ze zijn aangekomen</h2>
          <p>
            We sturen ze niet vanzelf nog eens, want dan krijgt iemand er misschien twee. De beheerder ziet welke het
            zijn met de opdracht <code>outbox unknown</code>.
          </p>
        </div>
      ) : (
        <p className="note">Per soort zijn er minder dan 10 mails waarvan we niet weten of ze zijn aangekomen.</p>
      )}
      {some ? (
        <table>
          <caption className="small quiet">
            Een streepje betekent: verborgen, want minder dan 10 of geen. De rest is naar beneden afgerond op een
            veelvoud van 5. Zo is aan een aantal niet te zien wie er bijkwam of wegging.
          </caption>
          <thead>
            <tr>
              <th scope="col">Mail</th>
              {order.map((state) => (
                <th scope="col" key={state}>
                  {states[state]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...new Set(counts.map((one) => one.kind))].map((kind) => (
              <tr key={kind}>
                <th scope="row">
                  {kinds[kind] ?? kind}
                  <span className="phone quiet"> – minder dan 10, of geen</span>
                </th>
                {order.map((state) => {
                  const count = of(kind, state)
                  return (
                    <td key={state} data-label={states[state]} className={count == null ? 'none' : undefined}>
                      {count == null ? (
                        <>
                          <span aria-hidden="true">–</span>
                          <span className="hidden">verborgen: minder dan 10, of geen</span>
                        </>
                      ) : (
                        <span className={state === 'UNKNOWN' ? 'late' : undefined}>{number('nl', count)}</span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>Er zijn van geen soort 10 mails of meer. Zodra dat zo is, zie je hier hoeveel.</p>
      )}
    </>
  )
}
