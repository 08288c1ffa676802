import { expect, test, type Browser, type Page } from '@playwright/test'
import { count, mail } from './mails'
import { invented, openLead, signUp } from './people'
import { state } from './state'

const scannerWaits = 10_000

/** What mail scanners do with a link: ask for it in every way, run all its scripts, wait, and press nothing. */
async function scan(browser: Browser, page: Page, link: string, button: string) {
  const before = await state()
  const path = link.replace(/#.*/, '')
  expect((await page.request.head(path)).status()).toBe(200)
  for (let i = 0; i < 5; i++) {
    const response = await page.request.get(path)
    expect(response.status()).toBe(200)
    expect(response.headers()['set-cookie']).toBeUndefined()
  }
  const scanner = await browser.newContext()
  const opened = await scanner.newPage()
  await opened.goto(link, { waitUntil: 'networkidle' })
  await expect(opened.getByRole('button', { name: button })).toBeEnabled()
  await opened.mouse.move(200, 200)
  await opened.evaluate(() => {
    scrollTo(0, document.body.scrollHeight)
  })
  await opened.waitForTimeout(scannerWaits)
  expect(await scanner.cookies()).toEqual([])
  await scanner.close()
  expect(await state(), 'nobody is signed in, and no link is used').toEqual(before)
}

test('a scanner that opens the links of letters changes nothing, and the click of the person still counts', async ({
  page,
  browser,
}, info) => {
  test.setTimeout(180_000)
  const email = invented('wil', info.project.name)
  const hours = info.project.name === 'phone' ? '76' : '77'
  await test.step('confirm', async () => {
    const link = await signUp(page.request, email, Number(hours))
    await scan(browser, page, link, 'Ja, dit klopt')
    await page.goto(link)
    await page.getByRole('button', { name: 'Ja, dit klopt' }).click()
    await expect(page.getByText('Je bent aangemeld')).toBeVisible()
  })

  const desk = await browser.newContext()
  const member = await desk.newPage()
  await test.step('sign in', async () => {
    const recruiter = 'recruiter@demo.gevraagd.example'
    const before = count(recruiter, 'sign-in')
    await member.goto('/workspace/')
    await member.getByLabel('Je mailadres').fill(recruiter)
    await member.getByRole('button', { name: 'Mail mij een link' }).click()
    const { link } = await mail(recruiter, 'sign-in', before)
    await scan(browser, member, link, 'Log mij in')
    await member.goto(link)
    await member.getByRole('button', { name: 'Log mij in' }).click()
    await expect(member.getByRole('button', { name: 'Log uit' })).toBeVisible()
  })

  await test.step('answer', async () => {
    await openLead(member, hours)
    await member.getByRole('button', { name: 'Nodig uit', exact: true }).click()
    await expect(member.getByText('De uitnodiging gaat de deur uit')).toBeVisible()
    const { link } = await mail(email, 'invitation')
    await scan(browser, page, link, 'Ja, dat wil ik')
    await member.reload()
    await expect(member.locator('.stage').first()).toHaveText('Uitgenodigd')
    await expect(member.getByText('Vera Voorbeeld')).toHaveCount(0)
    await page.goto(link)
    await page.getByRole('button', { name: 'Ja, dat wil ik' }).click()
    await expect(page.getByText('Je zei ja')).toBeVisible()
    await member.reload()
    await expect(member.getByRole('heading', { name: 'Vera Voorbeeld' })).toBeVisible()
  })

  await test.step('open my page', async () => {
    await page.goto('/nl/mijn-pagina')
    await page.getByLabel('Je mailadres').fill(email)
    await page.getByRole('button', { name: 'Mail mij een link' }).click()
    const { link } = await mail(email, 'self-service-link')
    await scan(browser, page, link, 'Open mijn pagina')
    await page.goto(link)
    await page.getByRole('button', { name: 'Open mijn pagina' }).click()
    await expect(page.getByText('Hallo Vera Voorbeeld')).toBeVisible()
  })
  await desk.close()
})
