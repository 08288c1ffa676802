// @vitest-environment jsdom
import { expect, it, vi } from 'vitest'
import { comeAnew } from './comeAnew'

it('reloads what the browser kept for Back, and nothing else', () => {
  const reload = vi.fn()
  comeAnew(reload)
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))
  expect(reload).not.toHaveBeenCalled()
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  expect(reload).toHaveBeenCalledOnce()
})
