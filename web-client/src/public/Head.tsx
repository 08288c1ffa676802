import { readFileSync } from 'node:fs'
import { useSay } from '../i18n/locale'

const manifest = JSON.parse(readFileSync('target/site/manifest.json', 'utf8')) as Record<
  string,
  { file: string; imports?: string[] }
>

/** The files of these modules and of all that they import, the first module's own first. */
function files(modules: string[], found = new Set<string>()): Set<string> {
  for (const source of modules) {
    const built = manifest[source]
    if (!built) {
      throw new Error(`${source} was not built`)
    }
    if (!found.has(built.file)) {
      found.add(built.file)
      files(built.imports ?? [], found)
    }
  }
  return found
}

const [styles] = files(['src/styles/main.css'])
const font = Object.values(manifest).find(
  (one) => one.file.includes('latin-wght-normal') && !one.file.includes('ext'),
)?.file

export interface HeadProps {
  title: string
  robots?: 'noindex'
  /** What makes the page come alive: the module that it loads, and what that one loads later. */
  modules?: string[]
}

/** The head of every page. All that it is going to need is named at once, instead of one after the other. */
export function Head({ title, robots, modules = [] }: HeadProps) {
  const t = useSay()
  const [script, ...later] = files(modules)
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width" />
      {robots && <meta name="robots" content={robots} />}
      <title>{`${title} – Gevraagd`}</title>
      {!robots && (
        <meta
          name="description"
          content={t(
            'Zou jij in de gemeenteraad willen, als iemand je vroeg? Jij kiest wie jou ziet.',
            'Would you join the municipal council, if somebody asked? You choose who sees you.',
          )}
        />
      )}
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      {font && <link rel="preload" as="font" type="font/woff2" href={`/${font}`} crossOrigin="anonymous" />}
      <link rel="stylesheet" href={`/${styles ?? ''}`} />
      {script && <script type="module" src={`/${script}`} />}
      {later.map((file) => (
        <link key={file} rel="modulepreload" href={`/${file}`} />
      ))}
    </head>
  )
}
