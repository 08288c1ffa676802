import { useLocale, useSay } from '../../i18n/locale'
import { municipalityPath } from '../../i18n/routes'
import type { MunicipalityFacts } from './facts'

export function MunicipalityList({ all }: { all: MunicipalityFacts[] }) {
  const locale = useLocale()
  const t = useSay()
  return (
    <details className="wrap task all">
      <summary>{t('Alle gemeenten op een rij', 'All municipalities')}</summary>
      <ul>
        {all.map((one) => (
          <li key={one.code}>
            <a href={municipalityPath(locale, one.name)}>{one.name}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}
