import { expect, test } from '@playwright/test'
import { municipalityPath, routes } from '../src/i18n/routes'
import { look, watch } from './look'
import { invented } from './people'

const pages = [
  ...(['nl', 'en'] as const).flatMap((locale) => [
    ...Object.values(routes).map((route) => route[locale]),
    municipalityPath(locale, 'Stadskanaal'),
    `/${locale}/is-er-niet`,
    `/leave/niets?locale=${locale}`,
  ]),
  '/workspace/',
  '/workspace/inloggen',
]

for (const path of pages) {
  test(`everybody can use ${path}`, async ({ page }, info) => {
    const wrong = watch(page)
    await page.goto(path)
    await expect(page.locator('h1').first()).toBeVisible()
    await expect(page.getByText(/Even geduld|One moment/)).toHaveCount(0)
    await look(page, info, `page${path.replaceAll(/[^a-z]/g, '-')}`)
    expect(wrong).toEqual([])
  })
}

test('what the server itself refuses is a page as well', async ({ browser }, info) => {
  for (const [locale, title] of [
    ['nl-NL', 'Dit lukt nu niet'],
    ['en-GB', 'This does not work right now'],
  ] as const) {
    const page = await browser.newPage({ locale })
    expect((await page.goto('/nl/%2F'))?.status()).toBe(400)
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await look(page, info, `refused-${locale}`)
    await page.close()
  }
})

test('who asks for a link is told what is wrong, and then where to look', async ({ page }, info) => {
  const wrong = watch(page)
  for (const [path, send, sent] of [
    ['/nl/mijn-pagina', 'Mail mij een link', 'Kijk in je mail'],
    ['/en/my-page', 'Send me a link', 'Check your e-mail'],
    ['/workspace/', 'Mail mij een link', 'Kijk in je mail'],
  ] as const) {
    await page.goto(path)
    await page.getByRole('button', { name: send }).click()
    await expect(page.getByRole('alert')).toBeFocused()
    await look(page, info, `link-problem${path.replaceAll('/', '-')}`)
    await page.getByRole('textbox').fill(invented('niemand', info.project.name))
    await page.getByRole('button', { name: send }).press('Enter') // so soon a second click would be half of a double one
    await expect(page.getByRole('heading', { name: sent })).toBeVisible()
    await look(page, info, `link-sent${path.replaceAll('/', '-')}`)
  }
  expect(wrong).toEqual([])
})

test('who follows a link that does not work is told how to get another', async ({ page }, info) => {
  const wrong = watch(page)
  for (const [path, open, told] of [
    ['/nl/mijn-pagina/openen', 'Open mijn pagina', 'Deze link werkt niet meer'],
    ['/en/my-page/open', 'Open my page', 'This link does not work any more'],
    ['/workspace/inloggen', 'Log mij in', 'Deze link werkt niet meer'],
  ] as const) {
    await page.goto(path)
    await page.getByRole('button', { name: open }).click()
    await expect(page.getByRole('heading', { name: told })).toBeVisible()
    await look(page, info, `link-invalid${path.replaceAll('/', '-')}`)
  }
  expect(wrong).toEqual([])
})

test('who is in doubt is told what stands in the way, and when nothing does', async ({ page }, info) => {
  await page.goto('/nl/twijfel-je')
  await page.getByRole('button', { name: 'Laat zien' }).click()
  await expect(page.getByRole('heading', { name: 'Let op deze punten' })).toBeVisible()
  await look(page, info, 'doubt-unmet')
  await page.getByText('Ik ben 18 of ouder als de nieuwe raad begint').click()
  await page.getByText('Ik woon in de gemeente, of ik ga er wonen').click()
  await page.getByText('Ik ben Nederlander of burger van de Europese Unie').click()
  await page.getByRole('button', { name: 'Laat zien' }).press('Enter')
  await expect(page.getByRole('heading', { name: /zien we niets dat je tegenhoudt/ })).toBeVisible()
  await look(page, info, 'doubt-met')
})

test('a browser keeps no page on which something of somebody is shown or typed', async ({ request }) => {
  const kept = async (path: string) => (await request.get(path)).headers()['cache-control']
  for (const path of [
    '/nl/mijn-pagina',
    '/en/my-page/open',
    '/en/sign-up',
    '/nl/bevestigen',
    '/en/answer',
    '/workspace/leads',
  ]) {
    expect(await kept(path), path).toBe('no-store')
  }
  expect(await kept('/nl/')).toBe('no-cache')
})

test('the page about privacy names who is responsible', async ({ page }) => {
  for (const path of ['/nl/privacy', '/en/privacy/']) {
    await page.goto(path)
    await expect(page.getByText('Voorbeeldstraat 1')).toBeVisible()
    await expect(page.getByRole('link', { name: 'campagne@gevraagd.example' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'privacy@demo.gevraagd.example' })).toBeVisible()
  }
})
