import { expect, test } from '@playwright/test'
import { look, watch } from './look'

const pages = [
  '/nl/',
  '/en/',
  '/nl/wat-doet-een-raadslid',
  '/nl/jouw-gemeente',
  '/nl/twijfel-je',
  '/nl/gemeente/stadskanaal',
  '/nl/privacy',
  '/nl/toegankelijkheid',
  '/nl/cijfers',
  '/nl/mijn-pagina',
  '/nl/aanmelden',
  '/en/sign-up',
  '/nl/bevestigen',
  '/nl/antwoord',
  '/workspace/',
  '/nl/is-er-niet',
]

for (const path of pages) {
  test(`everybody can use ${path}`, async ({ page }, info) => {
    const wrong = watch(page)
    await page.goto(path)
    await expect(page.locator('h1').first()).toBeVisible()
    await expect(page.getByText('Even geduld')).toHaveCount(0)
    await look(page, info, `page${path.replaceAll('/', '-')}`)
    expect(wrong).toEqual([])
  })
}

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
  }
})
