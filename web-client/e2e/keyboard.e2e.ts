import { expect, test, type Locator, type Page } from '@playwright/test'
import { link } from './mails'
import { invented } from './people'

/** Goes on with the Tab key until this has the focus, which has to be seen there. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible()
  for (let i = 0; i < 90; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const outline = await target.evaluate((element) => getComputedStyle(element).outlineStyle)
      expect(outline, 'the focus is seen').not.toBe('none')
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key does not reach ${target.toString()}`)
}

test('somebody without a mouse signs up and confirms', async ({ page }, info) => {
  const email = invented('toets', info.project.name)
  const fill = async (label: string, text: string) => {
    await tabTo(page, page.getByLabel(label, { exact: true }))
    await page.keyboard.type(text)
  }
  const press = async (role: 'button' | 'checkbox' | 'link', name: string | RegExp, key = 'Enter') => {
    await tabTo(page, page.getByRole(role, { name }).first())
    await page.keyboard.press(key)
  }
  await page.goto('/nl/aanmelden')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Naar de inhoud' })).toBeFocused()
  await page.keyboard.press('Enter')
  await fill('Je postcode of gemeente', 'Utrecht')
  await press('button', /^Utrecht/)
  await expect(page.getByRole('heading', { name: 'Wie ben je?' })).toBeFocused()
  await press('button', 'Verder')
  const problems = page.getByRole('alert')
  await expect(problems).toBeFocused()
  await tabTo(page, problems.getByRole('link', { name: /genoemd/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Hoe wil je genoemd worden?')).toBeFocused()
  await page.keyboard.type('Vera Voorbeeld')
  await fill('Je mailadres', email)
  await press('checkbox', 'Ik ben 18 jaar of ouder', 'Space')
  await press('button', 'Verder')
  await expect(page.getByRole('heading', { name: 'Waar geef je om?' })).toBeFocused()
  await press('checkbox', 'Wonen', 'Space')
  await press('button', 'Verder')
  await expect(page.getByRole('heading', { name: /Welke partijen/ })).toBeFocused()
  await press('checkbox', 'Stadsbelang Utrecht (demo)', 'Space')
  await press('button', 'Naar controleren')
  await expect(page.getByRole('heading', { name: /Klopt dit/ })).toBeFocused()
  await press('checkbox', /^Ja, Gevraagd mag bewaren/, 'Space')
  await press('button', 'Meld me aan')
  await expect(page.getByText('Kijk in je mail')).toBeVisible()
  await page.goto(await link(email, 'confirm-sign-up'))
  await press('button', 'Ja, dit klopt')
  await expect(page.getByText('Je bent aangemeld')).toBeVisible()
})
