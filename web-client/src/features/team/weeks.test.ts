import { expect, it } from 'vitest'
import { lastWeeks } from './weeks'

it('counts a week to the year of its Thursday', () => {
  const weeks = (day: string) => lastWeeks(new Date(day), 3).map((one) => one.week)
  expect(weeks('2026-11-25T01:00:00Z')).toEqual(['2026-W48', '2026-W47', '2026-W46'])
  expect(weeks('2027-01-03T23:59:00Z')).toEqual(['2026-W53', '2026-W52', '2026-W51'])
  expect(weeks('2027-01-04T00:00:00Z')).toEqual(['2027-W01', '2026-W53', '2026-W52'])
})

it('begins a week on its Monday', () => {
  expect(lastWeeks(new Date('2026-11-29T12:00:00Z'), 1)[0]?.monday.toISOString()).toBe('2026-11-23T00:00:00.000Z')
})
