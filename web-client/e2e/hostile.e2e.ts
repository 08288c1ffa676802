import { expect, test, type Page } from '@playwright/test'
import { watch } from './look'
import { link, mail } from './mails'
import { invented, openLead, signIn, signUp } from './people'

// What would run, load or break out of its place if any page or letter took it for more than text.
const hostile = [
  '<script>alert(1)</script>',
  '"><script>alert(2)</script>',
  '<img src=x onerror=alert(3)>',
  '"><img src=x onerror=alert(4)>',
  '<svg onload=alert(5)>',
  '<body onload=alert(6)>',
  '<iframe src="javascript:alert(7)"></iframe>',
  '<a href="javascript:alert(8)">x</a>',
  '<math><mi xlink:href="javascript:alert(9)">x</mi></math>',
  '<details open ontoggle=alert(10)>',
  '<input autofocus onfocus=alert(11)>',
  '</textarea><script>alert(12)</script>',
  '</title><script>alert(13)</script>',
  '<!--><script>alert(14)</script>-->',
  '<style>*{display:none}</style>',
  '<base href="//kwaad.example/">',
  '<meta http-equiv=refresh content="0;url=//kwaad.example">',
  '<form action="//kwaad.example"><button>x',
  "';alert(15)//",
  '`${alert(16)}`',
  '{{constructor.constructor("alert(17)")()}}',
  '${7*7} #{7*7} [[${7*7}]] [(${7*7})]',
  'javascript:alert(18)',
  '&lt;script&gt; &amp; &#60;',
].join('\n')
const name = '<b>"Vera" &amp; \'x\'</b><img src=x onerror=alert(0)>'

/** A page that says when something ran in it. */
function armed(page: Page): string[] {
  const wrong = watch(page)
  page.on('dialog', (dialog) => {
    wrong.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!['localhost', ''].includes(new URL(request.url()).hostname)) wrong.push(`asked for ${request.url()}`)
  })
  return wrong
}

const said = async (page: Page, text: string) => {
  await expect(async () => {
    const all = await page.evaluate(() =>
      [
        document.body.innerText,
        ...[...document.querySelectorAll('textarea, input')].map((each) => (each as HTMLInputElement).value),
      ].join('\n'),
    )
    const squeezed = all.replace(/\s+/g, ' ')
    for (const line of text.split('\n')) expect(squeezed).toContain(line.replace(/\s+/g, ' '))
  }).toPass({ timeout: 15_000 })
}

test('what looks like a program is a text everywhere', async ({ page, browser, request }, info) => {
  const wrong = armed(page)
  const email = invented('kwaad', info.project.name)
  const hours = info.project.name === 'phone' ? '45' : '46'
  const confirm = await signUp(request, email, Number(hours), { name, motivation: hostile, shareMotivation: true })
  await page.goto(confirm)
  await page.getByRole('button', { name: 'Ja, dit klopt' }).click()
  await expect(page.getByText('Je bent aangemeld')).toBeVisible()

  const desk = await browser.newContext({ viewport: page.viewportSize() ?? { width: 1280, height: 900 } })
  const member = await desk.newPage()
  const memberWrong = armed(member)
  await signIn(member, 'recruiter@demo.gevraagd.example')
  await openLead(member, hours)
  await said(member, hostile)
  await member.getByLabel('Een kort bericht').fill(hostile)
  await member.getByRole('button', { name: 'Nodig uit', exact: true }).click()
  await expect(member.getByText('De uitnodiging gaat de deur uit')).toBeVisible()

  await page.goto(await link(email, 'invitation'))
  await said(page, hostile)
  await page.getByRole('button', { name: 'Ja, dat wil ik' }).click()
  await expect(page.getByText('Je zei ja')).toBeVisible()

  await expect(member.getByRole('heading', { name })).toBeVisible()
  await member.getByLabel('Nieuwe notitie').fill(hostile)
  await member.getByRole('button', { name: 'Bewaar notitie' }).click()
  await expect(member.getByText('Notitie bewaard')).toBeVisible()
  await member.goto('/workspace/leads')
  await expect(member.getByText(name).first()).toBeVisible()

  await page.goto('/nl/mijn-pagina')
  await page.getByLabel('Je mailadres').fill(email)
  await page.getByRole('button', { name: 'Mail mij een link' }).click()
  await page.goto(await link(email, 'self-service-link'))
  await page.getByRole('button', { name: 'Open mijn pagina' }).click()
  await said(page, `Hallo ${name}`)
  await said(page, hostile)

  // letters, in a reader that runs whatever it finds
  for (const kind of ['confirm-sign-up', 'invitation', 'self-service-link']) {
    const { html, text } = await mail(email, kind)
    await page.goto('about:blank')
    await page.setContent(html)
    expect(await page.locator('script, img, iframe, svg, form, base, input').count()).toBe(0)
    if (kind === 'invitation') {
      await said(page, hostile)
      for (const line of hostile.split('\n')) expect(text).toContain(line)
    } else if (kind === 'confirm-sign-up') {
      expect(text).not.toContain('Vera') // anybody can have it sent to any address
    } else {
      await said(page, name)
    }
  }
  expect(wrong).toEqual([])
  expect(memberWrong).toEqual([])
  await desk.close()
})
