import { expect, type APIRequestContext, type Page } from '@playwright/test'
import { count, link, mail } from './mails'

/** Signs a member in, by letter. */
export async function signIn(page: Page, member: string) {
  const before = count(member, 'sign-in')
  await page.goto('/workspace/')
  await page.getByLabel('Je mailadres').fill(member)
  await page.getByRole('button', { name: 'Mail mij een link' }).click()
  await expect(page.getByText('Kijk in je mail')).toBeVisible()
  await page.goto((await mail(member, 'sign-in', before)).link)
  await page.getByRole('button', { name: 'Log mij in' }).click()
  await expect(page.getByRole('button', { name: 'Log uit' })).toBeVisible()
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
      .click({ timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
  await page.waitForURL('**/workspace/leads/*')
  return page.url()
}
