// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { Boundary } from './Boundary'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

function Down(): never {
  throw new Error('a bug')
}

it('says so where a page breaks down, and offers to load it again', () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined)
  render(
    <Boundary>
      <Down />
    </Boundary>,
  )
  expect(screen.getByRole('alert').textContent).toContain('Er ging bij ons iets mis')
  expect(screen.getByRole('button', { name: 'Probeer opnieuw' })).toBeTruthy()
})
