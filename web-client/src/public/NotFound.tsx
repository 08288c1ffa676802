import { useLocale, useSay } from '../i18n/locale'
import { routes } from '../i18n/routes'

export function NotFound() {
  const locale = useLocale()
  const t = useSay()
  return (
    <div className="wrap task">
      <h1>{t('Deze pagina bestaat niet', 'This page does not exist')}</h1>
      <p className="lead">
        {t('Misschien staat de pagina nu ergens anders. Begin bij de ', 'The page may have moved. Begin at the ')}
        <a href={routes.home[locale]}>{t('voorpagina', 'home page')}</a>
        {t(', of zoek ', ', or find ')}
        <a href={routes.find[locale]}>{t('jouw gemeente', 'your municipality')}</a>.
      </p>
    </div>
  )
}
