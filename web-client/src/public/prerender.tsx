import { existsSync, mkdirSync, readFileSync, writeFileSync, copyFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { LocaleContext, say, type Locale } from '../i18n/locale'
import { Shell } from '../ui/Shell'
import {
  Accessibility,
  Councillor,
  Home,
  Live,
  MunicipalityList,
  MunicipalityPage,
  NotFound,
  Privacy,
  type MunicipalityFacts,
} from './content'
import { municipalityPath, routes, type PageName } from '../i18n/routes'

const site = 'target/site'

interface Built {
  file: string
  imports?: string[]
}
const manifest = JSON.parse(readFileSync(join(site, 'manifest.json'), 'utf8')) as Record<string, Built>
const asset = (source: string): string => `/${manifest[source]?.file ?? ''}`

/** The files of this module, and of all that it imports. */
function files(source: string, found = new Set<string>()): Set<string> {
  const built = manifest[source]
  if (!built) {
    throw new Error(`${source} was not built`)
  }
  if (!found.has(built.file)) {
    found.add(built.file)
    built.imports?.forEach((one) => files(one, found))
  }
  return found
}

const font = Object.values(manifest).find(
  (one) => one.file.includes('latin-wght-normal') && !one.file.includes('ext'),
)?.file

interface Page {
  path: string
  other: string
  title: string
  body: ReactNode
  /** What makes it come alive: the module that the page loads, and what that one loads later. */
  modules?: [string, ...string[]]
}

const SITE = 'src/public/site.tsx'

function write(locale: Locale, page: Page, file = `${page.path.replace(/\/$/, '')}/index.html`) {
  const html = renderToStaticMarkup(
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{`${page.title} – Gevraagd`}</title>
        <meta
          name="description"
          content={say(locale)(
            'Zou jij in de gemeenteraad willen, als iemand je vroeg? Jij kiest wie je ziet.',
            'Would you join the municipal council, if somebody asked? You choose who sees you.',
          )}
        />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {font && <link rel="preload" as="font" type="font/woff2" href={`/${font}`} crossOrigin="anonymous" />}
        <link rel="stylesheet" href={asset('src/styles/main.css')} />
        {page.modules && <script type="module" src={asset(page.modules[0])} />}
        {preloads(page.modules ?? []).map((file) => (
          <link key={file} rel="modulepreload" href={`/${file}`} />
        ))}
      </head>
      <body>
        <LocaleContext value={locale}>
          <Shell other={page.other}>{page.body}</Shell>
        </LocaleContext>
      </body>
    </html>,
  )
  const target = join(site, file)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, `<!doctype html>${html}`)
}

/** All that a page is going to need, at once instead of one after the other. */
function preloads(modules: string[]): string[] {
  const all = new Set(modules.flatMap((source) => [...files(source)]))
  return [...all].filter((file) => file !== manifest[modules[0] ?? '']?.file)
}

function municipalities(): MunicipalityFacts[] {
  const lines = readFileSync('../api/src/main/resources/reference/municipalities.csv', 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const today = new Date().toISOString().slice(0, 10)
  return lines
    .map((line) => line.split(';'))
    .filter((cells) => (!cells[6] || cells[6] <= today) && (!cells[7] || cells[7] > today))
    .map((cells) => ({
      code: cells[0] ?? '',
      name: cells[1] ?? '',
      province: cells[2] ?? '',
      inhabitants: Number(cells[3]),
      seats: Number(cells[4]),
      estimated: cells[5] === 'estimated',
    }))
    .sort((one, other) => one.name.replace(/^'s-/, '').localeCompare(other.name.replace(/^'s-/, ''), 'nl'))
}

const all = municipalities()

for (const locale of ['nl', 'en'] as const) {
  const t = say(locale)
  const otherLocale = locale === 'nl' ? 'en' : 'nl'
  const page = (name: PageName, title: string, body: ReactNode, feature?: string) => {
    const modules: Page['modules'] = [SITE, `src/features/${feature ?? ''}.tsx`]
    const path = routes[name][locale]
    write(locale, { path, other: routes[name][otherLocale], title, body, ...(feature ? { modules } : {}) })
  }
  const live = (name: PageName, feature: string, title: string, intro?: string) => {
    page(name, title, <Live page={name} title={title} {...(intro ? { intro } : {})} />, feature)
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
      'Een aantal is verborgen als het minder dan 10 is, of als je er zo’n klein aantal mee zou kunnen uitrekenen. De rest is naar beneden afgerond op een vijftal.',
      'A number is hidden if it is below 10, or if such a small number could be worked out from it. The rest is rounded down to a multiple of five.',
    ),
  )
  for (const facts of all) {
    write(locale, {
      path: municipalityPath(locale, facts.name),
      other: municipalityPath(otherLocale, facts.name),
      title: t(`De gemeenteraad van ${facts.name}`, `The council of ${facts.name}`),
      body: <MunicipalityPage facts={facts} />,
      modules: ['src/public/council.ts'],
    })
  }
  write(
    locale,
    {
      path: '',
      other: routes.home[otherLocale],
      title: t('Niet gevonden', 'Not found'),
      body: <NotFound />,
    },
    `${locale}/404.html`,
  )
}

mkdirSync(join(site, 'workspace'), { recursive: true })
writeFileSync(
  join(site, 'workspace/index.html'),
  `<!doctype html>${renderToStaticMarkup(
    <html lang="nl">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>Werkplek – Gevraagd</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {font && <link rel="preload" as="font" type="font/woff2" href={`/${font}`} crossOrigin="anonymous" />}
        <link rel="stylesheet" href={asset('src/styles/main.css')} />
        <script type="module" src={asset('src/workspace/main.tsx')} />
        {preloads(['src/workspace/main.tsx']).map((file) => (
          <link key={file} rel="modulepreload" href={`/${file}`} />
        ))}
      </head>
      <body>
        <div id="workspace">
          <p className="unfilled wrap">
            Duurt het lang? Laad de pagina opnieuw. Helpt dat niet, probeer het dan later.
          </p>
          <noscript>De werkplek heeft scripts nodig. Zet ze aan in je browser.</noscript>
        </div>
      </body>
    </html>,
  )}`,
)

// The few pages that the api makes itself are set in the same type.
mkdirSync(join(site, 'fonts'), { recursive: true })
copyFileSync(
  'node_modules/@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2',
  join(site, 'fonts/text.woff2'),
)

if (!existsSync('src/graphql/generated/persisted-documents.json')) {
  throw new Error('no registered operations were generated')
}
mkdirSync('target/classes', { recursive: true })
copyFileSync('src/graphql/generated/persisted-documents.json', 'target/classes/operations.json')
