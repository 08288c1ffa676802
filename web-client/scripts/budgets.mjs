// Bytes that pages may cost, compressed; more fails the build.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const budgets = { site: 90, workspace: 150, styles: 16 }
const assets = 'target/site/assets'
const size = (name) => statSync(join(assets, name)).size
const gzipped = readdirSync(assets).filter((name) => name.endsWith('.gz'))
// What sign-up loads: everything but the pages that are loaded for themselves alone.
const others = /^(site|workspace|MyPage|Open|Council|Doubt|Confirm|Answer|OpenFigures)-/
const shared = gzipped
  .filter((name) => name.endsWith('.js.gz') && !others.test(name))
  .reduce((sum, name) => sum + size(name), 0)
let failed = false
for (const [name, budget] of Object.entries(budgets)) {
  const own = gzipped.filter((file) => file.startsWith(`${name}-`) || (name === 'styles' && file.endsWith('.css.gz')))
  const bytes = own.reduce((sum, file) => sum + size(file), 0) + (name === 'styles' ? 0 : shared)
  const kilobytes = bytes / 1000
  console.log(`${name}: ${kilobytes.toFixed(1)} kB of ${budget} kB`)
  failed ||= kilobytes > budget || bytes === 0
}
if (failed) {
  console.error('a budget is exceeded')
  process.exit(1)
}
