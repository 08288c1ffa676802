import { useLocale } from '../../i18n/locale'
import { municipalityPath } from '../../i18n/routes'
import { MunicipalitySearch } from '../../ui/MunicipalitySearch'

export default function Find() {
  const locale = useLocale()
  const start = new URLSearchParams(location.search).get('postcode') ?? ''
  return (
    <MunicipalitySearch start={start}>
      {(one) => (
        <a className="pick" href={municipalityPath(locale, one.name)}>
          <b>{one.name}</b> <span className="quiet">{one.province}</span>
        </a>
      )}
    </MunicipalitySearch>
  )
}
