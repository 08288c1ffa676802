// Installs exactly what the lockfile says, unless that was done before.
import { execSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
const mark = 'node_modules/.installed'
if (!existsSync(mark) || readFileSync(mark, 'utf8') !== wanted) {
  execSync('npm ci --no-audit --no-fund --loglevel=error', { stdio: 'inherit' })
  writeFileSync(mark, wanted)
}
