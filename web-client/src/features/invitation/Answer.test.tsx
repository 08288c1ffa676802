// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LocaleContext } from '../../i18n/locale'
import { around, translate } from '../../testing/page'
import { network } from '../../testing/server'
import Answer from './Answer'

around('Een partij wil met je praten')
const { answers, asked } = network()

const invitation = (name: string, answer: string | null) => ({
  openInvitation: {
    branch: { name, municipality: { name: 'Utrecht' } },
    message: 'Kom je\neen keer langs?',
    answer,
    hasSaidYes: answer === 'YES',
    mayChange: true,
    validUntil: '2027-01-01T00:00:00Z',
  },
})
const opened = ({ token }: { token: string }) =>
  token === 'b' ? invitation('Vooruit Straks', null) : invitation('Partij De Berk', 'YES')

beforeEach(() => {
  history.replaceState(null, '', '/nl/antwoord#a')
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const show = () => {
  render(
    <LocaleContext value="nl">
      <Answer />
    </LocaleContext>,
  )
}
const heading = () => screen.getByRole('heading', { level: 1 })

describe('answering an invitation', () => {
  it('says so when the branch has moved on, and where they can still stop', async () => {
    answers({
      OpenInvitation: opened,
      AnswerInvitation: { answerInvitation: { __typename: 'InvitationAnswered', answer: 'YES' } },
    })
    show()
    fireEvent.click(await screen.findByRole('button', { name: 'Verander in: nee' }))
    expect(await screen.findByText(/Partij De Berk is al met je verder/)).toBeTruthy()
    expect(screen.getByRole('link', { name: /Trek je toestemming in/ }).getAttribute('href')).toBe('/nl/mijn-pagina')
    expect(screen.queryByRole('button')).toBeNull()
    expect(document.activeElement).toBe(heading())
  })

  it('shows what was answered in another tab, and by now cannot be changed, when one comes back', async () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
    answers({ OpenInvitation: invitation('Partij De Berk', null) })
    show()
    await screen.findByRole('button', { name: 'Later' })
    answers({ OpenInvitation: invitation('Partij De Berk', 'YES') })
    document.dispatchEvent(new Event('visibilitychange'))
    await screen.findByRole('button', { name: 'Verander in: nee' })
    expect(heading().textContent).toBe('Je zei ja')
    answers({
      OpenInvitation: { openInvitation: { ...invitation('Partij De Berk', 'YES').openInvitation, mayChange: false } },
    })
    document.dispatchEvent(new Event('visibilitychange'))
    await screen.findByText(/Partij De Berk is al met je verder/)
  })

  it('says that it is gone, also where a browser translated the page, and when an earlier yes holds', async () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
    answers({ OpenInvitation: invitation('Partij De Berk', 'YES') })
    show()
    await screen.findByText(/wil graag met je praten/)
    translate(document.body)
    answers({ OpenInvitation: { openInvitation: null } })
    document.dispatchEvent(new Event('visibilitychange'))
    expect(await screen.findByText(/^De uitnodiging is verlopen of ingetrokken/)).toBeTruthy()
    expect(screen.getByText(/behalve als de partij niet met je verdergaat/)).toBeTruthy()
  })

  it('offers no change where the branch has moved on', async () => {
    const { openInvitation } = invitation('Partij De Berk', 'YES')
    answers({ OpenInvitation: { openInvitation: { ...openInvitation, mayChange: false } } })
    show()
    expect(await screen.findByText(/Partij De Berk is al met je verder/)).toBeTruthy()
    expect(heading().textContent).toBe('Je antwoord staat vast')
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('promises nothing of a no to whoever said yes', async () => {
    answers({ OpenInvitation: opened })
    show()
    expect(await screen.findByText(/^Verander je het in nee/)).toBeTruthy()
    expect(screen.queryByText(/Bij nee blijft alles dicht/)).toBeNull()
  })

  it('says in the heading what was answered, and leads there', async () => {
    answers({
      OpenInvitation: opened,
      AnswerInvitation: { answerInvitation: { __typename: 'InvitationAnswered', answer: 'NO' } },
    })
    show()
    expect(await screen.findByText('Partij De Berk schrijft:')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Verander in: nee' }))
    await waitFor(() => {
      expect(heading().textContent).toBe('Je zei nee')
    })
    expect(document.activeElement).toBe(heading())
  })

  it('shows an answer that arrived though nobody said so, and else that it is not known', async () => {
    let known = 'LATER'
    answers({ OpenInvitation: () => invitation('Partij De Berk', known) })
    show()
    fireEvent.click(await screen.findByRole('button', { name: 'Verander in: nee' }))
    expect(await screen.findByText(/weten niet of je antwoord is aangekomen/)).toBeTruthy()
    expect(screen.queryByText('De uitnodiging blijft open.')).toBeNull()
    known = 'YES'
    fireEvent.click(screen.getByRole('button', { name: /Verander in: ja/ }))
    await waitFor(() => {
      expect(heading().textContent).toBe('Je zei ja')
    })
    expect(screen.getByText(/heeft nu je naam/)).toBeTruthy()
  })

  it('answers what the link in the address is of, also when another one comes into the same tab', async () => {
    answers({
      OpenInvitation: opened,
      AnswerInvitation: { answerInvitation: { __typename: 'InvitationAnswered', answer: 'NO' } },
    })
    show()
    await screen.findByText('Partij De Berk')
    expect(heading().textContent).toBe('Je zei ja')
    location.hash = '#b'
    await screen.findByText('Vooruit Straks')
    expect(screen.queryByText('Partij De Berk')).toBeNull()
    expect(heading().textContent).toBe('Een partij wil met je praten')
    fireEvent.click(screen.getByRole('button', { name: 'Nee' }))
    await waitFor(() => {
      expect(asked.at(-1)?.variables['input']).toEqual({ token: 'b', answer: 'NO' })
    })
  })
})
