import { expect, test } from '@playwright/test'
import { look } from './look'

// Runs by itself, against an application that mails into the demo's own mailbox.
test('the mailbox of the demo shows a letter, and its link works', async ({ page }, info) => {
  const member = info.project.name === 'phone' ? 'recruiter@demo.gevraagd.example' : 'rival@demo.gevraagd.example'
  await page.goto(`/demo/mailbox?to=${member}`)
  const letters = page.getByRole('row').filter({ hasText: 'sign-in' })
  const before = await letters.count() // other tests had this member sign in
  await page.goto('/workspace/')
  await page.getByLabel('Je mailadres').fill(member)
  await page.getByRole('button', { name: 'Mail mij een link' }).click()
  await expect(page.getByText('Kijk in je mail')).toBeVisible()
  await page.goto('/demo/mailbox')
  await page.getByLabel('Alleen mail aan').fill(member)
  await page.getByRole('button', { name: 'Toon' }).click()
  await expect(async () => {
    await page.reload()
    expect(await letters.count()).toBeGreaterThan(before)
  }).toPass({ timeout: 20_000 })
  await look(page, info, 'mailbox')
  await letters.first().getByRole('link').click()
  await expect(page.getByText('x-letter-kind: sign-in', { exact: false })).toBeVisible()
  await look(page, info, 'mailbox-letter')
  const link = await page.frameLocator('iframe').getByRole('link', { name: 'Inloggen' }).getAttribute('href')
  const { pathname, hash } = new URL(link ?? '')
  await page.goto(pathname + hash) // the application of the tests is on another port than its letters say
  await page.getByRole('button', { name: 'Log mij in' }).click()
  await expect(page.getByRole('button', { name: 'Log uit' })).toBeVisible()
})
