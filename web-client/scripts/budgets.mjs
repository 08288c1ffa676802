// Bytes that each page may cost, compressed: the scripts and styles that it really asks for. More fails the build.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

const site = 'target/site'
const STYLES = 16
const content = [
  ...[
    'nl/index.html',
    'nl/wat-doet-een-raadslid/index.html',
    'nl/privacy/index.html',
    'nl/toegankelijkheid/index.html',
  ],
  ...['en/index.html', 'en/what-a-councillor-does/index.html', 'en/privacy/index.html', 'en/accessibility/index.html'],
  ...['nl/404.html', 'en/404.html'],
]
const kinds = [
  { name: 'content pages', budget: 0, holds: (page) => content.includes(page) },
  { name: 'council pages', budget: 10, holds: (page) => /^(nl\/gemeente|en\/municipality)\//.test(page) },
  { name: 'workspace', budget: 150, holds: (page) => page.startsWith('workspace/') },
  { name: 'other public pages', budget: 90, holds: () => true },
]

const failures = []
const kilobytes = (files) => [...files].reduce((sum, file) => sum + statSync(`${file}.gz`).size, 0) / 1000
const matches = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1])

/** This script, and what it imports before it runs. */
function closure(script, found = new Set()) {
  if (!found.has(script)) {
    found.add(script)
    const text = readFileSync(script, 'utf8')
    // minified: import{a as b}from"./x.js", import"./x.js", export{a}from"./x.js"
    for (const name of matches(text, /(?:\bimport|\bfrom)\s*["'](\.[^"']+\.js)["']/g)) {
      closure(join(dirname(script), name), found)
    }
  }
  return found
}
const later = (script) =>
  matches(readFileSync(script, 'utf8'), /\bimport\(\s*[`"'](\.[^`"']+\.js)[`"']/g).map((name) =>
    join(dirname(script), name),
  )

const pages = readdirSync(site, { recursive: true }).filter((name) => name.endsWith('.html'))
const most = new Map(kinds.map((kind) => [kind, { page: 'no page', cost: -1 }]))
let styles = 0
for (const page of pages) {
  const html = readFileSync(join(site, page), 'utf8')
  const tags = matches(html, /<((?:script|link)\b[^>]*)>/g)
  const addresses = (pattern, attribute) =>
    tags
      .filter((tag) => pattern.test(tag))
      .map((tag) => join(site, new RegExp(`\\b${attribute}="([^"]*)"`).exec(tag)?.[1] ?? ''))
  const asked = addresses(/^script\b.*\bsrc=/, 'src')
  const named = addresses(/\brel="modulepreload"/, 'href')
  if (tags.some((tag) => /^script\b(?!.*\bsrc=)/.test(tag))) {
    failures.push(`${page} has a script inside`)
  }
  const scripts = new Set([...asked, ...named].flatMap((script) => [...closure(script)]))
  // What a page loads later is known by the page itself: without its name it would go uncounted.
  const choices = asked.flatMap(later)
  if (choices.length > 0 && !choices.some((script) => named.includes(script))) {
    failures.push(`${page} names none of the scripts that it loads later`)
  }
  const kind = kinds.find((each) => each.holds(page))
  const cost = kilobytes(scripts)
  if (cost > most.get(kind).cost) {
    most.set(kind, { page, cost })
  }
  styles = Math.max(styles, kilobytes(new Set(addresses(/\brel="stylesheet"/, 'href'))))
}

for (const [{ name, budget }, { page, cost }] of most) {
  console.log(`${name}: at most ${cost.toFixed(1)} kB of ${budget} kB (${page})`)
  if (cost > budget || cost < 0) {
    failures.push(`${name} cost ${cost.toFixed(1)} kB: ${page}`)
  }
}
console.log(`styles: ${styles.toFixed(1)} kB of ${STYLES} kB`)
if (styles > STYLES || styles === 0) {
  failures.push(`styles cost ${styles.toFixed(1)} kB`)
}
failures.push(...content.filter((page) => !existsSync(join(site, page))).map((page) => `${page} was not built`))
if (failures.length > 0) {
  console.error(`a budget is exceeded, or cannot be held:\n${failures.slice(0, 20).join('\n')}`)
  process.exit(1)
}
