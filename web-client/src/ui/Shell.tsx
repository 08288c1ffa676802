import type { ReactNode } from 'react'
import { useLocale, useSay, type Locale } from '../i18n/locale'
import { routes } from '../i18n/routes'

/** Head and foot of every public page. */
export function Shell({ other, children }: { other: string; children: ReactNode }) {
  const locale = useLocale()
  const t = useSay()
  const otherLocale: Locale = locale === 'nl' ? 'en' : 'nl'
  const links = (
    <>
      <a href={routes.councillor[locale]}>{t('Wat doet een raadslid?', 'What does a councillor do?')}</a>
      <a href={routes.find[locale]}>{t('Jouw gemeente', 'Your municipality')}</a>
      <a href={routes.doubt[locale]}>{t('Mag ik in de raad?', 'May I join the council?')}</a>
      <a href={routes.myPage[locale]}>{t('Mijn pagina', 'My page')}</a>
    </>
  )
  const workspace = <a href="/workspace/">{t('Voor partijen: inloggen', 'For parties: sign in')}</a>
  return (
    <>
      <a className="skip" href="#inhoud">
        {t('Naar de inhoud', 'Skip to content')}
      </a>
      <header className="site">
        <div className="wrap">
          <a className="word" href={routes.home[locale]}>
            Ge<span>vraagd</span>
          </a>
          <nav className="wide" aria-label={t('Hoofdmenu', 'Main menu')}>
            {links}
          </nav>
          <a className="lang" href={other} lang={otherLocale} hrefLang={otherLocale}>
            {locale === 'nl' ? 'English' : 'Nederlands'}
          </a>
          <details className="menu">
            <summary>Menu</summary>
            <nav aria-label={t('Hoofdmenu', 'Main menu')}>
              {links}
              {workspace}
            </nav>
          </details>
        </div>
      </header>
      <main id="inhoud" tabIndex={-1}>
        {children}
      </main>
      <footer>
        <div className="wrap small quiet">
          <p>
            {t(
              'Gevraagd is van niemands partij. Geen volgpixels, en geen cookies voordat je inlogt.',
              'Gevraagd belongs to no party. No tracking pixels, and no cookies before you sign in.',
            )}
          </p>
          <div className="foot">
            <a href={routes.privacy[locale]}>Privacy</a>
            <a href={routes.accessibility[locale]}>{t('Toegankelijkheid', 'Accessibility')}</a>
            <a href={routes.figures[locale]}>{t('Open cijfers', 'Open figures')}</a>
            {workspace}
            <span>{t('Bron', 'Source')}: CBS / Kadaster (CC BY 4.0)</span>
          </div>
        </div>
      </footer>
    </>
  )
}
