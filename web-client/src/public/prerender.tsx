import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { titleOf } from '../features/municipality/councilWords'
import { LocaleContext, say, type Locale } from '../i18n/locale'
import { municipalityFolder, municipalityPath, routes, type PageName } from '../i18n/routes'
import { Shell } from '../ui/Shell'
import { Accessibility } from './accessibility/Accessibility'
import { Councillor } from './councillor/Councillor'
import { Head, type HeadProps } from './Head'
import { Home } from './home/Home'
import { Late } from './live/Late'
import { Live } from './live/Live'
import { anyCouncil, factsOf, municipalities, YEAR } from './municipality/facts'
import { MunicipalityList } from './municipality/MunicipalityList'
import { MunicipalityPage } from './municipality/MunicipalityPage'
import { NotFound } from './NotFound'
import { Privacy } from './privacy/Privacy'

const site = 'target/site'

function write(file: string, locale: Locale, head: HeadProps, body: ReactNode) {
  const html = renderToStaticMarkup(
    <LocaleContext value={locale}>
      <html lang={locale}>
        <Head {...head} />
        <body>{body}</body>
      </html>
    </LocaleContext>,
  )
  const target = join(site, file)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, `<!doctype html>${html}`)
}

const all = municipalities()

for (const locale of ['nl', 'en'] as const) {
  const t = say(locale)
  const otherLocale = locale === 'nl' ? 'en' : 'nl'
  const page = (name: PageName, title: string, body: ReactNode, feature?: string) => {
    const modules = feature ? ['src/public/site.tsx', `src/features/${feature}.tsx`] : []
    const shell = <Shell other={routes[name][otherLocale]}>{body}</Shell>
    write(`${routes[name][locale]}/index.html`, locale, { title, modules }, shell)
  }
  const live = (name: PageName, feature: string, title: string, intro?: string) => {
    page(name, title, <Live page={name} title={title} intro={intro} />, feature)
  }
  page('home', t('Zou jij het doen, als iemand je vroeg?', 'Would you do it, if somebody asked?'), <Home />)
  page('councillor', t('Wat doet een raadslid?', 'What does a councillor do?'), <Councillor />)
  page('privacy', t('Privacy', 'Privacy'), <Privacy />)
  page('accessibility', t('Toegankelijkheid', 'Accessibility'), <Accessibility />)
  page(
    'find',
    t('Jouw gemeente', 'Your municipality'),
    <>
      <Live page="find" title={t('Welke gemeente is de jouwe?', 'Which municipality is yours?')} />
      <MunicipalityList all={all} />
    </>,
    'municipality/Find',
  )
  live(
    'doubt',
    'municipality/Doubt',
    t('Mag ik in de raad?', 'May I join the council?'),
    t('Een paar vragen. We bewaren je antwoorden niet.', 'A few questions. We do not keep your answers.'),
  )
  live('signUp', 'sign-up/SignUp', t('Ik wil wel eens praten', 'I would like to talk'))
  live('confirm', 'sign-up/Confirm', t('Klopt dit?', 'Is this right?'))
  live('answer', 'invitation/Answer', t('Een partij wil met je praten', 'A party would like to talk with you'))
  live('myPage', 'my-page/MyPage', t('Mijn pagina', 'My page'))
  live('open', 'my-page/Open', t('Open je pagina', 'Open your page'))
  live(
    'figures',
    'figures/OpenFigures',
    t('Open cijfers', 'Open figures'),
    t(
      'Een aantal is verborgen als het minder dan 10 is, of als je er zo’n klein aantal mee zou kunnen uitrekenen. De rest is naar beneden afgerond op een veelvoud van 5.',
      'A number is hidden if it is below 10, or if such a small number could be worked out from it. The rest is rounded down to a multiple of five.',
    ),
  )
  for (const facts of all) {
    write(
      `${municipalityPath(locale, facts.name)}/index.html`,
      locale,
      { title: titleOf(facts.name, t), modules: ['src/public/council.ts'] },
      <Shell other={municipalityPath(otherLocale, facts.name)}>
        <MunicipalityPage facts={factsOf(facts, locale)} year={YEAR} />
      </Shell>,
    )
  }
  // CouncilPages in the api fills these where the build made no page. Nobody gets them as they are.
  for (const estimated of [false, true]) {
    const facts = anyCouncil(estimated)
    write(
      `../classes/councils/${locale}${estimated ? '-estimated' : ''}.html`,
      locale,
      { title: titleOf(facts.name, t), modules: ['src/public/council.ts'] },
      <Shell other={`${municipalityFolder[otherLocale]}/{slug}`}>
        <MunicipalityPage facts={facts} asked={{ code: '{asked-code}', name: '{asked-name}' }} />
      </Shell>,
    )
  }
  write(
    `${locale}/404.html`,
    locale,
    { title: t('Niet gevonden', 'Not found') },
    <Shell other={routes.home[otherLocale]}>
      <NotFound />
    </Shell>,
  )
}

write(
  'workspace/index.html',
  'nl',
  { title: 'Werkplek', robots: 'noindex', modules: ['src/workspace/main.tsx'] },
  <div id="workspace">
    <Late look="unfilled wrap" />
    <noscript>De werkplek heeft scripts nodig. Zet ze aan in je browser.</noscript>
  </div>,
)

// The few pages that the api makes itself are set in the same type; its licence goes where it goes.
const type = 'node_modules/@fontsource-variable/schibsted-grotesk'
mkdirSync(join(site, 'fonts'), { recursive: true })
copyFileSync(join(type, 'files/schibsted-grotesk-latin-wght-normal.woff2'), join(site, 'fonts/text.woff2'))
copyFileSync(join(type, 'LICENSE'), join(site, 'fonts/LICENSE.txt'))

mkdirSync('target/classes', { recursive: true })
copyFileSync('src/graphql/generated/persisted-documents.json', 'target/classes/operations.json')
