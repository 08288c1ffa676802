// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, expect, it, vi } from 'vitest'
import { network } from '../testing/server'
import { Workspace } from './Workspace'

const { answers, asked, heard, server } = network()
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

it('knows no card at an address that no browser wrote, and does not break down', async () => {
  history.replaceState(null, '', '/workspace/leads/%E0%A4')
  answers({
    Viewer: { viewer: { id: 'm1', name: 'Lotte', roles: ['BRANCH_VIEWER'], branches: [], worksFor: [] } },
    Lead: { viewer: { worksFor: [] }, node: null },
  })
  render(<Workspace />)
  expect(await screen.findByRole('heading', { name: 'Deze kaart is er niet' })).toBeTruthy()
  expect(asked.at(-1)?.variables).toEqual({ id: '%E0%A4' })
})

it('does not say that somebody is signed in, or out, when nobody knows', async () => {
  history.replaceState(null, '', '/workspace/')
  const lotte = { id: 'm1', name: 'Lotte', roles: [], branches: [], worksFor: [] }
  answers({ Viewer: { viewer: lotte } })
  render(<Workspace />)
  fireEvent.click(await screen.findByRole('button', { name: 'Log uit' }))
  expect(await screen.findByText(/Je bent nog ingelogd/)).toBeTruthy()
  answers({})
  fireEvent.click(screen.getByRole('button', { name: 'Log uit' }))
  expect(await screen.findByText(/We weten niet of je bent uitgelogd/)).toBeTruthy()
  answers({ Viewer: () => new Promise(() => undefined) })
  fireEvent.click(screen.getByRole('button', { name: 'Log uit' }))
  expect(await screen.findByRole('button', { name: 'Even geduld …' })).toBeTruthy()
  expect(screen.queryByText(/Je bent nog ingelogd|We weten niet/)).toBeNull()
})

it('says to whoever comes from signing out that they did', async () => {
  history.replaceState(null, '', '/workspace/?uit=ja')
  server.use(http.get('/challenge', () => new HttpResponse(null, { status: 204 })))
  answers({ Viewer: { viewer: null } })
  render(<Workspace />)
  expect(await screen.findByText('Je bent uitgelogd.')).toBeTruthy()
})

it('greets whoever signed in meanwhile in another tab, and keeps the page of who signed out', async () => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
  history.replaceState(null, '', '/workspace/')
  const lotte = { id: 'm1', name: 'Lotte', roles: [], branches: [], worksFor: [] }
  let viewer: typeof lotte | null = lotte
  answers({ Viewer: () => ({ viewer }) })
  const comeBack = () => fireEvent(document, new Event('visibilitychange'))
  render(<Workspace />)
  expect(await screen.findByText('Hallo Lotte')).toBeTruthy()
  viewer = null
  comeBack()
  await waitFor(() => {
    expect(asked).toHaveLength(2)
  })
  await heard()
  expect(screen.getByText('Hallo Lotte')).toBeTruthy()
  viewer = { ...lotte, id: 'm2', name: 'Anna' }
  comeBack()
  expect(await screen.findByText('Hallo Anna')).toBeTruthy()
})
