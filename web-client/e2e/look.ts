import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, type TestInfo } from '@playwright/test'

/** Nothing for axe, nothing wider than the screen, and a picture to look at. */
export async function look(page: Page, info: TestInfo, name: string) {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `target/screenshots/${name}-${info.project.name}.png`, fullPage: true })
  // A mail in its frame may run no scripts, so axe would wait there for ever; it sees mails as pages of their own.
  const found = await new AxeBuilder({ page }).exclude('iframe').analyze()
  expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(width, 'the page is not wider than the screen').toBeLessThanOrEqual(0)
}

/** What the browser found wrong with a page: a broken script, something that the policy refused. */
export function watch(page: Page): string[] {
  const wrong: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) {
      wrong.push(message.text())
    }
  })
  page.on('pageerror', (error) => wrong.push(error.message))
  return wrong
}
