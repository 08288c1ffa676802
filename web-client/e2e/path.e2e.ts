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

const pages = ['/nl/', '/en/', '/nl/wat-doet-een-raadslid', '/nl/jouw-gemeente', '/nl/twijfel-je', '/nl/gemeente/stadskanaal', '/nl/privacy', '/nl/toegankelijkheid', '/nl/cijfers', '/nl/mijn-pagina', '/nl/aanmelden', '/en/sign-up', '/nl/bevestigen', '/nl/antwoord', '/workspace/', '/demo/mailbox', '/nl/is-er-niet']

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

test('a citizen finds their council by a postcode of two municipalities, and by an everyday name', async ({ page }) => {
  await page.goto('/nl/')
  await page.getByLabel('Je postcode').fill('1271')
  await page.getByRole('button', { name: 'Bekijk jouw gemeente' }).click()
  await expect(page.getByRole('link', { name: /Huizen/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /Hilversum/ })).toBeVisible()
  await page.getByRole('textbox').fill('1099')
  await expect(page.getByText('Deze postcode kennen we niet')).toBeVisible()
  await page.getByRole('textbox').fill('den bosch')
  await page.getByRole('link', { name: /'s-Hertogenbosch/ }).first().click()
  await expect(page.getByRole('heading', { name: "'s-Hertogenbosch" })).toBeVisible()
  await expect(page.getByText('20 maart 2030')).toBeVisible()
})

test('the whole path, from a raised hand to a name, and back', async ({ page, browser }, info) => {
  const wrong = watch(page)
  const email = `vera-${info.project.name}-${String(Date.now())}@voorbeeld.example`
  await page.goto('/nl/aanmelden')
  await page.getByLabel('Je postcode, of de naam van je gemeente').fill('Utrecht')
  await page.getByRole('button', { name: /^Utrecht/ }).first().click()
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page.getByRole('alert')).toContainText('mailadres')
  await look(page, info, 'sign-up-problems')
  await page.getByLabel('Hoe wil je genoemd worden?').fill('Vera Voorbeeld')
  await page.getByLabel('Je mailadres').fill(email)
  await page.getByText('Ik ben 18 jaar of ouder').click()
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByText('Wonen', { exact: true }).click()
  await page.getByLabel('Hoeveel uur per week heb je?').fill('8')
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByText('Stadsbelang Utrecht (demo)').click()
  await look(page, info, 'sign-up-parties')
  await page.getByRole('button', { name: 'Naar controleren' }).click()
  await page.getByText('Ja, Gevraagd mag bewaren').click()
  await look(page, info, 'sign-up-check')
  await page.getByRole('button', { name: 'Meld me aan' }).click()
  await expect(page.getByText('Kijk in je mail')).toBeVisible()

  await page.goto(await link(page, email, 'confirm-sign-up'))
  await expect(page.getByText('Stadsbelang Utrecht (demo)')).toBeVisible()
  await look(page, info, 'confirm')
  await page.getByRole('button', { name: 'Ja, dit klopt' }).click()
  await expect(page.getByText('Je bent aangemeld')).toBeVisible()

  const desk = await browser.newContext({ viewport: page.viewportSize() ?? { width: 1280, height: 900 } })
  const member = await desk.newPage()
  const memberWrong = watch(member)
  await signIn(member, 'recruiter@demo.gevraagd.example')
  await expect(member.getByText('dit wacht op jou')).toBeVisible()
  await look(member, info, 'today')
  await member.goto('/workspace/leads?stap=NEW')
  await member.getByRole('link', { name: /Openen/ }).first().click()
  await expect(member.getByRole('heading', { name: 'Een kandidaat zonder naam' })).toBeVisible()
  await expect(member.getByText(email)).toHaveCount(0)
  await member.getByLabel('Een kort bericht').fill('Kom je een keer koffie drinken?')
  await look(member, info, 'lead-new')
  await member.getByRole('button', { name: 'Nodig uit', exact: true }).click()
  await expect(member.getByText('De uitnodiging gaat de deur uit')).toBeVisible()

  await page.goto(await link(page, email, 'invitation'))
  await expect(page.getByText('Kom je een keer koffie drinken?')).toBeVisible()
  await look(page, info, 'answer')
  await page.getByRole('button', { name: 'Later' }).click()
  await expect(page.getByText('Je zei later')).toBeVisible()
  await page.getByRole('button', { name: 'Ja, dat wil ik' }).click()
  await expect(page.getByText('Je zei ja')).toBeVisible()

  await member.reload()
  await expect(member.getByRole('heading', { name: 'Vera Voorbeeld' })).toBeVisible()
  await expect(member.getByText(email)).toBeVisible()
  await member.getByLabel('Nieuwe notitie').fill('Gebeld, maandag om acht uur.')
  await member.getByRole('button', { name: 'Bewaar notitie' }).click()
  await expect(member.getByText('Notitie bewaard')).toBeVisible()
  await member.getByRole('button', { name: 'We hebben gesproken' }).click()
  await expect(member.getByText('Bewaard.')).toBeVisible()
  await look(member, info, 'lead-met')
  await member.getByRole('button', { name: 'Terug naar ‘Zei ja’' }).click()
  await expect(member.locator('.stage').first()).toHaveText('Zei ja')

  await page.goto('/nl/mijn-pagina')
  await page.getByLabel('Je mailadres').fill(email)
  await page.getByRole('button', { name: 'Mail mij een link' }).click()
  await expect(page.getByText('Kijk in je mail')).toBeVisible()
  await page.goto(await link(page, email, 'self-service-link'))
  await page.getByRole('button', { name: 'Open mijn pagina' }).click()
  await expect(page.getByText('Hallo Vera Voorbeeld')).toBeVisible()
  await expect(page.getByText(/Stadsbelang Utrecht \(demo\), \d/).first()).toBeVisible()
  await look(page, info, 'my-page')
  await page.getByRole('button', { name: 'Trek in Stadsbelang Utrecht (demo)' }).click()
  await expect(page.getByText('ziet jou niet meer')).toBeVisible()

  await member.reload()
  await expect(member.getByText('heeft de toestemming ingetrokken')).toBeVisible()
  await expect(member.getByText(email)).toHaveCount(0)
  await expect(member.getByText('Gebeld, maandag')).toHaveCount(0)

  await page.getByText('Wis alles wat jullie van mij weten').click()
  await page.getByRole('button', { name: 'Ja, wis alles' }).click()
  await expect(page.getByText(/GV-\d{4}/)).toBeVisible()
  expect(wrong).toEqual([])
  expect(memberWrong).toEqual([])
  await desk.close()
})

test('the team sees the funnel as a picture and a table', async ({ page }, info) => {
  await signIn(page, 'manager@demo.gevraagd.example')
  await expect(page.getByRole('heading', { name: 'De trechter' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Aangemeld' })).toBeVisible()
  await look(page, info, 'funnel')
})

test('a manager lets a branch take part and invites its first member, who signs in', async ({ page, browser }, info) => {
  const place = info.project.name === 'phone' ? 'Stadskanaal' : 'Veendam'
  const guest = `lid-${info.project.name}-${String(Date.now())}@voorbeeld.example`
  await signIn(page, 'manager2@demo.gevraagd.example')
  await expect(page.getByRole('heading', { name: 'De trechter' })).toBeVisible()
  await page.goto('/workspace/afdelingen')
  await page.getByLabel('Je postcode, of de naam van je gemeente').fill(place)
  await page.getByRole('button', { name: place }).click()
  const letIn = page.getByRole('button', { name: /^Laat meedoen/ }).first()
  const party = ((await letIn.textContent()) ?? '').replace('Laat meedoen', '').trim()
  await letIn.click()
  await expect(page.getByText(`${party} doet mee. Wie op deze partij wachtte`)).toBeVisible()
  const branch = page.locator('ul.rows > li').filter({ has: page.getByText(party, { exact: true }) })
  await branch.getByText(/^Nodig iemand uit/).click()
  await branch.getByRole('button', { name: 'Stuur de uitnodiging' }).click()
  await expect(branch.getByRole('alert')).toContainText('mailadres')
  await branch.getByLabel('Naam', { exact: true }).fill('Lotte Voorbeeld')
  await branch.getByLabel('Mailadres').fill(guest)
  await branch.getByRole('button', { name: 'Stuur de uitnodiging' }).click()
  await expect(page.getByText('is onderweg')).toBeVisible()
  await look(page, info, 'branches')
  const other = await browser.newContext()
  const member = await other.newPage()
  await member.goto(await link(page, guest, 'sign-in'))
  await member.getByRole('button', { name: 'Log mij in' }).click()
  await expect(member.getByText('Hallo Lotte Voorbeeld')).toBeVisible()
  await other.close()
})
