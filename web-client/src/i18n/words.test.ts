import { expect, it } from 'vitest'
import { day, moment } from './words'

it('a moment says its year as well, by the clock of the Netherlands', () => {
  expect(moment('nl', '2026-12-31T23:30:00Z')).toBe('1 januari 2027 om 00:30')
  expect(moment('en', '2026-07-01T10:00:00Z')).toBe('1 July 2026 at 12:00')
  expect(day('nl', '2026-12-31T23:30:00Z')).toBe('1 januari 2027')
})
