// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { skipInPlace } from './skip'

it('leads to the content, and is no step for Back', () => {
  document.body.innerHTML = '<a class="skip" href="#inhoud">Naar de inhoud</a><main id="inhoud" tabindex="-1"></main>'
  const content = document.getElementById('inhoud')
  let scrolled = false
  Element.prototype.scrollIntoView = () => {
    scrolled = true
  }
  skipInPlace()
  const steps = history.length
  document.querySelector('a')?.click()
  expect(document.activeElement).toBe(content)
  expect(scrolled).toBe(true)
  expect(history.length).toBe(steps)
  expect(location.hash).toBe('')
})
