// @vitest-environment jsdom
import { cleanup, render, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, expect, it, vi } from 'vitest'
import { network } from '../testing/server'
import { useChallenge } from './challenge'

const { server } = network()
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

let fetched = 0
let take: () => Promise<string | null> = () => Promise.resolve(null)

function Form({ open }: { open: boolean }) {
  const solved = useChallenge(open)
  return (
    <button
      type="button"
      ref={() => {
        take = solved
      }}
    >
      Stuur
    </button>
  )
}

/** Asks for the number 2 after the salt "zout": SHA-256 of "zout2". */
async function asks(maxnumber: number) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('zout2'))
  const challenge = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  fetched = 0
  server.use(
    http.get('/challenge', () => {
      fetched++
      return HttpResponse.json({ algorithm: 'SHA-256', challenge, maxnumber, salt: 'zout', signature: 's' })
    }),
  )
}

it('begins when the step opens, and gives each solution once', async () => {
  await asks(10)
  const { rerender } = render(<Form open={false} />)
  expect(fetched).toBe(0)
  rerender(<Form open />)
  await waitFor(() => {
    expect(fetched).toBe(1)
  })
  const solution = JSON.parse(atob((await take()) ?? '')) as { number: number }
  expect(solution.number).toBe(2)
  expect(fetched).toBe(1)
  await take()
  expect(fetched).toBe(2)
})

it('says so when there is no solution', async () => {
  await asks(1)
  render(<Form open />)
  await expect(take()).rejects.toThrow('CHALLENGE_UNSOLVED')
})

it.each([
  ['RATE_LIMITED', new HttpResponse(null, { status: 429 })],
  ['UNAVAILABLE', new HttpResponse(null, { status: 503 })],
  ['UNREACHABLE', HttpResponse.error()],
])('says so when the server does not ask: %s', async (code, answer) => {
  server.use(http.get('/challenge', () => answer))
  render(<Form open />)
  await expect(take()).rejects.toThrow(code)
})

it('begins anew after a night in which the laptop slept', async () => {
  await asks(10)
  render(<Form open />)
  await waitFor(() => {
    expect(fetched).toBe(1)
  })
  vi.setSystemTime(Date.now() + 8 * 3_600_000)
  void take()
  await waitFor(() => {
    expect(fetched).toBe(2)
  })
})
