// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { network } from '../testing/server'
import { Workspace } from './Workspace'

const { answers, asked } = network()
afterEach(cleanup)

it('knows no card at an address that no browser wrote, and does not break down', async () => {
  history.replaceState(null, '', '/workspace/leads/%E0%A4')
  answers({
    Viewer: { viewer: { name: 'Lotte', roles: ['BRANCH_VIEWER'], branches: [], worksFor: [] } },
    Lead: { viewer: { worksFor: [] }, node: null },
  })
  render(<Workspace />)
  expect(await screen.findByRole('heading', { name: 'Deze kaart is er niet' })).toBeTruthy()
  expect(asked.at(-1)?.variables).toEqual({ id: '%E0%A4' })
})
