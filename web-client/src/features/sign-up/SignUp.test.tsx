// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LocaleContext } from '../../i18n/locale'
import { around, point } from '../../testing/page'
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
around('Ik wil wel eens praten')
const { answers, asked, server } = network()
const sent = () => asked.filter((one) => one.operation === 'SignUp').map((one) => one.variables['input'])

beforeEach(() => {
  document.body.replaceChildren() // the heading of this page comes with each question
  history.replaceState(null, '', '/nl/aanmelden?gemeente=GM0344')
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

const fill = (label: string, value: string) => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}
const tick = (label: string | RegExp) => {
  fireEvent.click(screen.getByLabelText(label))
}
/** As far as the parties. */
const introduce = async () => {
  await screen.findByText('Wie ben je?')
  fill('Hoe wil je genoemd worden?', 'Vera Voorbeeld')
  fill('Je mailadres', 'vera@voorbeeld.example')
  tick('Ik ben 18 jaar of ouder')
  press('Verder')
  press('Verder')
}

describe('signing up', () => {
  it('says everything that is missing at once', async () => {
    show()
    const question = await screen.findByRole('heading', { level: 1, name: 'Wie ben je?' })
    await waitFor(() => {
      expect(document.activeElement).toBe(question)
    })
    press('Verder')
    expect(screen.getByRole('alert').textContent).toContain('Vul je mailadres in')
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
    await introduce()
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

  it('takes a double click on the way to a question for one', async () => {
    show()
    await introduce()
    fireEvent.click(screen.getByRole('button', { name: /Vorige vraag/ }))
    point(await screen.findByRole('button', { name: 'Verder' }), 1_000)
    point(screen.getByLabelText('Partij De Berk'), 1_200)
    expect(screen.getByLabelText<HTMLInputElement>('Partij De Berk').checked).toBe(false)
    fireEvent.click(screen.getByLabelText('Partij De Berk'))
    expect(screen.getByLabelText<HTMLInputElement>('Partij De Berk').checked).toBe(true)
  })

  it('says at its own question what the server would refuse, and at the box what is missing', async () => {
    show()
    await screen.findByText('Wie ben je?')
    fill('Je mailadres', 'vera@voorbeeld..example')
    press('Verder')
    expect(screen.getByLabelText('Ik ben 18 jaar of ouder').getAttribute('aria-invalid')).toBe('true')
    await introduce()
    fireEvent.click(screen.getByRole('button', { name: /Vorige vraag/ }))
    await screen.findByText('Waar geef je om?')
    fill('Telefoonnummer', 'nul zes')
    fill('Waarom wil je dit misschien?', 'a'.repeat(1_204))
    press('Verder')
    expect(screen.getByRole('alert').textContent).toContain('Hooguit 1.000 tekens, nu 1.204')
    expect(screen.getByRole('alert').textContent).toContain('06 12345678')
  })

  it('shows what the server refused at its field until that changes', async () => {
    answers({
      SignUpForm: form,
      SignUp: {
        signUp: {
          __typename: 'InputRejected',
          problems: [{ code: 'FORBIDDEN_CHARACTERS', field: ['motivation'], message: 'Hier staan tekens in.' }],
        },
      },
    })
    show()
    await introduce()
    tick(/^Nog geen/)
    press('Naar controleren')
    tick('Ja, mail mij.')
    press('Meld me aan')
    await screen.findByText('Waar geef je om?')
    press('Naar controleren')
    const alert = screen.getByRole('alert')
    expect(alert.textContent).toContain('Hier staan tekens in.')
    expect(document.activeElement).toBe(alert)
    fill('Waarom wil je dit misschien?', 'Zomaar')
    press('Naar controleren')
    expect(screen.getByText('Klopt dit, en vind je dit goed?')).toBeTruthy()
  })

  it('shows the texts anew, and asks again, when they changed meanwhile', async () => {
    show()
    await introduce()
    tick(/De Berk/)
    press('Naar controleren')
    tick('Ja, mail mij.')
    const problem = { code: 'CONSENT_TEXT_OUTDATED', message: 'De tekst is veranderd.' }
    const problems = ['0', '1'].map((i) => ({ ...problem, field: ['consents', i, 'textVersion'] }))
    answers({
      SignUpForm: { ...form, consentTexts: form.consentTexts.map((one) => ({ ...one, body: `Nieuw: ${one.body}` })) },
      SignUp: { signUp: { __typename: 'InputRejected', problems } },
    })
    press('Meld me aan')
    expect(await screen.findByLabelText('Nieuw: Ja, mail mij.')).toHaveProperty('checked', false)
    expect(screen.getAllByRole('link', { name: /De tekst is veranderd/ })).toHaveLength(1)
    answers({ SignUp: { signUp: { __typename: 'SignUpAccepted', email: 'x' } } })
    tick('Nieuw: Ja, mail mij.')
    press('Meld me aan')
    expect(await screen.findByText('vera@voorbeeld.example')).toBeTruthy()
  })

  it('leads back to the parties when one of them is there no more, and to the municipality when that is', async () => {
    show()
    await introduce()
    tick(/De Berk/)
    press('Naar controleren')
    tick('Ja, mail mij.')
    const refused = (field: string[], message: string) => ({
      signUp: { __typename: 'InputRejected', problems: [{ code: 'UNKNOWN', field, message }] },
    })
    answers({ SignUpForm: form, SignUp: refused(['consents', '1', 'branch'], 'Deze partij kennen we niet.') })
    press('Meld me aan')
    expect(await screen.findByRole('alert')).toHaveProperty('textContent', expect.stringContaining('kennen we niet'))
    expect(screen.getByLabelText('Partij De Berk')).toHaveProperty('checked', false)
    tick(/^Nog geen/)
    press('Naar controleren')
    answers({ SignUpForm: { ...form, municipality: null }, SignUp: refused(['municipality'], 'Die is er niet meer.') })
    press('Meld me aan')
    expect(await screen.findByText('In welke gemeente woon je?')).toBeTruthy()
  })

  it('promises nobody a look at the card where no party takes part', async () => {
    const { municipality } = form
    const edges = municipality.branches.edges.filter(({ node }) => !node.verified)
    answers({ SignUpForm: { ...form, municipality: { ...municipality, branches: { edges } } } })
    show()
    await introduce()
    expect(screen.getByText(/In Utrecht doet nog geen partij mee/)).toBeTruthy()
    expect(screen.getByText(/Niemand ziet nu jouw kaart/)).toBeTruthy()
    expect(screen.queryByText(/Zij zien je kaart/)).toBeNull()
  })

  it('asks nothing about parties where none is known, also when the only one is gone meanwhile', async () => {
    const unknown = { ...form, municipality: { ...form.municipality, branches: { edges: [] } } }
    show()
    await introduce()
    tick(/De Berk/)
    press('Naar controleren')
    tick('Ja, mail mij.')
    const problems = [{ code: 'UNKNOWN', field: ['consents', '1', 'branch'], message: 'Deze partij kennen we niet.' }]
    answers({ SignUpForm: unknown, SignUp: { signUp: { __typename: 'InputRejected', problems } } })
    press('Meld me aan')
    expect(await screen.findByText('In Utrecht kennen we nog geen partijen.')).toBeTruthy()
    expect(screen.getByText(/Kijk later op je eigen pagina/)).toBeTruthy()
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(screen.queryByText(/geloot/)).toBeNull()
    press('Naar controleren')
    expect(await screen.findByText('Klopt dit, en vind je dit goed?')).toBeTruthy()
  })

  it('pressing again after a lost answer is the same sign-up, and a corrected form another', async () => {
    let heard = 0
    answers({
      SignUpForm: form,
      SignUp: () => (++heard < 4 ? null : { signUp: { __typename: 'SignUpAccepted', email: 'x' } }),
    })
    show()
    await introduce()
    tick(/^Nog geen/)
    press('Naar controleren')
    tick('Ja, mail mij.')
    press('Meld me aan')
    await screen.findByText('Dit lukt nu niet')
    press('Meld me aan')
    await waitFor(() => {
      expect(sent()).toHaveLength(2)
    })
    await screen.findByText('Dit lukt nu niet')
    fireEvent.click(screen.getByRole('button', { name: /^Wijzig.*Gemeente/ }))
    await screen.findByText('In welke gemeente woon je?')
    press('← Terug')
    await screen.findByText('Klopt dit, en vind je dit goed?')
    press('Meld me aan')
    await waitFor(() => {
      expect(sent()).toHaveLength(3)
    })
    await screen.findByText('Dit lukt nu niet')
    tick('Ja, de nieuwsbrief.')
    press('Meld me aan')
    await waitFor(() => {
      expect(sent()).toHaveLength(4)
    })
    const [first, again, afterAnotherLook, corrected] = sent().map(
      (input) => (input as { idempotencyKey: string }).idempotencyKey,
    )
    expect(first).toMatch(/^\d+(-\d+){3}$/)
    expect(again).toBe(first)
    expect(afterAnotherLook).toBe(first)
    expect(corrected).not.toBe(first)
  })

  it('asks before it throws away what was typed, and not after it was sent', async () => {
    const left = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    show()
    await screen.findByText('Wie ben je?')
    expect(left()).toBe(false)
    await introduce()
    expect(left()).toBe(true)
    expect(location.search).toBe('?gemeente=GM0344')
    tick(/^Nog geen/)
    press('Naar controleren')
    tick('Ja, mail mij.')
    press('Meld me aan')
    const heading = await screen.findByText('Kijk in je mail')
    expect(document.activeElement).toBe(heading)
    expect(left()).toBe(false)
  })

  it('leads from an answer back to its question, and from the end to a mistyped address', async () => {
    show()
    await introduce()
    tick(/^Nog geen/)
    press('Naar controleren')
    expect(screen.queryByText('Mogen je partijen die motivatie lezen?')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: /^Wijzig.*Uur per week/ }))
    await screen.findByText('Waar geef je om?')
    fill('Waarom wil je dit misschien?', 'Zomaar')
    press('Naar controleren')
    expect(screen.getByText('Mogen je partijen die motivatie lezen?', { selector: 'dt' })).toBeTruthy()
    tick('Ja, mail mij.')
    press('Meld me aan')
    await screen.findByText('Kijk in je mail')
    fireEvent.click(screen.getByRole('button', { name: /Verbeter het adres/ }))
    await screen.findByText('Wie ben je?')
    expect(screen.getByLabelText<HTMLInputElement>('Je mailadres').value).toBe('vera@voorbeeld.example')
  })

  it('asks about the parties again after another municipality, and about nothing after the same one', async () => {
    answers({
      SignUpForm: ({ code }: { code: string }) => ({ ...form, municipality: { ...form.municipality, code } }),
      MunicipalitiesByName: {
        municipalities: {
          edges: ['Utrecht', 'Zeist'].map((name) => ({
            node: { code: name === 'Utrecht' ? 'GM0344' : 'GM0355', name, province: 'Utrecht' },
          })),
        },
      },
    })
    const another = async (name: RegExp) => {
      fireEvent.click(screen.getByRole('button', { name: /^Wijzig.*Gemeente/ }))
      await screen.findByText('In welke gemeente woon je?')
      fill('Je postcode of gemeente', 'ut')
      fireEvent.click(await screen.findByRole('button', { name }))
    }
    show()
    await introduce()
    fireEvent.click(screen.getByLabelText('Partij De Berk'))
    press('Naar controleren')
    await another(/^Utrecht/)
    expect(await screen.findByText('Partij De Berk', { selector: 'dd' })).toBeTruthy()
    await another(/^Zeist/)
    expect((await screen.findByLabelText<HTMLInputElement>('Partij De Berk')).checked).toBe(false)
    tick(/^Nog geen/)
    fireEvent.click(screen.getByRole('button', { name: /Terug/ }))
    await screen.findByText('In welke gemeente woon je?')
    fill('Je postcode of gemeente', 'ut')
    fireEvent.click(await screen.findByRole('button', { name: /^Utrecht/ }))
    expect((await screen.findByLabelText<HTMLInputElement>('Partij De Berk')).checked).toBe(false)
    tick(/^Nog geen/)
    press('Naar controleren')
    expect(await screen.findByText('Vera Voorbeeld', { selector: 'dd' })).toBeTruthy()
  })

  it('shows no check of what is not filled in any more, and sends none', async () => {
    show()
    await introduce()
    tick(/^Nog geen/)
    press('Naar controleren')
    fireEvent.click(screen.getByRole('button', { name: /^Wijzig.*Mailadres/ }))
    await screen.findByText('Wie ben je?')
    fill('Je mailadres', '')
    fireEvent.click(screen.getByRole('button', { name: /Terug/ }))
    await screen.findByText('Klopt dit, en vind je dit goed?')
    tick('Ja, mail mij.')
    press('Meld me aan')
    await screen.findByText('Wie ben je?')
    expect(screen.getByRole('alert').textContent).toContain('Vul je mailadres in')
    expect(sent()).toHaveLength(0)
    fill('Je mailadres', 'vera@voorbeeld.example')
    press('Naar controleren')
    press('Meld me aan')
    await screen.findByText('Kijk in je mail')
    history.back()
    await screen.findByText('Wie ben je?')
    expect(screen.getByText(/^Je aanmelding is verstuurd/)).toBeTruthy()
    fill('Je mailadres', 'v')
    expect(screen.queryByText(/^Je aanmelding is verstuurd/)).toBeNull()
    expect(screen.getByText('Wie ben je?')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Verder' })).toBeTruthy()
  })

  it('tells of a coming merger where parties are chosen', async () => {
    const merging = { mergesOn: '2027-01-01', mergesInto: { name: 'Zeist' } }
    answers({ SignUpForm: { ...form, municipality: { ...form.municipality, ...merging } } })
    show()
    await introduce()
    expect(screen.getByText(/^Op 1 januari 2027 gaat Utrecht op in Zeist/)).toBeTruthy()
  })

  it('leads to the first question who comes back to it, and says of all the boxes that one has to be ticked', async () => {
    show()
    await introduce()
    press('Naar controleren')
    const boxes = screen.getByRole('group', { name: 'Doen mee aan deze campagne' })
    const why = document.getElementById(boxes.getAttribute('aria-describedby') ?? '')
    expect(why?.textContent).toContain('Kies een partij')
    fireEvent.click(screen.getByRole('button', { name: /Vorige vraag/ }))
    await screen.findByText('Waar geef je om?')
    fireEvent.click(screen.getByRole('button', { name: /Vorige vraag/ }))
    await screen.findByText('Wie ben je?')
    fireEvent.click(screen.getByRole('button', { name: /Vorige vraag/ }))
    expect(document.activeElement).toBe(await screen.findByText('In welke gemeente woon je?'))
  })

  it('asks for the municipality when it does not know the one of the link', async () => {
    answers({ SignUpForm: { ...form, municipality: null } })
    show()
    expect(await screen.findByText('In welke gemeente woon je?')).toBeTruthy()
    expect(screen.getByText(/De gemeente uit deze link kennen we niet/)).toBeTruthy()
  })
})
