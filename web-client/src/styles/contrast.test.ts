import { readdirSync, readFileSync } from 'node:fs'
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
    ['ink-2', 'sheet', 7],
    ['ink-2', 'yellow-soft', 7],
    ['ink-2', 'yellow', 4.5],
    ['ink-2', 'line', 4.5],
    ['paper', 'ink', 7],
    ['sheet', 'ink', 7],
    ['wrong', 'sheet', 7],
    ['wrong', 'paper', 7],
    ['wrong', 'yellow-soft', 4.5],
  ])('%s on %s', (text, ground, least) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(least)
  })

  it.each([
    ['ink', 'paper'],
    ['ink', 'sheet'],
    ['ink', 'yellow'],
    ['line-strong', 'paper'],
    ['line-strong', 'sheet'],
    ['wrong', 'paper'],
    ['yellow', 'ink'],
  ])('a line of %s on %s can be seen', (line, ground) => {
    expect(contrast(line, ground)).toBeGreaterThanOrEqual(3)
  })
})

it('colours have names: none stands in the sheet or in a page', () => {
  const pages = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
  const literal = /#[0-9a-f]{6}\b|#[0-9a-f]{3}\b(?=['";])|\b(?:rgb|hsl)a?\(/i
  expect(['styles/site.css', ...pages].filter((name) => literal.test(readFileSync(`src/${name}`, 'utf8')))).toEqual([])
})
