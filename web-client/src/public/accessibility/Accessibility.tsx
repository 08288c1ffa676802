import { useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'

export function Accessibility() {
  const locale = useLocale()
  const t = useSay()
  return (
    <div className="wrap task">
      <h1>{t('Toegankelijkheid', 'Accessibility')}</h1>
      <p className="lead">
        {t(
          'Iedereen moet mee kunnen doen. We bouwen naar WCAG 2.2 niveau AA. Er is nog geen officiële verklaring, omdat nog niemand van buiten het heeft nagekeken.',
          'Everybody has to be able to take part. We build to WCAG 2.2 level AA. There is no official statement yet, because nobody from outside has checked it.',
        )}
      </p>
      <p>
        {t(
          'De inhoudspagina’s werken zonder script. Alles werkt met een toetsenbord. Loop je ergens tegenaan? Schrijf naar de campagne. Haar adres staat op de pagina over ',
          'Content pages work without scripts. Everything works with a keyboard. Did you run into something? Write to the campaign. Its address is on the page about ',
        )}
        <a href={routes.privacy[locale]}>{t('privacy', 'privacy')}</a>.
      </p>
    </div>
  )
}
