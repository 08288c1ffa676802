// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, expect, it } from 'vitest'
import { network } from '../../testing/server'
import { ImportParties } from './ImportParties'

const { server } = network()
afterEach(cleanup)

it.each([
  ['no network', HttpResponse.error(), 'We krijgen geen antwoord'],
  ['too many asked', new HttpResponse(null, { status: 429 }), 'Het is even te druk'],
  ['the database is away', HttpResponse.json({ detail: 'later' }, { status: 503 }), 'Het is even te druk'],
  ['signed out', HttpResponse.json({ detail: 'sign in first' }, { status: 401 }), 'Je bent niet meer ingelogd'],
  ['a file that is too large', HttpResponse.json({}, { status: 413 }), 'partijen.csv is te groot.'],
])('says why a file was not taken: %s', async (_, answer, said) => {
  history.replaceState(null, '', '/workspace/inlezen')
  server.use(http.post('/uploads', () => answer))
  render(<ImportParties />)
  const files = [new File(['x'], 'partijen.csv')]
  fireEvent.change(screen.getByLabelText('Bestanden'), { target: { files } })
  fireEvent.click(screen.getByRole('button', { name: 'Bekijk wat er verandert' }))
  expect((await screen.findByRole('alert')).textContent).toContain(said)
})
