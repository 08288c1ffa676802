import { expect, test as base, type APIRequestContext, type Locator, type Page } from '@playwright/test'
import { watch } from './look'
import { count, link, mail } from './mails'

/** With somebody at a screen of their own beside `page`, of the same size, on which nothing may go wrong either. */
export const test = base.extend<{ member: Page }>({
  member: async ({ browser }, withMember) => {
    const desk = await browser.newContext()
    const member = await desk.newPage()
    const wrong = watch(member)
    await withMember(member)
    await desk.close()
    expect(wrong).toEqual([])
  },
})

/** What happens to a link before it is followed. */
type OnTheWay = (link: string) => Promise<void>

async function enter(page: Page, path: string, email: string, kind: string, button: string, onTheWay?: OnTheWay) {
  const before = count(email, kind)
  await page.goto(path)
  await page.getByLabel('Je mailadres').fill(email)
  await page.getByRole('button', { name: 'Mail mij een link' }).click()
  await expect(page.getByText('Kijk in je mail')).toBeVisible()
  const { link } = await mail(email, kind, before)
  await onTheWay?.(link)
  await page.goto(link)
  await page.getByRole('button', { name: button }).click()
}

/** Signs a member in, by letter. */
export async function signIn(page: Page, member: string, onTheWay?: OnTheWay) {
  await enter(page, '/workspace/', member, 'sign-in', 'Log mij in', onTheWay)
  await expect(page.getByRole('button', { name: 'Log uit' })).toBeVisible()
}

/** Opens somebody's own page, by letter. */
export async function openMyPage(page: Page, email: string, onTheWay?: OnTheWay) {
  await enter(page, '/nl/mijn-pagina', email, 'self-service-link', 'Open mijn pagina', onTheWay)
}

/** Confirms a sign-up, where the link of its letter led. */
export async function confirm(page: Page) {
  await page.getByRole('button', { name: 'Ja, dit klopt' }).click()
  await expect(page.getByText('Je bent aangemeld')).toBeVisible()
}

async function ask<R>(request: APIRequestContext, query: string, variables: unknown = {}): Promise<R> {
  const response = await request.post('/graphql', { headers: { 'X-Gevraagd': '1' }, data: { query, variables } })
  const answer = (await response.json()) as { data: R; errors?: unknown }
  expect(answer.errors).toBeUndefined()
  return answer.data
}

/** Signs somebody up, with whatever more the form says, for the recruiter's branch in Utrecht without the pages; gives the link to confirm. */
export async function signUp(
  request: APIRequestContext,
  email: string,
  hoursPerWeek: number,
  more: Record<string, unknown> = {},
): Promise<string> {
  const { municipality, consentTexts } = await ask<{
    municipality: { branches: { edges: { node: { id: string; name: string } }[] } }
    consentTexts: { purpose: string; version: string }[]
  }>(
    request,
    '{ municipality(code: "GM0344") { branches(first: 100) { edges { node { id name } } } } consentTexts(locale: "nl") { purpose version } }',
  )
  const version = (purpose: string) => consentTexts.find((text) => text.purpose === purpose)?.version
  const branch = municipality.branches.edges.find((edge) => edge.node.name.startsWith('Stadsbelang'))?.node.id
  const { signUp: outcome } = await ask<{ signUp: { __typename: string } }>(
    request,
    'mutation($input: SignUpInput!) { signUp(input: $input) { __typename } }',
    {
      input: {
        name: 'Vera Voorbeeld',
        email,
        municipality: 'GM0344',
        eighteenOrOlder: true,
        hoursPerWeek,
        consents: [
          { purpose: 'CAMPAIGN_CONTACT', textVersion: version('CAMPAIGN_CONTACT') },
          { purpose: 'SHARE_WITH_BRANCH', branch, textVersion: version('SHARE_WITH_BRANCH') },
        ],
        ...more,
      },
    },
  )
  expect(outcome.__typename).toBe('SignUpAccepted')
  return link(email, 'confirm-sign-up')
}

/** An address that nobody had before. */
export const invented = (who: string, project: string) => `${who}-${project}-${String(Date.now())}@voorbeeld.example`

/** Opens the new lead of somebody with so many hours, as soon as it is there; gives its page. */
export async function openLead(page: Page, hours: string): Promise<string> {
  await expect(async () => {
    await page.goto('/workspace/leads?stap=NEW')
    await page
      .getByRole('row')
      .filter({ hasText: `${hours} uur` })
      .getByRole('link')
      .first()
      .click({ timeout: 10_000 })
  }).toPass({ timeout: 60_000 })
  await page.waitForURL('**/workspace/leads/*')
  return page.url()
}

/** Presses what undoes the last press, not in its middle: so soon in the same place it would be taken for a double click. */
export async function pressOpposite(button: Locator) {
  await button.click({ position: { x: 9, y: 9 } })
}

/** How often somebody presses something on the page until this is done. */
export async function stepsOf(page: Page, done: () => Promise<void>): Promise<number> {
  const counted = () => page.evaluate(() => Number(document.documentElement.dataset['steps'] ?? '0'))
  await page.evaluate(() => {
    const { dataset } = document.documentElement
    if (dataset['steps'] === undefined) {
      dataset['steps'] = '0'
      const count = () => {
        dataset['steps'] = String(Number(dataset['steps']) + 1)
      }
      addEventListener('click', count, true)
      addEventListener('keydown', count, true)
    }
  })
  const before = await counted()
  await done()
  return (await counted()) - before
}

/** Invites the person of the lead that is open. */
export async function invite(member: Page) {
  await member.getByRole('button', { name: 'Nodig uit', exact: true }).click()
  await expect(member.getByText('De uitnodiging gaat de deur uit')).toBeVisible()
}

/** Shows the parties of a place to a manager. */
export async function showBranches(page: Page, place: string) {
  await page.goto('/workspace/afdelingen')
  await page.getByLabel('Postcode of gemeente').fill(place)
  await page.getByRole('button', { name: place }).click()
}

/** Lets a party take part, the first one unless it is named, and opens the form that invites its members. */
export async function letIn(page: Page, named = ''): Promise<{ party: string; branch: Locator }> {
  const button = page.getByRole('button', { name: `Laat meedoen ${named}` }).first()
  const party = ((await button.textContent()) ?? '').replace('Laat meedoen', '').trim()
  await button.click()
  await page.getByRole('button', { name: /^Ja, laat meedoen/ }).click()
  await expect(page.getByText(`${party} doet mee. Wie op deze partij wachtte`)).toBeVisible()
  const branch = page.locator('ul.rows > li').filter({ has: page.getByText(party, { exact: true }) })
  await branch.getByText(/^Nodig iemand uit/).click()
  return { party, branch }
}

export async function inviteMember(branch: Locator, name: string, email: string) {
  await branch.getByLabel('Naam', { exact: true }).fill(name)
  await branch.getByLabel('Mailadres').fill(email)
  await branch.getByRole('button', { name: 'Stuur de uitnodiging' }).click()
  await expect(branch.page().getByText('is onderweg')).toBeVisible()
}
