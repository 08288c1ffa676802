import { number, useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'
import { Late } from '../live/Late'
import type { MunicipalityFacts } from './facts'

/** What is known of a municipality without asking; parties and days come by a small script. */
export function MunicipalityPage({ facts }: { facts: MunicipalityFacts }) {
  const locale = useLocale()
  const t = useSay()
  return (
    <div className="wrap task">
      <h1>{facts.name}</h1>
      <dl className="facts light">
        <div>
          <dt>{facts.estimated ? t(`ongeveer ${facts.seats}`, `about ${facts.seats}`) : facts.seats}</dt>
          <dd>
            {facts.estimated
              ? t('raadsleden, geschat naar het aantal inwoners', 'councillors, estimated by the number of inhabitants')
              : t('raadsleden', 'councillors')}
          </dd>
        </div>
        <div>
          <dt>{number(locale, facts.inhabitants)}</dt>
          <dd>
            {t(
              `inwoners, provincie ${facts.province}. (CBS, 2026, ter indicatie)`,
              `inhabitants, province of ${facts.province}. (CBS, 2026, as an indication)`,
            )}
          </dd>
        </div>
      </dl>
      <p className="call">
        <a className="btn" href={`${routes.signUp[locale]}?gemeente=${facts.code}`}>
          {t(`Ik wil wel eens praten in ${facts.name}`, `I would like to talk in ${facts.name}`)}
        </a>
      </p>
      <div id="app" data-code={facts.code}>
        <p className="quiet">
          {t(
            'De partijen en de dagen van de verkiezing worden geladen.',
            'The parties and the days of the election are loading.',
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
