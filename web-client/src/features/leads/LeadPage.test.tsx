// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { network } from '../../testing/server'
import { LeadPage } from './LeadPage'

const lead = {
  __typename: 'Lead',
  id: 'l1',
  stage: 'NEW',
  version: 1,
  dueAt: null as string | null,
  hoursPerWeek: 4,
  motivation: 'Wil iets doen',
  reasons: ['CHOSEN_BY_PROSPECT', 'SAME_MUNICIPALITY'],
  contactState: 'NOT_YET_ACCEPTED',
  branch: { id: 'b1' },
  themes: [],
  contact: null,
  notes: [],
  history: [{ at: '2026-11-20T10:00:00Z', from: null as string | null, to: 'NEW', by: 'Gevraagd' }],
}
const invited = { ...lead, stage: 'INVITED', version: 2 }
const { answers, asked } = network()
let now: { viewer: { worksFor: { id: string }[] } | null; node: typeof lead | null }

beforeEach(() => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
  now = { viewer: { worksFor: [{ id: 'b1' }] }, node: lead }
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const show = async (more: Record<string, unknown> = {}) => {
  answers({ Lead: () => now, ...more })
  render(<LeadPage id="l1" />)
  await screen.findByLabelText('Nieuwe notitie')
}
const type = (label: RegExp | string, text: string) => {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } })
}
const value = (label: RegExp | string) => screen.getByLabelText<HTMLTextAreaElement>(label).value
const press = (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
}
/** The tab went out of sight and came back. */
const comeBack = () => {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  fireEvent(document, new Event('visibilitychange'))
  hidden.mockReturnValue(false)
  fireEvent(document, new Event('visibilitychange'))
}

it('keeps a half-typed note when somebody is signed out, and nothing of the candidate, until they are back', async () => {
  await show()
  expect(screen.getByText('Wil iets doen')).toBeTruthy()
  expect(screen.getByText('koos jullie partij, woont in jullie gemeente')).toBeTruthy()
  type('Nieuwe notitie', 'Gebeld, belt')
  now = { viewer: null, node: null }
  comeBack()
  expect(await screen.findByText(/Je bent niet meer ingelogd/)).toBeTruthy()
  expect(value('Nieuwe notitie')).toBe('Gebeld, belt')
  expect(screen.queryByText('Wil iets doen')).toBeNull()
  now = { viewer: { worksFor: [{ id: 'b1' }] }, node: lead }
  comeBack()
  await waitFor(() => {
    expect(screen.queryByText(/Je bent niet meer ingelogd/)).toBeNull()
  })
  expect(value('Nieuwe notitie')).toBe('Gebeld, belt')
})

it('does not deny an invitation of which nobody knows, whatever is done afterwards', async () => {
  await show({
    InviteProspect: () => {
      now = { ...now, node: invited }
      throw new Error('lost')
    },
    AddLeadNote: { addLeadNote: { __typename: 'LeadNoteAdded', lead: { id: 'l1', version: 2 } } },
  })
  type(/Een kort bericht/, 'Kom je koffie drinken?')
  press('Nodig uit')
  expect(await screen.findByText(/We weten niet of dit bericht is meegegaan/)).toBeTruthy()
  type('Nieuwe notitie', 'Morgen bellen')
  press('Bewaar notitie')
  expect(await screen.findByText('Notitie bewaard.')).toBeTruthy()
  expect(screen.getByText(/We weten niet of dit bericht is meegegaan/)).toBeTruthy()
  expect(screen.queryByText(/Een collega/)).toBeNull()
})

it('leaves nothing of the card of who is signed out and typed nothing', async () => {
  await show()
  now = { viewer: null, node: null }
  comeBack()
  expect(await screen.findByText(/Je bent niet meer ingelogd/)).toBeTruthy()
  expect(screen.queryByText('Wat er is gebeurd')).toBeNull()
  expect(screen.queryByText('Deze kaart is er niet')).toBeNull()
})

it('keeps what is typed while a note is being saved', async () => {
  const saved = { addLeadNote: { __typename: 'LeadNoteAdded' } }
  await show({ AddLeadNote: saved })
  type('Nieuwe notitie', 'Een')
  press('Bewaar notitie')
  type('Nieuwe notitie', 'Een, en nog iets')
  await screen.findByText('Notitie bewaard.')
  expect(value('Nieuwe notitie')).toBe('Een, en nog iets')
  press('Bewaar notitie')
  await waitFor(() => {
    expect(value('Nieuwe notitie')).toBe('')
  })
})

it('says when a card changed meanwhile, and keeps a message that did not leave', async () => {
  await show({ AddLeadNote: { addLeadNote: { __typename: 'LeadNoteAdded' } } })
  type('Nieuwe notitie', 'Een')
  press('Bewaar notitie')
  await screen.findByText('Notitie bewaard.')
  type(/Een kort bericht/, 'Kom je koffie drinken?')
  now = { viewer: { worksFor: [{ id: 'b1' }] }, node: invited }
  comeBack()
  expect(await screen.findByText('Deze kaart is veranderd: Uitgenodigd.')).toBeTruthy()
  expect(screen.queryByText('Notitie bewaard.')).toBeNull()
  expect(screen.getByText(/Een collega heeft deze kandidaat al uitgenodigd/)).toBeTruthy()
  expect(value('Je bericht')).toBe('Kom je koffie drinken?')
})

it('keeps who types where they are when a colleague invites meanwhile', async () => {
  await show()
  const field = screen.getByLabelText<HTMLTextAreaElement>(/Een kort bericht/)
  field.focus()
  type(/Een kort bericht/, 'Kom je koffie dr')
  now = { viewer: { worksFor: [{ id: 'b1' }] }, node: invited }
  comeBack()
  expect(await screen.findByLabelText('Je bericht')).toBe(field)
  expect(field.readOnly).toBe(true)
  expect(document.activeElement).toBe(field)
})

it('asks anew whether to decline a card that changed, and leads back to it only who was there', async () => {
  await show()
  press('Wijs af')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Ja, wijs af' }))
  now = { viewer: { worksFor: [{ id: 'b1' }] }, node: invited }
  comeBack()
  const anew = await screen.findByRole('button', { name: 'Wijs af' })
  expect(document.activeElement).toBe(anew)
  press('Wijs af')
  screen.getByLabelText('Nieuwe notitie').focus()
  now = { viewer: { worksFor: [{ id: 'b1' }] }, node: { ...invited, version: 3 } }
  comeBack()
  expect(await screen.findByRole('button', { name: 'Wijs af' })).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByLabelText('Nieuwe notitie'))
})

it('invites once, and takes its own change for no news', async () => {
  await show({
    InviteProspect: () => {
      now = { viewer: { worksFor: [{ id: 'b1' }] }, node: invited }
      return { inviteProspect: { __typename: 'ProspectInvited', lead: { version: 2 } } }
    },
  })
  type(/Een kort bericht/, 'Kom je koffie drinken?')
  press('Nodig uit')
  press('Even geduld …')
  await screen.findByText(/De uitnodiging gaat de deur uit/)
  await screen.findAllByText('Uitgenodigd')
  expect(asked.filter((one) => one.operation === 'InviteProspect')).toHaveLength(1)
  expect(screen.queryByText(/Deze kaart is veranderd/)).toBeNull()
  expect(screen.queryByLabelText('Je bericht')).toBeNull()
})

it('blames no colleague for who invited, and typed on meanwhile', async () => {
  let letGo: (() => void) | undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await show({
    InviteProspect: async () => {
      now = { viewer: { worksFor: [{ id: 'b1' }] }, node: invited }
      await held
      return { inviteProspect: { __typename: 'ProspectInvited', lead: { version: 2 } } }
    },
  })
  type(/Een kort bericht/, 'Kom je koffie drinken?')
  press('Nodig uit')
  type(/Een kort bericht/, 'Kom je koffie drinken? Of thee?')
  await waitFor(() => {
    expect(now.node).toBe(invited)
  })
  comeBack()
  await screen.findAllByText('Uitgenodigd')
  expect(screen.queryByText(/Een collega/)).toBeNull()
  letGo?.()
  expect(await screen.findByText(/Je hebt al uitgenodigd. Dit typte je daarna; het is niet meegegaan./)).toBeTruthy()
  expect(value('Je bericht')).toBe('Kom je koffie drinken? Of thee?')
  expect(screen.queryByText(/Een collega/)).toBeNull()
})

it('counts what still fits in words that are right for one', async () => {
  await show()
  type('Nieuwe notitie', 'a'.repeat(1_999))
  expect(screen.getByText('Nog 1 teken.')).toBeTruthy()
  type('Nieuwe notitie', 'a'.repeat(2_002))
  expect(screen.getByText('Te lang. Maak je tekst 2 tekens korter.')).toBeTruthy()
})

it.each([
  ['NEW', 'Te laat. Nodig nu uit, of wijs af. Dit moest uiterlijk 1 december 2020.'],
  ['ACCEPTED', 'Te laat. Maak nu een afspraak. Dit moest uiterlijk 1 december 2020.'],
])('says what there is to do now that it is late: %s', async (stage, words) => {
  now = { ...now, node: { ...lead, stage, dueAt: '2020-12-01T12:00:00Z' } }
  await show()
  expect(screen.getByText(words)).toBeTruthy()
})

it('says that somebody cannot be invited now, and not that all went well', async () => {
  await show({ InviteProspect: { inviteProspect: { __typename: 'LeadNotOpen' } } })
  press('Nodig uit')
  expect((await screen.findByRole('alert')).textContent).toContain('is nu niet uit te nodigen')
  expect(screen.getByRole('button', { name: 'Nodig uit' })).toBeTruthy()
})

it('shows how a card is when the answer to a press was lost', async () => {
  await show()
  now = { viewer: { worksFor: [{ id: 'b1' }] }, node: invited }
  press('Nodig uit')
  expect(await screen.findByText(/We weten niet of het gelukt is/)).toBeTruthy()
  expect(await screen.findByText('Uitgenodigd')).toBeTruthy()
})

it('says that nobody asks where a page only follows what changes', async () => {
  await show({ LeadChanged: { leadChanged: null } })
  press('Nodig uit')
  comeBack()
  await waitFor(() => {
    expect(asked.filter((one) => one.operation === 'Lead' && one.unasked)).toHaveLength(1)
  })
  const followed = asked.filter((one) => one.operation === 'LeadChanged')
  expect(followed.map((one) => one.unasked)).toEqual([true, true])
  expect(asked.filter((one) => one.operation === 'InviteProspect').some((one) => one.unasked)).toBe(false)
})

it('offers nothing to who only looks along, also when they work for another branch, and says why', async () => {
  now = { viewer: { worksFor: [{ id: 'b2' }] }, node: lead }
  answers({ Lead: () => now })
  render(<LeadPage id="l1" />)
  expect(await screen.findByText(/Jij kijkt mee met deze afdeling/)).toBeTruthy()
  expect(screen.queryAllByRole('button')).toEqual([])
  expect(screen.queryAllByRole('textbox')).toEqual([])
})

it.each([
  ['ACCEPTED', [], []],
  ['MET', ['ACCEPTED>MET'], ['Terug naar ‘Zei ja’']],
  ['ON_LIST', ['ACCEPTED>MET', 'MET>ON_LIST'], ['Terug naar ‘Gesproken’']],
  ['ON_LIST', ['ACCEPTED>ON_LIST'], ['Terug naar ‘Zei ja’']],
  ['ON_LIST', ['ACCEPTED>ON_LIST', 'ON_LIST>ELECTED', 'ELECTED>ON_LIST'], ['Terug naar ‘Zei ja’']],
  ['ON_LIST', ['ACCEPTED>ON_LIST', 'ON_LIST>MET', 'MET>ON_LIST'], ['Terug naar ‘Gesproken’']],
  ['ACCEPTED', ['ACCEPTED>ON_LIST', 'ON_LIST>ACCEPTED'], []],
  ['ELECTED', ['ACCEPTED>ON_LIST', 'ON_LIST>ELECTED'], ['Terug naar ‘Op de lijst’']],
])('leads from %s one step back, to where it came from after %j', async (stage, steps, back) => {
  const history = ['NEW>INVITED', 'INVITED>ACCEPTED', ...steps].map((step, day) => {
    const [from = '', to = ''] = step.split('>')
    return { at: `2026-11-2${String(day)}T10:00:00Z`, from, to, by: 'Lotte' }
  })
  now = { ...now, node: { ...lead, stage, history } }
  const moves: unknown[] = []
  await show({
    MoveLead: ({ input }: { input: unknown }) => {
      moves.push(input)
      return { moveLead: { __typename: 'LeadMoved', lead: { version: 2 } } }
    },
  })
  const list = [...document.querySelectorAll('.history b')].map((one) => one.textContent)
  expect(list.filter((one) => one === 'Zei ja')).toHaveLength(1) // a member who steps back says nothing for the candidate
  expect(list.some((one) => one.startsWith('Terug naar'))).toBe(
    steps.some((step) => /^(ON_LIST>[AM]|ELECTED>)/.test(step)),
  )
  const buttons = screen.queryAllByRole('button', { name: /^Terug naar/ })
  expect(buttons.map((button) => button.textContent)).toEqual(back)
  for (const button of buttons) {
    fireEvent.click(button)
    await screen.findByText('Bewaard.')
  }
  const to = { 'Terug naar ‘Zei ja’': 'ACCEPTED', 'Terug naar ‘Gesproken’': 'MET' }[back[0] ?? ''] ?? 'ON_LIST'
  expect(moves).toEqual(back.map(() => ({ lead: 'l1', to, expectedVersion: 1 })))
})
