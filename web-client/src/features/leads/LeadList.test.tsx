// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { network } from '../../testing/server'
import { LeadList } from './LeadList'

const { answers, asked } = network()
const themes = [
  { slug: 'housing', label: 'Wonen' },
  { slug: 'care', label: 'Zorg' },
]
const page = (edges: unknown[]) => ({ leads: { edges, pageInfo: { hasNextPage: false, endCursor: null } } })
const card = {
  node: { id: 'l1', stage: 'NEW', since: '2026-11-20T10:00:00Z', dueAt: null, hoursPerWeek: 8, themes, contact: null },
}

beforeEach(() => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true) // so that it follows nothing
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const show = async (query: string, cards: unknown[] = [card]) => {
  history.replaceState(null, '', `/workspace/leads${query}`)
  answers({ LeadPageOfBranch: page(cards), ThemesOfLeads: { themes } })
  render(<LeadList branch="b" />)
  await screen.findByRole('option', { name: 'Zorg' })
}
const choose = (label: string, value: string) => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}
/** How cards were asked for the last time, as soon as they were asked for so many times. */
const filter = async (times: number) => {
  const pages = () => asked.filter((one) => one.operation === 'LeadPageOfBranch')
  await waitFor(() => {
    expect(pages()).toHaveLength(times)
  })
  return pages().at(-1)?.variables['filter']
}

it('asks for the cards that have the theme and the time, and keeps both in the address and in that of a card', async () => {
  await show('')
  expect(await filter(1)).toEqual({})
  choose('Geeft om', 'care')
  expect(await filter(2)).toEqual({ themes: ['care'] })
  choose('Tijd per week', '8')
  expect(await filter(3)).toEqual({ themes: ['care'], minHoursPerWeek: 8 })
  expect(location.search).toBe('?onderwerp=care&uren=8')
  expect(await screen.findByText(/Wie geen tijd invulde, staat er nu niet bij/)).toBeTruthy()
  expect(screen.getByRole('link', { name: /Openen/ }).getAttribute('href')).toBe(
    '/workspace/leads/l1?onderwerp=care&uren=8',
  )
})

it('begins with what the address asks for, and leaves out what nobody offers', async () => {
  await show('?onderwerp=care&uren=7&stap=NEW')
  expect(screen.getByLabelText<HTMLSelectElement>('Geeft om').value).toBe('care')
  expect(screen.getByLabelText<HTMLSelectElement>('Tijd per week').value).toBe('')
  expect(await filter(1)).toEqual({ stages: ['NEW'], themes: ['care'] })
  cleanup()
  asked.length = 0
  await show('?onderwerp=vissen')
  expect(screen.getByLabelText<HTMLSelectElement>('Geeft om').value).toBe('')
  expect(await filter(2)).toEqual({})
  expect(location.search).toBe('')
})

it('says why nothing is there, and lets go of all filters at once', async () => {
  await show('?uren=16', [])
  expect(await screen.findByText('Niemand heeft zo veel tijd. Kies minder uur.')).toBeTruthy()
  choose('Geeft om', 'care')
  expect(await screen.findByText('Geen kaart past bij alles wat je koos.')).toBeTruthy()
  choose('Volgorde', 'OLDEST_FIRST')
  fireEvent.click(screen.getByRole('button', { name: 'Wis filters' }))
  expect(await screen.findByText('Er loopt nu niets.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Wis filters' })).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Alle kaarten' }))
  expect(location.search).toBe('?volgorde=OLDEST_FIRST')
})
