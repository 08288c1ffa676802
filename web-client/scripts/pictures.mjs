// Takes the pictures of the README anew, from the demo that runs at http://localhost:8080 or at the address named.
import { chromium } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'

const url = process.argv[2] ?? 'http://localhost:8080'
const pictures = new URL('../../docs/pictures/', import.meta.url)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const open = (width, height) => browser.newPage({ baseURL: url, locale: 'nl-NL', viewport: { width, height } })

/** The numbers of the colours of a picture, and the colours: as finely as 256 of them can tell. */
function palette(base64) {
  return new Promise((resolve) => {
    const image = new Image()
    image.onload = () => {
      const { width, height } = image
      const canvas = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')
      canvas.drawImage(image, 0, 0)
      const { data } = canvas.getImageData(0, 0, width, height)
      for (let grain = 1; ; grain *= 2) {
        const found = new Map()
        const pixels = []
        for (let at = 0; at < data.length; at += 4) {
          const [red, green, blue] = data.slice(at, at + 3)
          const shade = [red, green, blue].map((one) => Math.floor(one / grain)).join()
          if (!found.has(shade)) {
            found.set(shade, { number: found.size, colour: [red, green, blue] })
          }
          pixels.push(found.get(shade).number)
        }
        if (found.size <= 256) {
          resolve({ width, height, pixels, colours: [...found.values()].flatMap(({ colour }) => colour) })
          return
        }
      }
    }
    image.src = `data:image/png;base64,${base64}`
  })
}

const number = (value) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const chunk = (type, content) => {
  const named = Buffer.concat([Buffer.from(type), content])
  return Buffer.concat([number(content.length), named, number(crc32(named))])
}

/** Writes what a page shows as a PNG of few colours: a third of what the browser would write. */
async function picture(page, name) {
  await page.evaluate(() => document.fonts.ready)
  const taken = await page.screenshot({ fullPage: true })
  const drawn = await (await browser.newPage()).evaluate(palette, taken.toString('base64'))
  const rows = Buffer.alloc((drawn.width + 1) * drawn.height)
  for (let row = 0; row < drawn.height; row++) {
    rows.set(drawn.pixels.slice(row * drawn.width, (row + 1) * drawn.width), row * (drawn.width + 1) + 1)
  }
  const head = Buffer.concat([number(drawn.width), number(drawn.height), Buffer.from([8, 3, 0, 0, 0])])
  const file = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(drawn.colours)),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
  writeFileSync(new URL(`${name}.png`, pictures), file)
  console.log(`${name}.png: ${drawn.width} × ${drawn.height}, ${Math.ceil(file.length / 1000)} kB`)
}

/** Signs a member in by the newest letter in the demo's mailbox that was not there before. */
async function signIn(page, member) {
  const letters = page.getByRole('row').filter({ hasText: 'sign-in' })
  const box = `/demo/mailbox?to=${member}`
  await page.goto(box)
  const before = await letters.count()
  await page.goto('/workspace/')
  await page.getByLabel('Je mailadres').fill(member)
  await page.getByRole('button', { name: 'Mail mij een link' }).click()
  await page.getByText('Kijk in je mail').waitFor()
  await page.goto(box)
  while ((await letters.count()) === before) {
    await page.waitForTimeout(500)
    await page.reload()
  }
  await letters.first().getByRole('link').click()
  const link = await page.frameLocator('iframe').getByRole('link', { name: 'Inloggen' }).getAttribute('href')
  const { pathname, hash } = new URL(link)
  await page.goto(pathname + hash)
  await page.getByRole('button', { name: 'Log mij in' }).click()
  await page.getByRole('button', { name: 'Log uit' }).waitFor()
}

const phone = await open(390, 844)
await phone.goto('/nl/aanmelden')
await phone.getByLabel('Je postcode of gemeente').fill('Utrecht')
await phone
  .getByRole('button', { name: /^Utrecht/ })
  .first()
  .click()
await phone.getByLabel('Hoe wil je genoemd worden?').fill('Vera Voorbeeld')
await phone.getByLabel('Je mailadres').fill('vera@voorbeeld.example')
await phone.getByText('Ik ben 18 jaar of ouder').click()
await phone.getByRole('button', { name: 'Verder' }).click()
await phone.getByRole('heading', { name: 'Waar geef je om?' }).waitFor()
await phone.getByRole('button', { name: 'Verder' }).click()
await phone.getByText('Stadsbelang Utrecht (demo)').click()
await picture(phone, 'sign-up')

const desk = await open(1280, 900)
await signIn(desk, 'recruiter@demo.gevraagd.example')
await desk.goto('/workspace/leads?stap=ACCEPTED')
await desk
  .getByRole('link', { name: /^Openen/ })
  .first()
  .click()
const note = 'Gebeld. Komt maandag koffie drinken.'
await desk.getByLabel('Nieuwe notitie').waitFor()
if ((await desk.getByText(note).count()) === 0) {
  await desk.getByLabel('Nieuwe notitie').fill(note)
  await desk.getByRole('button', { name: 'Bewaar notitie' }).click()
  await desk.getByText('Notitie bewaard').waitFor()
  await desk.reload()
  await desk.getByText(note).waitFor()
}
await picture(desk, 'lead')
await desk.getByRole('button', { name: 'Log uit' }).click()
await desk.getByLabel('Je mailadres').waitFor()
await signIn(desk, 'manager@demo.gevraagd.example')
await desk.getByRole('cell', { name: 'Aangemeld' }).waitFor()
await picture(desk, 'funnel')
await browser.close()
