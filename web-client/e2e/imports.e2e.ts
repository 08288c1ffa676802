import { expect, test } from '@playwright/test'
import { look, watch } from './look'
import { pressOpposite, signIn } from './people'

test('a manager sees what an import would change before it does, and what is wrong with a file', async ({
  page,
}, info) => {
  const wrong = watch(page)
  const project = info.project.name
  const table = (rows: string[]) => ({
    name: `partijen-${project}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(['cbs_code;name;election', ...rows, ''].join('\n')),
  })
  const one = `Proefpartij ${project} een`
  await signIn(page, 'manager@demo.gevraagd.example')
  await expect(page.getByRole('heading', { name: 'Van aanmelding tot raadszetel' })).toBeVisible()
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

  await pressOpposite(page.getByRole('button', { name: 'Kies andere bestanden' }))
  await page
    .getByLabel('Bestanden')
    .setInputFiles([table([`GM0037;${one};GR2026`, `GM0037;Proefpartij ${project} twee;GR2026`])])
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Dit verandert er' })).toBeFocused()
  await expect(page.getByRole('row').filter({ hasText: one })).toContainText('Stadskanaal')
  await look(page, info, 'import-preview')
  await page.getByRole('button', { name: 'Lees deze partijen in' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'De partijen zijn ingelezen' })).toBeFocused()
  await expect(page.getByText('Nieuw: 2. Veranderd: 0. Hetzelfde gebleven: 0.')).toBeVisible()
  await look(page, info, 'import-done')

  await pressOpposite(page.getByRole('button', { name: 'Kies andere bestanden' }))
  await page.getByLabel('Bestanden').setInputFiles([table([`GM0037;${one};GR2026`])])
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  await expect(page.getByRole('heading', { name: 'Er verandert niets' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Lees deze partijen in' })).toHaveCount(0)

  await pressOpposite(page.getByRole('button', { name: 'Kies andere bestanden' }))
  await page
    .getByLabel('Bestanden')
    .setInputFiles([table([`GM0037;${one};GR2026`, `GM0037;Proefpartij ${project} drie;GR2026`, 'GM0037;;GR2026'])])
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  await expect(page.getByRole('heading', { name: 'Wat er wel goed is' })).toBeVisible()
  await expect(page.getByText('Nieuw: 1. Veranderd: 0. Hetzelfde gebleven: 1.')).toBeVisible()
  await expect(page.getByText(`partijen-${project}.csv, regel 2`)).toBeVisible()
  await expect(page.getByText(`partijen-${project}.csv, regel 3`)).toBeVisible()
  await look(page, info, 'import-partly')
  expect(wrong).toEqual([])
})

test('a platform administrator comes to it at once, and an analyst not at all', async ({ page }) => {
  await signIn(page, 'admin@demo.gevraagd.example')
  await expect(page.getByRole('heading', { name: 'Partijen inlezen' })).toBeVisible()
  await page.getByRole('button', { name: 'Log uit' }).click()
  await expect(page.getByLabel('Je mailadres')).toBeVisible()
  await signIn(page, 'analyst@demo.gevraagd.example')
  await expect(page.getByRole('heading', { name: 'Van aanmelding tot raadszetel' })).toBeVisible()
  await page.goto('/workspace/inlezen')
  await expect(page.getByRole('button', { name: 'Log uit' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Partijen inlezen' })).toHaveCount(0)
})
