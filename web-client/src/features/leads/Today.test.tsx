// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { network } from '../../testing/server'
import { Today } from './Today'

const { answers } = network()
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const lead = (stage: string, dueAt: string | null = '2099-01-01T00:00:00Z') => ({
  node: { id: stage, stage, since: '2026-11-20T10:00:00Z', dueAt, hoursPerWeek: null, themes: [], contact: null },
})
const counts = async (edges: unknown[], hasNextPage: boolean) => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true) // so that it follows nothing
  answers({ LeadPageOfBranch: { leads: { edges, pageInfo: { hasNextPage, endCursor: null } } } })
  render(<Today branch="b" name="Lotte" works />)
  await screen.findByText(/Hallo Lotte/)
  return [...document.querySelectorAll('.today a')].map((one) => one.textContent)
}

it('counts what waits', async () => {
  expect(await counts([lead('NEW'), lead('INVITED', '2026-11-01T00:00:00Z')], false)).toEqual([
    '1 te laat',
    '1 nieuwe kaart',
    '0 zeiden ja',
  ])
})

it('does not count as none what it did not see all of', async () => {
  expect(await counts([lead('INVITED')], true)).toEqual(['0 te laat', 'Bekijk nieuwe kaarten', 'Bekijk wie ja zei'])
})
