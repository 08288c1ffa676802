import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, type TestInfo } from '@playwright/test'

interface LayoutShift extends PerformanceEntry {
  value: number
}

/** How far things jumped while the page came; once somebody pressed something on it, what moves is what they asked for. */
function jumped(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        if (navigator.userActivation.hasBeenActive) {
          resolve(0)
        }
        let sum = 0
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries() as LayoutShift[]) {
            sum += shift.value
          }
        }).observe({ type: 'layout-shift', buffered: true })
        // What was observed before comes in a task of its own, or not at all.
        setTimeout(() => {
          resolve(sum)
        }, 100)
      }),
  )
}

/** Nothing for axe, nothing wider than the screen, nothing that jumps, and a picture to look at. */
export async function look(page: Page, info: TestInfo, name: string) {
  await page.evaluate(() => document.fonts.ready)
  expect(await jumped(page), 'nothing jumps').toBeLessThan(0.02)
  await page.screenshot({ path: `target/screenshots/${name}-${info.project.name}.png`, fullPage: true })
  // A mail in its frame may run no scripts, so axe would wait there for ever; it sees mails as pages of their own. So there is
  // nothing to gather from frames, which would cost a page for each look, nor does anybody read what is right.
  const found = await new AxeBuilder({ page })
    .exclude('iframe')
    .setLegacyMode()
    .options({ iframes: false, resultTypes: ['violations'] })
    .analyze()
  expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(width, 'the page is not wider than the screen').toBeLessThanOrEqual(0)
}

/** What the browser found wrong with a page: a broken script, something that the policy refused. */
export function watch(page: Page): string[] {
  const wrong: string[] = []
  const pages = new Set<string>()
  page.on('request', (request) => {
    if (request.isNavigationRequest()) {
      pages.add(request.url())
    }
  })
  page.on('console', (message) => {
    // that a page is not there is for its test to say; whatever else is not there is wrong
    const missing = message.text().includes('404') && pages.has(message.location().url)
    if (message.type() === 'error' && !missing) {
      wrong.push(message.text())
    }
  })
  page.on('pageerror', (error) => wrong.push(error.message))
  return wrong
}
