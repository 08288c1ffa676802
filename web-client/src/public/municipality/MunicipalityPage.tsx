import { callOf, figuresOf, markOf, type CouncilFacts } from '../../features/municipality/councilWords'
import { useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'
import { Late } from '../live/Late'

interface MunicipalityPageProps {
  facts: CouncilFacts
  /** The year of the inhabitants, where the build knows it. */
  year?: string
  /** Whose page this address is, where that need not be the council that it tells of. */
  asked?: { code: string; name: string }
}

/** What is known of a council without asking. Parties and days come by a small script, which also mends what is no longer true. */
export function MunicipalityPage({ facts, year, asked = facts }: MunicipalityPageProps) {
  const locale = useLocale()
  const t = useSay()
  return (
    <div className="wrap task">
      <h1>{facts.name}</h1>
      <dl className="facts light">
        {figuresOf(facts, t, year).map(([figure, what]) => (
          <div key={what}>
            <dt>{figure}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="call">
        <a className="btn" href={`${routes.signUp[locale]}?gemeente=${facts.code}`}>
          {callOf(facts.name, t)}
        </a>
      </p>
      <div id="app" data-code={asked.code} data-name={asked.name} data-known={markOf(facts)}>
        <p className="quiet">
          {t(
            'Hier komen de partijen en de dagen van de verkiezing.',
            'The parties and the days of the election appear here.',
          )}
        </p>
        <Late />
        <noscript>
          {t(
            'Zet scripts aan om de partijen te zien. Aanmelden kan daarna ook.',
            'Switch scripts on to see the parties. Then you can also sign up.',
          )}
        </noscript>
      </div>
    </div>
  )
}
