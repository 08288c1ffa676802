/**
 * An order drawn by lot: every order is as likely as any other, and the same seed gives the same one, so that going back
 * does not shuffle again. (Sorting by a hash that only adds the seed would turn one fixed order round, with the same
 * party always behind the same other one.)
 */
export function drawLots<T>(all: readonly T[], seed: number): T[] {
  const drawn = [...all]
  let state = seed >>> 0
  for (let last = drawn.length - 1; last > 0; last--) {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    const other = ((mixed ^ (mixed >>> 14)) >>> 0) % (last + 1)
    const moved = drawn.splice(other, 1)
    drawn.splice(last, 0, ...moved)
  }
  return drawn
}

export const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1
