import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const tokens = Object.fromEntries(
  [...readFileSync('src/styles/tokens.css', 'utf8').matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6})/g)].map((match) => [
    match[1] ?? '',
    match[2] ?? '',
  ]),
)

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(tokens[one] ?? ''), luminance(tokens[other] ?? '')].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

describe('text can be read', () => {
  it.each([
    ['ink', 'paper', 7],
    ['ink', 'sheet', 7],
    ['ink', 'yellow', 10],
    ['ink', 'yellow-soft', 7],
    ['ink-2', 'paper', 7],
    ['ink-2', 'line', 4.5],
    ['wrong', 'sheet', 4.5],
    ['wrong', 'paper', 4.5],
  ])('%s on %s', (text, ground, least) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(least)
  })
})
