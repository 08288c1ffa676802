import { graphql } from '../../graphql/generated'
import { execute } from '../../graphql/client'
import { day, useLocale, useSay } from '../../i18n/locale'
import { municipalityPath } from '../../i18n/routes'
import { Broken, Busy } from '../../ui/Broken'
import { useAsk } from '../../ui/useAsk'

const CouncilQuery = graphql(`
  query Council($code: String!) {
    municipality(code: $code) {
      name
      mergesOn
      mergesInto {
        name
      }
      nextElection {
        kind
        electionDay
        nominationDay
      }
      branches(first: 100) {
        edges {
          node {
            id
            name
            verified
          }
        }
      }
    }
  }
`)

export default function Council({ code = '' }: { code?: string }) {
  const locale = useLocale()
  const t = useSay()
  const [asked, again] = useAsk(() => execute(CouncilQuery, { code }), code)
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken' || !asked.value.municipality) {
    return <Broken code={asked.state === 'broken' ? asked.code : 'INTERNAL'} again={again} />
  }
  const { name, mergesOn, mergesInto, nextElection, branches } = asked.value.municipality
  const parties = branches.edges.map((edge) => edge.node)
  return (
    <>
      {mergesOn && mergesInto && (
        <p className="note">
          {t(
            `Op ${day(locale, mergesOn)} gaat ${name} op in ${mergesInto.name}. Vanaf die dag is de raad van ${mergesInto.name} ook jouw raad. `,
            `On ${day(locale, mergesOn)} ${name} becomes part of ${mergesInto.name}. From that day on the council of ${mergesInto.name} is your council too. `,
          )}
          <a href={municipalityPath(locale, mergesInto.name)}>
            {t(`Bekijk ook de partijen in ${mergesInto.name}`, `See the parties in ${mergesInto.name} as well`)}
          </a>
          .
        </p>
      )}
      {nextElection && (
        <>
          <h2>{t('De volgende verkiezing', 'The next election')}</h2>
          <p>
            {t('Stemmen op ', 'Voting on ')}
            <b>{day(locale, nextElection.electionDay)}</b>.{' '}
            {t('Partijen leveren hun lijst in op ', 'Parties hand in their list on ')}
            <b>{day(locale, nextElection.nominationDay)}</b>.
          </p>
        </>
      )}
      <h2>{t('De partijen', 'The parties')}</h2>
      {parties.length === 0 && <p>{t('We kennen hier nog geen partijen.', 'We know no parties here yet.')}</p>}
      <ul className="parties">
        {parties.map((party) => (
          <li key={party.id}>
            {party.name}{' '}
            {party.verified ? (
              <span className="stage">{t('doet mee', 'takes part')}</span>
            ) : (
              <span className="quiet">{t('doet nog niet mee', 'has not joined yet')}</span>
            )}
          </li>
        ))}
      </ul>
      <p className="small quiet">
        {t(
          'De volgorde is geloot. Geen partij kan een plek kopen.',
          'The order is drawn by lot. No party can buy a place.',
        )}
      </p>
    </>
  )
}
