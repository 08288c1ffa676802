// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { network } from '../../testing/server'
import { ImportParties } from './ImportParties'

const { answers, server } = network()
beforeEach(() => {
  history.replaceState(null, '', '/workspace/inlezen')
  server.use(http.post('/uploads', () => HttpResponse.json({ id: 'u1' })))
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const berk = {
  name: 'Partij De Berk',
  elections: ['GR2026'],
  file: 'u1',
  line: 2,
  municipality: { name: 'Stadskanaal' },
}
const none = { total: 0, first: [] }
const imported = {
  importParties: {
    __typename: 'PartiesImported',
    created: { total: 1, first: [berk] },
    changed: none,
    unchangedParties: none,
  },
}
/** An answer that is not there until it is let go. */
const hold = <T,>(answer: T) => {
  let go: ((answer: T) => void) | undefined
  const held = new Promise<T>((resolve) => {
    go = resolve
  })
  return { held, letGo: () => go?.(answer) }
}
const press = (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
}
const handIn = (...names: string[]) => {
  render(<ImportParties />)
  const files = (names.length > 0 ? names : ['partijen.csv']).map((name) => new File(['x'], name))
  fireEvent.change(screen.getByLabelText('Bestanden'), { target: { files } })
  press('Bekijk wat er verandert')
}
/** To where all that would change is shown; then it is answered so. */
const preview = async (answer: unknown) => {
  let tried = false
  answers({
    ImportParties: () => {
      const first = !tried
      tried = true
      return first ? imported : answer
    },
  })
  handIn()
  await screen.findByText('Dit verandert er')
}

it.each([
  ['no network', HttpResponse.error(), 'We krijgen geen antwoord'],
  ['too many asked', new HttpResponse(null, { status: 429 }), 'Het is even te druk'],
  ['the database is away', HttpResponse.json({ detail: 'later' }, { status: 503 }), 'Het is even te druk'],
  ['signed out', HttpResponse.json({ detail: 'sign in first' }, { status: 401 }), 'Je bent niet meer ingelogd'],
  ['a file that is too large', HttpResponse.json({}, { status: 413 }), 'partijen.csv is te groot.'],
])('says why a file was not taken: %s', async (_, answer, said) => {
  server.use(http.post('/uploads', () => answer))
  handIn()
  expect((await screen.findByRole('alert')).textContent).toContain(said)
})

it('takes no other files while these are sent', async () => {
  const { held, letGo } = hold(HttpResponse.json({ id: 'u1' }))
  server.use(http.post('/uploads', () => held))
  answers({ ImportParties: imported })
  const input = () => screen.getByLabelText<HTMLInputElement>('Bestanden')
  handIn()
  expect(input().disabled).toBe(true)
  letGo()
  expect(await screen.findByText('Dit verandert er')).toBeTruthy()
})

it('does not go back to other files while these are read in', async () => {
  const { held, letGo } = hold(imported)
  await preview(held)
  press('Lees deze partijen in')
  press('Kies andere bestanden')
  expect(screen.getByText('Dit verandert er')).toBeTruthy()
  letGo()
  expect(await screen.findByText('De partijen zijn ingelezen')).toBeTruthy()
})

it('offers to look once more when the answer was lost, and is done with it at other files', async () => {
  await preview(null)
  press('Lees deze partijen in')
  expect((await screen.findByRole('alert')).textContent).toContain('We weten niet of de partijen zijn ingelezen.')
  expect(screen.getByRole('button', { name: 'Bekijk het opnieuw' })).toBeTruthy()
  press('Kies andere bestanden')
  expect(screen.getByText('Nog niets gekozen.')).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
})

it('does not go on saying that somebody is signed out when they are back', async () => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
  server.use(http.post('/uploads', () => new HttpResponse(null, { status: 401 })))
  handIn()
  expect(await screen.findByText(/Je bent niet meer ingelogd/)).toBeTruthy()
  fireEvent(document, new Event('visibilitychange'))
  expect(screen.queryByText(/Je bent niet meer ingelogd/)).toBeNull()
})

it('leads to the heading of each step, except at the first visit', async () => {
  const led = async (name: string) => {
    const heading = await screen.findByRole('heading', { name })
    await waitFor(() => {
      expect(document.activeElement).toBe(heading)
    })
  }
  await preview(imported)
  await led('Dit verandert er')
  press('Lees deze partijen in')
  await led('De partijen zijn ingelezen')
  press('Kies andere bestanden')
  await led('Kies wat je wilt inlezen')
  cleanup()
  render(<ImportParties />)
  expect(document.activeElement).toBe(document.body)
})

it('leads to what is wrong with files that are gone meanwhile', async () => {
  const gone = { __typename: 'InputRejected', problems: [{ message: 'Dit bestand is er niet meer.' }] }
  await preview({ importParties: gone })
  press('Lees deze partijen in')
  const problem = await screen.findByText('Dit bestand is er niet meer.')
  expect(screen.getByText('Nog niets gekozen.')).toBeTruthy()
  await waitFor(() => {
    expect(document.activeElement).toBe(problem)
  })
})

it('names what is wrong in the order in which the files were chosen', async () => {
  const wrong = (file: string, line: number) => ({ file, line, code: 'WRONG_NAME' })
  let uploads = 0
  server.use(
    http.post('/uploads', () => {
      uploads++
      return HttpResponse.json({ id: `u${String(uploads)}` })
    }),
  )
  const nothing = { created: none, changed: none, unchangedParties: none }
  const refused = [wrong('u2', 3), wrong('u1', 9), wrong('u1', 4)]
  answers({ ImportParties: { importParties: { __typename: 'ImportRefused', total: 3, refused, ...nothing } } })
  handIn('een.csv', 'twee.csv')
  await screen.findByText('Er is niets ingelezen')
  expect(
    screen.getAllByRole('row').map((row) => row.textContent.replace('Dit is geen naam van een partij.', '')),
  ).toEqual(['BestandRegelWat er niet klopt', 'een.csv4', 'een.csv9', 'twee.csv3'])
})

it('lists what is new, what changes and what stays, each with its line', async () => {
  const more = { ...berk, name: 'Partij De Eik', elections: ['GR2026', 'GR2030'], line: 1204 }
  const changed = { total: 130, first: [more] }
  const unchangedParties = { total: 1, first: [{ ...berk, name: 'Partij De Linde', line: 4 }] }
  answers({ ImportParties: { importParties: { ...imported.importParties, changed, unchangedParties } } })
  handIn()
  await screen.findByText('Dit verandert er')
  expect(screen.getByText('Nieuw: 1. Veranderd: 130. Hetzelfde gebleven: 1.')).toBeTruthy()
  const rowsOf = (name: RegExp) =>
    within(screen.getByRole('table', { name }))
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent)
  expect(rowsOf(/^Nieuw 1 in totaal/)).toEqual(['Partij De BerkStadskanaalGR2026partijen.csv, regel 2'])
  expect(rowsOf(/^Doet aan nog een verkiezing mee De eerste 1 van 130/)).toEqual([
    'Partij De EikStadskanaalGR2026, GR2030partijen.csv, regel 1.204',
  ])
  expect(rowsOf(/^Blijft hetzelfde 1 in totaal/)).toEqual(['Partij De LindeStadskanaalGR2026partijen.csv, regel 4'])
})

it('shows beside what is refused what would become of the rest', async () => {
  const refused = [{ file: 'u1', line: 3, code: 'WRONG_NAME' }]
  const rest = { created: { total: 1, first: [berk] }, changed: none, unchangedParties: none }
  answers({ ImportParties: { importParties: { __typename: 'ImportRefused', total: 1, refused, ...rest } } })
  handIn()
  await screen.findByText('Er is niets ingelezen')
  expect(screen.getByRole('heading', { name: 'Wat er wel goed is' })).toBeTruthy()
  expect(within(screen.getByRole('table', { name: /^Nieuw/ })).getByText('Partij De Berk')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Lees deze partijen in' })).toBeNull()
})
