// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LocaleContext } from '../../i18n/locale'
import { around } from '../../testing/page'
import { network } from '../../testing/server'
import Confirm from './Confirm'

around('Klopt dit?')
const { answers } = network()
const pending = { municipality: { name: 'Utrecht' }, branches: [], waitFor: [], consents: [] }

beforeEach(async () => {
  history.replaceState(null, '', '/nl/bevestigen#a')
  answers({
    PendingSignUp: ({ token }: { token: string }) => ({
      pendingSignUp: token === 'a' ? pending : null,
    }),
  })
  render(
    <LocaleContext value="nl">
      <Confirm />
    </LocaleContext>,
  )
  await screen.findByText(/voor Utrecht/)
})
afterEach(cleanup)

const heading = () => screen.getByRole('heading', { level: 1 })

describe('confirming', () => {
  it('promises nothing about a sign-up that somebody leaves alone, and begins anew with the same link', async () => {
    fireEvent.click(screen.getByText('Nee, doe hier niets mee'))
    expect(heading().textContent).toBe('Goed, je hoeft niets te doen')
    expect(document.activeElement).toBe(heading())
    expect(screen.getByText(/telt alleen als iemand/)).toBeTruthy()
    location.hash = '#a'
    await screen.findByText(/voor Utrecht/)
    expect(heading().textContent).toBe('Klopt dit?')
  })

  it('says in the heading that a link works no more', async () => {
    location.hash = '#b'
    await screen.findByText(/Misschien heb je hem al gebruikt/)
    expect(heading().textContent).toBe('Deze link werkt niet meer')
  })

  it.each([
    ['who chose no party', {}, /^Partijen kies je op je eigen pagina/],
    ['who waits for one', { waitFor: [{ id: 'b', name: 'Partij De Berk' }] }, /^Doet een partij mee waar je op wacht/],
  ])('promises no invitation to %s', async (_who, chosen, says) => {
    cleanup()
    answers({
      PendingSignUp: { pendingSignUp: { ...pending, ...chosen } },
      ConfirmSignUp: { confirmSignUp: { __typename: 'SignUpConfirmed' } },
    })
    render(
      <LocaleContext value="nl">
        <Confirm />
      </LocaleContext>,
    )
    fireEvent.click(await screen.findByText('Ja, dit klopt'))
    expect(await screen.findByText(says)).toBeTruthy()
    expect(screen.queryByText(/die jou uitnodigt/)).toBeNull()
  })

  it('knows that it is done when the answer was lost, at once or at the next press', async () => {
    answers({ PendingSignUp: { pendingSignUp: null } })
    fireEvent.click(screen.getByText('Ja, dit klopt'))
    await waitFor(() => {
      expect(heading().textContent).toBe('Je bent aangemeld')
    })
  })

  it('takes a link that was used by a press whose answer was lost for used by it', async () => {
    answers({})
    fireEvent.click(screen.getByText('Ja, dit klopt'))
    await screen.findByRole('alert')
    answers({ ConfirmSignUp: { confirmSignUp: { __typename: 'TokenNotValid' } } })
    fireEvent.click(screen.getByText('Ja, dit klopt'))
    await waitFor(() => {
      expect(heading().textContent).toBe('Je bent aangemeld')
    })
  })

  it('leads to what went wrong', async () => {
    fireEvent.click(screen.getByText('Ja, dit klopt'))
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('alert'))
    })
  })
})
