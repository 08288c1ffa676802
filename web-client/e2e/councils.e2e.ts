import { expect, test } from '@playwright/test'
import { look, watch } from './look'

// Whoever starts these tests imported tables that are newer than the pages: Wijdemeren went into Hilversum yesterday, and
// Rozendaal is called Rozendaal aan de Veluwe, with more inhabitants.

test('a page that was built before a merger tells what is true since', async ({ page, browser, baseURL }, info) => {
  const wrong = watch(page)
  await page.goto('/nl/gemeente/wijdemeren')
  await expect(page.getByRole('heading', { level: 1, name: 'Hilversum' })).toBeVisible()
  await expect(page.getByText('De gemeente Wijdemeren bestaat niet meer.')).toBeVisible()
  await expect(page.locator('dt')).toHaveText(['39', '119.273'])
  await expect(page).toHaveTitle('De gemeenteraad van Hilversum – Gevraagd')
  await expect(page.getByRole('link', { name: 'Ik wil wel eens praten in Hilversum' })).toHaveAttribute(
    'href',
    '/nl/aanmelden?gemeente=GM0402',
  )
  await look(page, info, 'council-merged')
  await page.getByRole('link', { name: 'Naar de pagina van Hilversum' }).click()
  await expect(page).toHaveURL(/\/nl\/gemeente\/hilversum$/)
  await expect(page.locator('dt')).toHaveText(['39', '119.273'])
  await expect(page.getByText('bestaat niet meer')).toHaveCount(0)
  await look(page, info, 'council-grown')
  expect(wrong).toEqual([])

  const plain = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false })
  const read = await plain.newPage()
  await read.goto('/nl/gemeente/rozendaal')
  await expect(read.getByRole('heading', { level: 1, name: 'Rozendaal', exact: true })).toBeVisible()
  await expect(read.locator('dt')).toHaveText(['9', '1.836'])
  await plain.close()
})

test('the search leads to the page of a council that the build did not know', async ({ page, request }, info) => {
  const wrong = watch(page)
  await page.goto('/nl/jouw-gemeente?postcode=Rozendaal')
  await page.getByRole('link', { name: /^Rozendaal aan de Veluwe/ }).click()
  await expect(page).toHaveURL(/\/nl\/gemeente\/rozendaal-aan-de-veluwe$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Rozendaal aan de Veluwe' })).toBeVisible()
  await expect(page.locator('dt')).toHaveText(['9', '1.999'])
  await expect(page.getByText('20 maart 2030')).toBeVisible()
  await expect(page.getByText('heet nu')).toHaveCount(0)
  await look(page, info, 'council-not-built')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByText('20 March 2030')).toBeVisible()
  await expect(page.getByText('councillors')).toBeVisible()

  await page.goto('/nl/gemeente/rozendaal')
  await expect(page.getByText('Rozendaal heet nu Rozendaal aan de Veluwe.')).toBeVisible()
  await expect(page.locator('dt')).toHaveText(['9', '1.999'])
  await look(page, info, 'council-renamed')
  expect(wrong).toEqual([])
  expect((await request.get('/nl/gemeente/nergens')).status()).toBe(404)
})
