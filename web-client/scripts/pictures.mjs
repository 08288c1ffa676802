// Takes the pictures of the README anew, from the demo that runs at http://localhost:8080 or at the address named.
import { chromium } from '@playwright/test'
import { fileURLToPath } from 'node:url'

const url = process.argv[2] ?? 'http://localhost:8080'
const pictures = new URL('../../docs/pictures/', import.meta.url)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const open = (width, height) => browser.newPage({ baseURL: url, locale: 'nl-NL', viewport: { width, height } })

async function picture(page, name) {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ fullPage: true, path: fileURLToPath(new URL(`${name}.png`, pictures)) })
}

/** Signs a member in by the newest letter in the demo's mailbox that was not there before. */
async function signIn(page, member) {
  const letters = page.getByRole('row').filter({ hasText: 'sign-in' })
  const box = `/demo/mailbox?to=${member}`
  await page.goto(box)
  const before = await letters.count()
  await page.goto('/workspace/')
  await page.getByLabel('Je mailadres').fill(member)
  await page.getByRole('button', { name: 'Mail mij een link' }).click()
  await page.getByText('Kijk in je mail').waitFor()
  await page.goto(box)
  while ((await letters.count()) === before) {
    await page.waitForTimeout(500)
    await page.reload()
  }
  await letters.first().getByRole('link').click()
  const link = await page.frameLocator('iframe').getByRole('link', { name: 'Inloggen' }).getAttribute('href')
  const { pathname, hash } = new URL(link)
  await page.goto(pathname + hash)
  await page.getByRole('button', { name: 'Log mij in' }).click()
  await page.getByRole('button', { name: 'Log uit' }).waitFor()
}

const phone = await open(390, 844)
await phone.goto('/nl/aanmelden')
await phone.getByLabel('Je postcode of gemeente').fill('Utrecht')
await phone
  .getByRole('button', { name: /^Utrecht/ })
  .first()
  .click()
await phone.getByLabel('Hoe wil je genoemd worden?').fill('Vera Voorbeeld')
await phone.getByLabel('Je mailadres').fill('vera@voorbeeld.example')
await phone.getByText('Ik ben 18 jaar of ouder').click()
await phone.getByRole('button', { name: 'Verder' }).click()
await phone.getByRole('heading', { name: 'Waar geef je om?' }).waitFor()
await phone.getByRole('button', { name: 'Verder' }).click()
await phone.getByText('Stadsbelang Utrecht (demo)').click()
await picture(phone, 'sign-up')

const desk = await open(1280, 900)
await signIn(desk, 'recruiter@demo.gevraagd.example')
await desk.goto('/workspace/leads?stap=ACCEPTED')
await desk
  .getByRole('link', { name: /^Openen/ })
  .first()
  .click()
const note = 'Gebeld. Komt maandag koffie drinken.'
await desk.getByLabel('Nieuwe notitie').waitFor()
if ((await desk.getByText(note).count()) === 0) {
  await desk.getByLabel('Nieuwe notitie').fill(note)
  await desk.getByRole('button', { name: 'Bewaar notitie' }).click()
  await desk.getByText('Notitie bewaard').waitFor()
  await desk.reload()
  await desk.getByText(note).waitFor()
}
await picture(desk, 'lead')
await desk.getByRole('button', { name: 'Log uit' }).click()
await desk.getByLabel('Je mailadres').waitFor()
await signIn(desk, 'manager@demo.gevraagd.example')
await desk.getByRole('cell', { name: 'Aangemeld' }).waitFor()
await picture(desk, 'funnel')
await browser.close()
