// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Broken } from './Broken'
import { useAsk } from './useAsk'

const ask = vi.fn<() => Promise<string>>()

function Page({ of, typing = false }: { of: string; typing?: boolean }) {
  const [asked, again] = useAsk(ask, of, typing)
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  return (
    <>
      <p>{asked.state === 'there' ? asked.value : 'busy'}</p>
      {asked.state === 'there' && <i>{asked.failed}</i>}
      <button type="button" onClick={again}>
        ask
      </button>
    </>
  )
}
const answered = () => act(() => vi.advanceTimersByTimeAsync(0))

beforeEach(() => {
  vi.useFakeTimers()
  ask.mockReset()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('keeps what was there while asking again fails, and asks by itself until it is new', async () => {
  ask.mockResolvedValueOnce('old').mockRejectedValueOnce(new Error('UNAVAILABLE')).mockResolvedValueOnce('new')
  render(<Page of="x" />)
  await answered()
  fireEvent.click(screen.getByText('ask'))
  await answered()
  expect(screen.getByText('old')).toBeTruthy()
  expect(screen.getByText('UNAVAILABLE')).toBeTruthy()
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  expect(screen.getByText('new')).toBeTruthy()
  expect(screen.queryByText('UNAVAILABLE')).toBeNull()
  expect(ask).toHaveBeenCalledTimes(3)
})

it.each(['FORBIDDEN', 'UNAUTHENTICATED'])('does not keep what somebody may not see any more: %s', async (code) => {
  ask.mockResolvedValueOnce('old').mockRejectedValueOnce(new Error(code))
  render(<Page of="x" />)
  await answered()
  fireEvent.click(screen.getByText('ask'))
  await answered()
  expect(screen.queryByText('old')).toBeNull()
})

it('does not keep what belongs to something else', async () => {
  ask.mockResolvedValueOnce('old').mockRejectedValueOnce(new Error('UNAVAILABLE'))
  const { rerender } = render(<Page of="x" />)
  await answered()
  rerender(<Page of="y" />)
  expect(screen.queryByText('old')).toBeNull()
  await answered()
  expect(screen.queryByText('old')).toBeNull()
})

it('keeps what stands beside a half-typed text when somebody is signed out, and asks when they come back', async () => {
  ask.mockResolvedValueOnce('old').mockRejectedValueOnce(new Error('UNAUTHENTICATED')).mockResolvedValueOnce('new')
  render(<Page of="x" typing />)
  await answered()
  fireEvent.click(screen.getByText('ask'))
  await answered()
  expect(screen.getByText('old')).toBeTruthy()
  expect(screen.getByText('UNAUTHENTICATED')).toBeTruthy()
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
  fireEvent(document, new Event('visibilitychange'))
  await answered()
  expect(screen.getByText('new')).toBeTruthy()
})

it('tries again where a first ask failed', async () => {
  ask.mockRejectedValueOnce(new Error('UNAVAILABLE')).mockResolvedValueOnce('there')
  render(<Page of="x" />)
  await answered()
  fireEvent.click(screen.getByRole('button', { name: 'Probeer opnieuw' }))
  await answered()
  expect(screen.getByText('there')).toBeTruthy()
})
