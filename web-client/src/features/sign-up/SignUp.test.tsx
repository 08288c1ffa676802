// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LocaleContext } from '../../i18n/locale'
import { network } from '../../testing/server'
import SignUp from './SignUp'

const form = {
  municipality: {
    code: 'GM0344',
    name: 'Utrecht',
    branches: {
      edges: [
        { node: { id: 'a', name: 'Partij De Berk', verified: true } },
        { node: { id: 'b', name: 'Vooruit Straks', verified: false } },
      ],
    },
  },
  themes: [{ slug: 'housing', label: 'Wonen' }],
  consentTexts: [
    { purpose: 'CAMPAIGN_CONTACT', version: '1', body: 'Ja, mail mij.' },
    { purpose: 'SHARE_WITH_BRANCH', version: '2', body: 'Ja, laat mijn kaart zien.' },
    { purpose: 'NEWSLETTER', version: '3', body: 'Ja, de nieuwsbrief.' },
  ],
}
const { answers, asked, server } = network()
const sent = () => asked.filter((one) => one.operation === 'SignUp').map((one) => one.variables['input'])

beforeEach(() => {
  history.replaceState(null, '', '/nl/aanmelden?gemeente=GM0344')
  window.scrollTo = () => undefined
  server.use(http.get('/challenge', () => new HttpResponse(null, { status: 204 })))
  answers({ SignUpForm: form, SignUp: { signUp: { __typename: 'SignUpAccepted', email: 'x' } } })
})
afterEach(cleanup)

const show = () =>
  render(
    <LocaleContext value="nl">
      <SignUp />
    </LocaleContext>,
  )
const press = (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
}

describe('signing up', () => {
  it('says everything that is missing at once', async () => {
    show()
    const question = await screen.findByText('Wie ben je?')
    await vi.waitFor(() => {
      expect(document.activeElement).toBe(question)
    })
    press('Verder')
    expect(screen.getByRole('alert').textContent).toContain('mailadres')
    expect(screen.getByRole('alert').textContent).toContain('18 jaar')
    expect(screen.getByRole('alert').querySelectorAll('a')).toHaveLength(3)
  })

  it('says at once that no letter can go to an address with accents before the @', async () => {
    show()
    fireEvent.change(await screen.findByLabelText('Je mailadres'), { target: { value: 'véra@voorbeeld.example' } })
    press('Verder')
    expect(screen.getByRole('alert').textContent).toContain('zonder accenten voor de @')
    fireEvent.change(screen.getByLabelText('Je mailadres'), { target: { value: 'vera@caf\u00e9.example' } })
    press('Verder')
    expect(screen.getByRole('alert').textContent).not.toContain('mailadres')
  })

  it('has no consent ticked beforehand and sends only what was ticked', async () => {
    show()
    fireEvent.change(await screen.findByLabelText('Hoe wil je genoemd worden?'), {
      target: { value: 'Vera Voorbeeld' },
    })
    fireEvent.change(screen.getByLabelText('Je mailadres'), { target: { value: 'vera@voorbeeld.example' } })
    fireEvent.click(screen.getByLabelText('Ik ben 18 jaar of ouder'))
    press('Verder')
    press('Verder')
    expect(screen.getByText('Doen nog niet mee')).toBeTruthy()
    fireEvent.click(screen.getByLabelText('Partij De Berk'))
    press('Naar controleren')
    for (const box of screen.getAllByRole<HTMLInputElement>('checkbox')) {
      expect(box.checked).toBe(false)
    }
    press('Meld me aan')
    expect(sent()).toHaveLength(0)
    fireEvent.click(screen.getByLabelText('Ja, mail mij.'))
    press('Meld me aan')
    await screen.findByText('Kijk in je mail')
    expect(sent()[0]).toMatchObject({
      email: 'vera@voorbeeld.example',
      waitFor: [],
      consents: [{ purpose: 'CAMPAIGN_CONTACT' }, { purpose: 'SHARE_WITH_BRANCH', branch: 'a' }],
    })
  })
})
