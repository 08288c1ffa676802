// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it } from 'vitest'
import { point } from '../testing/page'
import { oneClick } from './oneClick'

const box = document.createElement('input')
box.type = 'checkbox'
document.body.append(box)
let end: () => void

beforeEach(() => {
  box.checked = false
  end = oneClick()
})
afterEach(() => {
  end()
})

it('a second press in the same place, soon after, does nothing', () => {
  point(box, 1_000)
  point(box, 1_350)
  point(box, 1_600)
  expect(box.checked).toBe(true)
})

it('a press later or elsewhere counts', () => {
  point(box, 1_000)
  point(box, 1_700)
  expect(box.checked).toBe(false)
  point(box, 1_800, 90)
  expect(box.checked).toBe(true)
})

it('a key that is held presses once, and writes as many lines as before', () => {
  const lines = document.createElement('textarea')
  document.body.append(lines)
  const held = (on: HTMLElement, repeat: boolean) =>
    on.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true, cancelable: true }))
  expect(held(box, false)).toBe(true)
  expect(held(box, true)).toBe(false)
  expect(held(lines, true)).toBe(true)
})

it('keys are not held back', () => {
  point(box, 1_000)
  point(box, 1_200)
  box.click()
  expect(box.checked).toBe(false)
})
