import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page, type TestInfo } from '@playwright/test'

/** Nothing for axe, nothing refused by the policy, and a picture to look at. */
async function look(page: Page, info: TestInfo, name: string) {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `target/screenshots/${name}-${info.project.name}.png`, fullPage: true })
  const found = await new AxeBuilder({ page }).analyze()
  expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(width, 'the page is not wider than the screen').toBeLessThanOrEqual(0)
}

/** The numbers of the letters of a kind to an address, newest first. */
async function letters(page: Page, to: string, kind: string): Promise<string[]> {
  const list = await (await page.request.get(`/demo/mailbox?to=${encodeURIComponent(to)}`)).text()
  return list
    .split('<tr>')
    .filter((row) => row.includes(`>${kind}<`))
    .map((row) => /\/demo\/mailbox\/(\d+)/.exec(row)?.[1] ?? '')
}

/** Reads the newest letter of a kind, as the person would, and gives the address in its link. */
async function link(page: Page, to: string, kind: string): Promise<string> {
  let number = ''
  await expect(async () => {
    number = (await letters(page, to, kind))[0] ?? ''
    expect(number).not.toBe('')
  }).toPass({ timeout: 20_000 })
  const letter = await (await page.request.get(`/demo/mailbox/${number}`)).text()
  return /https?:\/\/[^/\s]+(\/[^\s#<]+#[A-Za-z0-9_-]{43})/.exec(letter)?.[1] ?? ''
}

/** Signs a member in, by letter. */
async function signIn(page: Page, member: string) {
  const old = await letters(page, member, 'sign-in')
  await page.goto('/workspace/')
  await page.getByLabel('Je mailadres').fill(member)
  await page.getByRole('button', { name: 'Mail mij een link' }).click()
  await expect(page.getByText('Kijk in je mail')).toBeVisible()
  await expect(async () => {
    expect((await letters(page, member, 'sign-in')).length).toBeGreaterThan(old.length)
  }).toPass({ timeout: 20_000 })
  await page.goto(await link(page, member, 'sign-in'))
  await page.getByRole('button', { name: 'Log mij in' }).click()
}

function watch(page: Page): string[] {
  const wrong: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) {
      wrong.push(message.text())
    }
  })
  page.on('pageerror', (error) => wrong.push(error.message))
  return wrong
}

test('a manager sees what an import would change before it does, and what is wrong with a file', async ({ page }, info) => {
  const wrong = watch(page)
  const project = info.project.name
  const table = (rows: string[]) => ({ name: `partijen-${project}.csv`, mimeType: 'text/csv', buffer: Buffer.from(['cbs_code;name;election', ...rows, ''].join('\n')) })
  const one = `Proefpartij ${project} een`
  await signIn(page, 'manager@demo.gevraagd.example')
  await expect(page.getByRole('heading', { name: 'De trechter' })).toBeVisible()
  await page.getByRole('link', { name: 'Partijen inlezen' }).click()
  await expect(page.getByRole('heading', { name: 'Partijen inlezen' })).toBeVisible()
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  await expect(page.getByRole('alert')).toContainText('Kies eerst')
  await look(page, info, 'import-choose')

  await page.getByLabel('Bestanden').setInputFiles([table(['GM9999;Partij Nergens;GR2026', 'GM0037;;GR2026'])])
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  await expect(page.getByRole('heading', { name: 'Er is niets ingelezen' })).toBeFocused()
  const rows = page.getByRole('row')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(1)).toContainText(`partijen-${project}.csv`)
  await expect(rows.nth(1)).toContainText('2')
  await expect(rows.nth(1)).toContainText('Deze gemeente kennen we niet.')
  await expect(rows.nth(2)).toContainText('Dit is geen naam van een partij.')
  await look(page, info, 'import-refused')

  await page.getByRole('button', { name: 'Kies andere bestanden' }).click()
  await page.getByLabel('Bestanden').setInputFiles([table([`GM0037;${one};GR2026`, `GM0037;Proefpartij ${project} twee;GR2026`])])
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Dit verandert er' })).toBeFocused()
  await expect(page.getByRole('row').filter({ hasText: one })).toContainText('Stadskanaal')
  await look(page, info, 'import-preview')
  await page.getByRole('button', { name: 'Lees deze partijen in' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'De partijen zijn ingelezen' })).toBeFocused()
  await expect(page.getByText('Nieuw: 2. Veranderd: 0. Hetzelfde gebleven: 0.')).toBeVisible()
  await look(page, info, 'import-done')

  await page.getByRole('button', { name: 'Kies andere bestanden' }).click()
  await page.getByLabel('Bestanden').setInputFiles([table([`GM0037;${one};GR2026`])])
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  await expect(page.getByRole('heading', { name: 'Er verandert niets' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Lees deze partijen in' })).toHaveCount(0)
  expect(wrong).toEqual([])
})

test('a platform administrator comes to it at once, and an analyst not at all', async ({ page }) => {
  await signIn(page, 'admin@demo.gevraagd.example')
  await expect(page.getByRole('heading', { name: 'Partijen inlezen' })).toBeVisible()
  await page.getByRole('button', { name: 'Log uit' }).click()
  await expect(page.getByLabel('Je mailadres')).toBeVisible()
  await signIn(page, 'analyst@demo.gevraagd.example')
  await expect(page.getByRole('heading', { name: 'De trechter' })).toBeVisible()
  await page.goto('/workspace/inlezen')
  await expect(page.getByRole('button', { name: 'Log uit' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Partijen inlezen' })).toHaveCount(0)
})
