import { expect, type Browser, type Page } from '@playwright/test'
import { link } from './mails'
import { confirm, invented, invite, openLead, openMyPage, signIn, signUp, test } from './people'
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
  member,
  browser,
}, info) => {
  const email = invented('wil', info.project.name)
  const hours = info.project.name === 'phone' ? '76' : '77'
  await test.step('confirm', async () => {
    const link = await signUp(page.request, email, Number(hours))
    await scan(browser, page, link, 'Ja, dit klopt')
    await page.goto(link)
    await confirm(page)
  })

  await test.step('sign in', async () => {
    await signIn(member, 'recruiter@demo.gevraagd.example', (link) => scan(browser, member, link, 'Log mij in'))
  })

  await test.step('answer', async () => {
    await openLead(member, hours)
    await invite(member)
    const invitation = await link(email, 'invitation')
    await scan(browser, page, invitation, 'Ja, dat wil ik')
    await member.reload()
    await expect(member.locator('.stage').first()).toHaveText('Uitgenodigd')
    await expect(member.getByText('Vera Voorbeeld')).toHaveCount(0)
    await page.goto(invitation)
    await page.getByRole('button', { name: 'Ja, dat wil ik' }).click()
    await expect(page.getByText('Je zei ja')).toBeVisible()
    await member.reload()
    await expect(member.getByRole('heading', { name: 'Vera Voorbeeld' })).toBeVisible()
  })

  await test.step('open my page', async () => {
    await openMyPage(page, email, (link) => scan(browser, page, link, 'Open mijn pagina'))
    await expect(page.getByText('Hallo Vera Voorbeeld')).toBeVisible()
  })
})
