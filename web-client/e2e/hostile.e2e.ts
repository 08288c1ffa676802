import { expect, type Page } from '@playwright/test'
import { watch } from './look'
import { link, mail } from './mails'
import {
  confirm,
  invented,
  invite,
  inviteMember,
  letIn,
  openLead,
  openMyPage,
  showBranches,
  signIn,
  signUp,
  test,
} from './people'

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
  '<video><source onerror=alert(19)></video>',
  '<audio src=x onerror=alert(20)>',
  '<object data="javascript:alert(21)"></object>',
  '<embed src="javascript:alert(22)">',
  '<marquee onstart=alert(23)>x</marquee>',
  '<button formaction="javascript:alert(24)">x</button>',
  '<link rel=stylesheet href="//kwaad.example/x.css">',
  '<svg><script>alert(25)</script></svg>',
  '<svg><a xlink:href="javascript:alert(26)">x</a></svg>',
  '<noscript><p title="</noscript><img src=x onerror=alert(27)>">',
  '<template><script>alert(28)</script></template>',
  '<ScRiPt>alert(29)</sCrIpT>',
  '<scr<script>ipt>alert(30)</script>',
  '<a href="data:text/html,<script>alert(31)</script>">x</a>',
  '" onmouseover="alert(32)" x="',
  '\\x3cscript\\x3ealert(33)\\x3c/script\\x3e',
]
const half = hostile.length / 2 // all of it is longer than a text may be
const parts = [hostile.slice(0, half), hostile.slice(half)].map((lines) => lines.join('\n'))
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

for (const [part, hostile] of parts.entries()) {
  test(`what looks like a program is a text everywhere, part ${part + 1}`, async ({ page, member, request }, info) => {
    const wrong = [armed(page), armed(member)]
    const email = invented('kwaad', info.project.name)
    const hours = String((info.project.name === 'phone' ? 45 : 47) + part)
    await page.goto(await signUp(request, email, Number(hours), { name, motivation: hostile, shareMotivation: true }))
    await confirm(page)

    await signIn(member, 'recruiter@demo.gevraagd.example')
    await openLead(member, hours)
    await said(member, hostile)
    await member.getByLabel('Een kort bericht').fill(hostile)
    await invite(member)

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

    await openMyPage(page, email)
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
    expect(wrong.flat()).toEqual([])
  })
}

test('the names of parties and of members are texts too', async ({ page, member }, info) => {
  const wrong = [armed(page), armed(member)]
  const party = `<img src=x onerror=alert(34)> ${info.project.name}`
  const name = '<svg onload=alert(35)> "Lid" &amp; {{7*7}}'
  const guest = invented('kwaadlid', info.project.name)
  await signIn(page, 'manager@demo.gevraagd.example')
  await page.goto('/workspace/inlezen')
  await page.getByLabel('Bestanden').setInputFiles({
    name: '<img src=x onerror=alert(36)>.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`cbs_code;name;election\nGM1979;${party};GR2026\n`),
  })
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  await said(page, party)
  await page.getByRole('button', { name: 'Lees deze partijen in' }).click()
  await expect(page.getByRole('heading', { name: 'De partijen zijn ingelezen' })).toBeVisible()

  await showBranches(page, 'Eemsdelta')
  const { branch } = await letIn(page, party)
  await inviteMember(branch, name, guest)
  await branch.getByText(/^Wie kan bij de kaarten/).click()
  await said(page, name)

  await member.goto(await link(guest, 'sign-in'))
  await member.getByRole('button', { name: 'Log mij in' }).click()
  await said(member, `Hallo ${name}`)
  await said(member, party)
  const { html } = await mail(guest, 'sign-in')
  await page.goto('about:blank')
  await page.setContent(html)
  expect(await page.locator('script, img, iframe, svg, form, base, input').count()).toBe(0)
  expect(wrong.flat()).toEqual([])
})
