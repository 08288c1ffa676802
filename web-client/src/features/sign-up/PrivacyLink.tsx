import { useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'

export function PrivacyLink() {
  const locale = useLocale()
  const t = useSay()
  return (
    <p>
      <a href={routes.privacy[locale]} target="_blank" rel="noreferrer">
        {t(
          'Lees wat we met je gegevens doen (opent een nieuw tabblad)',
          'Read what we do with your details (opens a new tab)',
        )}
      </a>
    </p>
  )
}
