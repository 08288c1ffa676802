import { describe, expect, it } from 'vitest'
import { drawLots } from './drawLots'

describe('the order of parties', () => {
  it('is the same for one person, however often the page is drawn', () => {
    expect(drawLots(['a', 'b', 'c', 'd'], 7)).toEqual(drawLots(['a', 'b', 'c', 'd'], 7))
  })

  it('can be any order, each about as often', () => {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 24_000; seed++) {
      const order = drawLots(['a', 'b', 'c', 'd'], Math.imul(seed, 2654435761)).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(24)
    expect(Math.min(...counts.values())).toBeGreaterThan(850)
    expect(Math.max(...counts.values())).toBeLessThan(1150)
  })
})
