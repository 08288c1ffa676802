// @vitest-environment jsdom
import { cleanup, fireEvent, renderHook } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { follow } from '../../graphql/client'
import { useLeadChanges } from './useLeadChanges'

vi.mock('../../graphql/client', () => ({ follow: vi.fn() }))
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

it('names no lead to a page that comes back, which may have missed others', () => {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
  let happens: (event: { leadChanged: { id: string } }) => void = () => undefined
  vi.mocked(follow).mockImplementation((_document, _variables, _signal, event) => {
    happens = event
    return new Promise(() => undefined)
  })
  const changed = vi.fn()
  renderHook(() => {
    useLeadChanges('b1', changed)
  })
  happens({ leadChanged: { id: 'l1' } })
  hidden.mockReturnValue(true)
  fireEvent(document, new Event('visibilitychange'))
  hidden.mockReturnValue(false)
  fireEvent(document, new Event('visibilitychange'))
  expect(changed.mock.calls).toEqual([[new Set()]])
})
