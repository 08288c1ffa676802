// Writes .br and .gz beside every text file, so that the server never compresses anything itself.
import { readdirSync, readFileSync, statSync, writeFileSync, rmSync, cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

function* files(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* files(path)
    else yield path
  }
}
rmSync('target/site/manifest.json')
for (const path of [...files('target/site')].filter((path) => /\.(html|css|js|svg|txt|json)$/.test(path))) {
  const bytes = readFileSync(path)
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
}
rmSync('target/classes/static', { recursive: true, force: true })
mkdirSync('target/classes/static', { recursive: true })
cpSync('target/site', 'target/classes/static', { recursive: true })
