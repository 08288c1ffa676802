import { expect, it } from 'vitest'
import { looksOf } from './looks'

const at = (time: string, name = 'Voorbeeldpartij') => ({ at: `2026-11-27T${time}:00Z`, branch: { name } })

it('counts what an open page read again as one look', () => {
  const looks = looksOf([at('12:22'), at('12:11'), at('12:00'), at('09:00')], 'nl')
  expect(looks.map((one) => [one.branch, one.times])).toEqual([['Voorbeeldpartij', 2]])
})

it('tells branches and days apart, newest first', () => {
  const looks = looksOf(
    [at('12:01', 'Andere partij'), at('12:00'), { ...at('12:00'), at: '2026-11-20T12:00:00Z' }],
    'nl',
  )
  expect(looks.map((one) => [one.branch, one.times])).toEqual([
    ['Andere partij', 1],
    ['Voorbeeldpartij', 1],
    ['Voorbeeldpartij', 1],
  ])
  expect(new Set(looks.map((one) => one.day)).size).toBe(2)
})
