import { graphql } from '../../graphql/generated'
import { execute } from '../../graphql/client'
import { number, useLocale, useSay } from '../../i18n/locale'
import { Broken, Busy } from '../../ui/Broken'
import { useAsk } from '../../ui/useAsk'

const Figures = graphql(`
  query OpenFigures {
    publicFigures {
      name
      value
    }
  }
`)

export default function OpenFigures() {
  const locale = useLocale()
  const t = useSay()
  const [asked, again] = useAsk(() => execute(Figures), 'figures')
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  const words: Record<string, string> = {
    signed_up: t('Aangemeld', 'Signed up'),
    confirmed: t('Bevestigd', 'Confirmed'),
    matched: t('Met een partij verbonden', 'Matched with a party'),
    invited: t('Uitgenodigd', 'Invited'),
    accepted: t('Zeiden ja', 'Said yes'),
    met: t('Gesproken', 'Met'),
    on_list: t('Op de lijst', 'On the list'),
    elected: t('Gekozen', 'Elected'),
  }
  return (
    <table className="narrow">
      <caption className="small quiet">{t('Heel Nederland, tot nu toe', 'The whole country, so far')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('Stap', 'Step')}</th>
          <th scope="col">{t('Mensen', 'People')}</th>
        </tr>
      </thead>
      <tbody>
        {asked.value.publicFigures.map((figure) => (
          <tr key={figure.name}>
            <td data-label={t('Stap', 'Step')}>{words[figure.name] ?? figure.name}</td>
            <td data-label={t('Mensen', 'People')}>
              {figure.value == null ? t('verborgen', 'hidden') : number(locale, figure.value)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
