// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { network } from '../../testing/server'
import { Branches } from './Branches'

const { answers, asked, server } = network()
const branch = (name: string, verified = false) => ({ id: name, name, verified })
const branches = {
  branchesToVerify: [branch('Zon'), branch('Ávond', true), branch('Berk')],
  municipality: { name: 'Stadskanaal' },
}

beforeEach(() => {
  history.replaceState(null, '', '/workspace/afdelingen?gemeente=GM0037')
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const show = async (more: Record<string, unknown> = {}) => {
  answers({
    BranchesToVerify: branches,
    ...more,
  })
  render(<Branches />)
  await screen.findByText('Stadskanaal')
  fireEvent.change(screen.getByLabelText('Naam'), { target: { value: 'Lotte' } })
}
const press = (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }))
}
/** Opens the list of members. */
const look = () => {
  const summary = screen.getByText(/^Wie kan bij de kaarten/)
  const details = summary.closest('details') as HTMLDetailsElement
  details.open = true
  fireEvent(details, new Event('toggle'))
  return summary
}

it('opens at the municipality in the address, with its branches by name', async () => {
  await show()
  expect(document.activeElement?.textContent).toBe('Stadskanaal')
  expect([...document.querySelectorAll('li b')].map((one) => one.textContent)).toEqual(['Ávond', 'Berk', 'Zon'])
  press('← Andere gemeente')
  expect(location.search).toBe('')
})

it('leads to the heading who goes back, also with the browser', async () => {
  await show()
  history.replaceState(null, '', '/workspace/afdelingen')
  fireEvent.popState(window)
  await waitFor(() => {
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Afdelingen' }))
  })
})

it('does not say that a branch takes part that was refused', async () => {
  await show({ VerifyBranch: { verifyBranch: { __typename: 'InputRejected' } } })
  press(/^Laat meedoen.*Berk/)
  press(/^Ja, laat meedoen.*Berk/)
  expect((await screen.findByRole('alert')).textContent).toBe('Berk kan niet meedoen. Er is niets veranderd.')
  expect(screen.queryByText(/Berk doet mee/)).toBeNull()
})

it('sends one letter for two clicks', async () => {
  await show({ InviteMember: { inviteMember: { __typename: 'MemberInvited' } } })
  press('Stuur de uitnodiging')
  press('Even geduld …')
  await screen.findByText(/is onderweg, voor Ávond/)
  expect(asked.filter((one) => one.operation === 'InviteMember')).toHaveLength(1)
})

it('names the fields of what is wrong, in their order', async () => {
  const problems = ['email', 'name'].map((field) => ({ field: [field], message: 'Vul dit in.' }))
  await show({ InviteMember: { inviteMember: { __typename: 'InputRejected', problems } } })
  press('Stuur de uitnodiging')
  const summary = await screen.findByText('Dit klopt nog niet')
  expect([...(summary.parentElement?.querySelectorAll('a') ?? [])].map((one) => one.textContent)).toEqual([
    'Naam: Vul dit in.',
    'Mailadres: Vul dit in.',
  ])
})

it('tells apart what is wrong with the branch, which is no field of the form', async () => {
  const problems = [{ field: ['branch'], message: 'Deze partij doet nog niet mee.' }]
  await show({ InviteMember: { inviteMember: { __typename: 'InputRejected', problems } } })
  press('Stuur de uitnodiging')
  expect((await screen.findByRole('alert')).textContent).toBe('Deze partij doet nog niet mee.')
  expect(screen.queryByText('Dit klopt nog niet')).toBeNull()
})

it('does not know whether an invitation left of which the answer was lost, and shows who is a member now', async () => {
  let members: unknown[] = []
  await show({
    BranchMembers: () => ({ branchMembers: members }),
    InviteMember: () => {
      members = [{ id: 'm', name: 'Lotte', email: 'lotte@lid.example', roles: ['BRANCH_RECRUITER'] }]
      return null
    },
  })
  look()
  expect(await screen.findByText(/Nog niemand/)).toBeTruthy()
  press('Stuur de uitnodiging')
  expect((await screen.findByRole('alert')).textContent).toBe(
    'We weten niet of de mail weg is. Kijk bij ‘Wie kan bij de kaarten’.',
  )
  expect(await screen.findByText('Lotte', { selector: 'b' })).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Naam').value).toBe('Lotte')
})

it('keeps what was typed for who was signed out, until they are back', async () => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
  await show()
  server.use(http.post('/graphql', () => HttpResponse.json({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })))
  press('Stuur de uitnodiging')
  expect(await screen.findByText(/Je bent niet meer ingelogd/)).toBeTruthy()
  answers({ BranchesToVerify: branches })
  fireEvent(document, new Event('visibilitychange'))
  await waitFor(() => {
    expect(screen.queryByText(/Je bent niet meer ingelogd/)).toBeNull()
  })
  expect(screen.getByLabelText<HTMLInputElement>('Naam').value).toBe('Lotte')
})

it('leads back to the members where one of them was removed', async () => {
  let members = [{ id: 'm', name: 'Lotte', email: 'lotte@lid.example', roles: ['BRANCH_VIEWER'] }]
  await show({
    BranchMembers: () => ({ branchMembers: members }),
    RemoveMember: () => {
      members = []
      return { removeMember: { __typename: 'MemberRemoved' } }
    },
  })
  const summary = look()
  fireEvent.click(await screen.findByRole('button', { name: /^Haal weg/ }))
  press(/^Ja, haal weg/)
  expect(await screen.findByText(/Nog niemand/)).toBeTruthy()
  expect(document.activeElement).toBe(summary)
})

it('shows how a branch is when the answer was lost', async () => {
  let joined = false
  await show({
    BranchesToVerify: () => ({
      branchesToVerify: [branch('Zon', joined), branch('Ávond', true)],
      municipality: { name: 'Stadskanaal' },
    }),
    VerifyBranch: () => {
      joined = true
      return null
    },
  })
  press(/^Laat meedoen.*Zon/)
  press(/^Ja, laat meedoen.*Zon/)
  expect(await screen.findByText('We weten niet of het gelukt is. Je ziet nu hoe het is.')).toBeTruthy()
  expect(screen.queryByText('Dit lukt nu niet')).toBeNull()
  await waitFor(() => {
    expect(screen.getAllByText('Doet mee')).toHaveLength(2)
  })
})
