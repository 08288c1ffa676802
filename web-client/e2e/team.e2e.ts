import { expect } from '@playwright/test'
import { look } from './look'
import { link, mail } from './mails'
import { invented, inviteMember, letIn, showBranches, signIn, test } from './people'

test('the team sees the funnel as a picture and a table', async ({ page }, info) => {
  await signIn(page, 'manager@demo.gevraagd.example')
  await expect(page.getByRole('heading', { name: 'Van aanmelding tot raadszetel' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Aangemeld' })).toBeVisible()
  await look(page, info, 'funnel')
  const weeks = page.getByLabel('Aangemeld in')
  const week = (await weeks.getByRole('option').nth(1).getAttribute('value')) ?? ''
  const asked = page.waitForResponse(
    (response) => response.request().postData()?.includes(`"week":"${week}"`) === true && response.ok(),
  )
  await weeks.selectOption(week)
  await asked
  await expect(page).toHaveURL(new RegExp(`[?&]week=${week}$`))
  await expect(page.getByRole('cell', { name: 'Aangemeld' })).toBeVisible()
})

test('the team sees where leads are missing, and what became of letters', async ({ page }, info) => {
  await signIn(page, 'analyst@demo.gevraagd.example')
  await page.getByRole('link', { name: 'Gemeenten om naar te kijken' }).click()
  await expect(page.getByRole('heading', { name: 'Hier doet nog geen partij mee' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Bekijk de partijen/ }), 'only a manager lets parties in').toHaveCount(0)
  await look(page, info, 'councils')
  await page.getByRole('link', { name: 'Mails' }).click()
  await expect(page.getByRole('heading', { name: 'Mails' })).toBeVisible()
  await expect(page.getByText(/weten of ze zijn aangekomen/)).toBeVisible()
  await look(page, info, 'letters')
})

test('a manager lets a branch take part, invites its first member, who signs in, and removes them', async ({
  page,
  member,
}, info) => {
  const place = info.project.name === 'phone' ? 'Stadskanaal' : 'Veendam'
  const guest = invented('lid', info.project.name)
  await signIn(page, 'manager2@demo.gevraagd.example')
  await expect(page.getByRole('heading', { name: 'Van aanmelding tot raadszetel' })).toBeVisible()
  await showBranches(page, place)
  const first = page.getByRole('button', { name: /^Laat meedoen/ }).first()
  await first.click()
  await expect(page.getByText('Daarna kun je dit niet terugdraaien')).toBeVisible()
  await page.getByRole('button', { name: 'Toch niet' }).click()
  await expect(first).toBeFocused()
  const { party, branch } = await letIn(page)
  await branch.getByRole('button', { name: 'Stuur de uitnodiging' }).click()
  await expect(branch.getByRole('alert')).toContainText('mailadres')
  await inviteMember(branch, 'Lotte Voorbeeld', guest)
  await look(page, info, 'branches')
  await member.goto(await link(guest, 'sign-in'))
  await member.getByRole('button', { name: 'Log mij in' }).click()
  await expect(member.getByText('Hallo Lotte Voorbeeld')).toBeVisible()
  await branch.getByText(/^Wie kan bij de kaarten/).click()
  await expect(branch.getByText(guest)).toBeVisible()
  await branch.getByRole('button', { name: /^Haal weg/ }).click()
  await expect(branch.getByText('kan dan meteen niets meer van deze afdeling zien')).toBeVisible()
  await look(page, info, 'branch-members')
  await branch.getByRole('button', { name: /^Ja, haal weg/ }).click()
  await expect(page.getByText(`Lotte Voorbeeld kan niet meer bij ${party}`)).toBeVisible()
  await expect(branch.getByText('Nog niemand.')).toBeVisible()
  await member.reload()
  await expect(member.getByLabel('Je mailadres')).toBeVisible()
})

test('a member of two branches changes between them, and stays with one', async ({ page, member }, info) => {
  const place = info.project.name === 'phone' ? 'Pekela' : 'Westerwolde'
  const guest = invented('twee', info.project.name)
  await signIn(page, 'manager@demo.gevraagd.example')
  const parties: string[] = []
  for (const turn of [0, 1]) {
    await showBranches(page, place)
    const { party, branch } = await letIn(page)
    parties.push(party)
    await inviteMember(branch, `Teun Voorbeeld ${String(turn)}`, guest)
  }
  await member.goto((await mail(guest, 'sign-in', 1)).link)
  await member.getByRole('button', { name: 'Log mij in' }).click()
  const choice = (party: string) =>
    member.getByRole('navigation', { name: 'Werkplek' }).getByRole('link', { name: party })
  await expect(member.getByText('Jouw afdelingen')).toBeVisible()
  for (const party of [...parties, parties[0] ?? '']) {
    await choice(party).click()
    await expect(choice(party)).toHaveAttribute('aria-current', 'true')
    await expect(member.locator('.side a[aria-current=true]')).toHaveCount(1)
    const address = new URL(member.url()).searchParams.get('afdeling')
    await member.getByRole('link', { name: 'Alle kaarten' }).click()
    await expect(choice(party)).toHaveAttribute('aria-current', 'true')
    expect(new URL(member.url()).searchParams.get('afdeling')).toBe(address)
  }
  await look(member, info, 'two-branches')
})

test('who has a role without pages is told so', async ({ page }, info) => {
  await signIn(page, 'privacy@demo.gevraagd.example')
  await expect(page.getByText('Voor jouw rol is er nog geen pagina')).toBeVisible()
  await look(page, info, 'no-pages')
})
