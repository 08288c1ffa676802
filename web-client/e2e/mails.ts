import { expect } from '@playwright/test'
import PostalMime from 'postal-mime'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A letter as it arrived at the mail server. */
export interface Mail {
  text: string
  html: string
  /** Path and fragment of its link with a token; empty without one. */
  link: string
}

function folder(): string {
  const set = process.env['GEVRAAGD_MAILS']
  if (!set) {
    throw new Error(
      'GEVRAAGD_MAILS has to name the folder into which the mail server of the application under test writes',
    )
  }
  return set
}

const head = (name: string, file: string) => new RegExp(`^${name}: *(.*?)\r?$`, 'im').exec(file)?.[1] ?? ''

function arrived(): string[] {
  return readdirSync(folder())
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) => readFileSync(join(folder(), name), 'utf8'))
}

/** How many letters of a kind an address got so far. */
export function count(to: string, kind: string): number {
  return arrived().filter((file) => head('X-Rcpt-To', file) === to && head('X-Letter-Kind', file) === kind).length
}

/**
 * The newest letter of a kind to an address, as soon as more than so many are there. Whatever is read has one recipient, is
 * there once, and says the same as text and as HTML.
 */
export async function mail(to: string, kind: string, moreThan = 0): Promise<Mail> {
  await expect(() => {
    expect(count(to, kind)).toBeGreaterThan(moreThan)
  }).toPass({ timeout: 60_000 }) // one that is put off once comes after 20 s
  const all = arrived()
  const mine = all.filter((one) => head('X-Rcpt-To', one) === to && head('X-Letter-Kind', one) === kind)
  const file = mine.at(-1) ?? ''
  const read = await PostalMime.parse(file)
  const id = head('X-Letter-Id', file)
  expect(id, 'it has a number').not.toBe('')
  expect(
    all.filter((one) => head('X-Letter-Id', one) === id),
    'it came once, to one recipient',
  ).toHaveLength(1)
  expect(read.to?.map((one) => one.address)).toEqual([to])
  expect([read.cc, read.bcc]).toEqual([undefined, undefined])
  const { text = '', html = '' } = read
  const links = [text, html].map((part) =>
    [...part.matchAll(/https?:\/\/[^/\s"]+(\/[^\s"#<]+#[A-Za-z0-9_-]{43})/g)].map((one) => one[1] ?? ''),
  )
  expect([...new Set(links[0])], 'text and HTML have the same link').toEqual([...new Set(links[1])])
  expect(text.trim(), 'it has a text part').not.toBe('')
  expect(html, 'it has an HTML part').toContain('<html')
  return { text, html, link: links[0]?.[0] ?? '' }
}

/** Where the newest letter of a kind leads. */
export async function link(to: string, kind: string): Promise<string> {
  const { link: found } = await mail(to, kind)
  expect(found).not.toBe('')
  return found
}
