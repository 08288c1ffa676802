// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LocaleContext } from '../../i18n/locale'
import { around, point } from '../../testing/page'
import { network } from '../../testing/server'
import MyPage from './MyPage'

around('Mijn pagina')
const { answers, asked, heard, server } = network()

const given = { textVersion: '2026-11', givenAt: '2026-11-20T10:00:00Z', withdrawnAt: null as string | null }
const look = (at: string) => ({ node: { at, branch: { name: 'Partij De Berk' } } })
const me = {
  status: 'CONFIRMED',
  name: 'Vera Voorbeeld',
  email: 'vera@voorbeeld.example',
  municipality: { name: 'Utrecht' },
  branches: [
    { id: 'a', name: 'Partij De Berk', verified: true },
    { id: 'b', name: 'Vooruit Straks', verified: true },
  ],
  themes: [],
  hoursPerWeek: 4,
  phone: null,
  motivation: null,
  shareMotivation: false,
  locale: 'nl',
  consents: [
    { id: '1', purpose: 'CAMPAIGN_CONTACT', branch: null, ...given },
    { id: '2', purpose: 'SHARE_WITH_BRANCH', branch: { id: 'a', name: 'Partij De Berk', verified: true }, ...given },
  ],
  waitingFor: [{ id: 'b', name: 'Vooruit Straks', verified: true }],
  matches: [] as { stage: string; reasons: string[]; branch: { id: string }; invitation: unknown }[],
  accessLog: {
    edges: [] as ReturnType<typeof look>[],
    pageInfo: { hasNextPage: false, endCursor: null as string | null },
  },
}
const consentTexts = [{ purpose: 'SHARE_WITH_BRANCH', version: '2', body: 'Ja, laat mijn kaart zien.' }]
const page = (mine: unknown) => ({ me: mine, themes: [{ slug: 'housing', label: 'Wonen' }], consentTexts })
const operations = () => asked.map((one) => one.operation)

let now: typeof me | null
beforeEach(() => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
  now = me
  server.use(http.get('/challenge', () => new HttpResponse(null, { status: 204 })))
  answers({
    MyPage: () => page(now),
    WithdrawConsent: () => {
      now = { ...me, consents: me.consents.slice(0, 1) }
      return { withdrawConsent: { __typename: 'ConsentWithdrawn' } }
    },
    GiveConsent: { giveConsent: { __typename: 'ConsentGiven' } },
    UpdateMe: { updateMe: { __typename: 'MeUpdated' } },
    RequestSelfServiceLink: { requestSelfServiceLink: { __typename: 'SelfServiceLinkRequested' } },
    SignOut: { signOut: { at: '2027-01-01T00:00:00Z' } },
    EraseMe: { eraseMe: { __typename: 'MeErased', certificate: 'GV-0001' } },
  })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const show = async () => {
  render(
    <LocaleContext value="nl">
      <MyPage />
    </LocaleContext>,
  )
  await waitFor(() => {
    expect(operations()).toContain('MyPage')
    expect(screen.queryByText('Even geduld …')).toBeNull()
  })
}
const press = (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }))
}
const fill = (label: string, value: string) => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}
/** The tab went out of sight and came back. */
const comeBack = () => {
  fireEvent(document, new Event('visibilitychange'))
}
const led = async (name: string) => {
  const heading = await screen.findByRole('heading', { level: 1, name })
  expect(document.activeElement).toBe(heading)
}

describe('my page', () => {
  it('takes a double click for one, also when the button has turned into its opposite meanwhile', async () => {
    await show()
    point(screen.getByRole('button', { name: /^Trek toestemming in/ }), 1_000)
    point(await screen.findByRole('button', { name: /kaart zien.*Berk/ }), 1_400)
    await screen.findByText('Partij De Berk ziet jou niet meer.')
    await heard()
    expect(operations()).toEqual(['MyPage', 'WithdrawConsent', 'MyPage'])
  })

  it('says that a party that was waited for has joined, to choose it or to stop waiting', async () => {
    await show()
    expect(screen.getByText('Doet nu mee')).toBeTruthy()
    expect(screen.getByRole('button', { name: /kaart zien.*Straks/ })).toBeTruthy()
    const terms = screen.getByText('Ja, laat mijn kaart zien.', { exact: false, selector: 'section > p' })
    expect(terms.closest('section')?.querySelector('h2')?.textContent).toBe('Jouw partijen')
    press(/^Wacht niet meer/)
    await screen.findByText('Je wacht er niet meer op.')
    expect(asked[1]?.variables['input']).toEqual({ waitFor: [] })
  })

  it('lists what somebody chose first, also of a council that merged, with why, and the others apart', async () => {
    const gone = { id: 'x', name: 'Dorpsbelang Oud', verified: true }
    now = {
      ...me,
      consents: [...me.consents, { id: '3', purpose: 'SHARE_WITH_BRANCH', branch: gone, ...given }],
      waitingFor: [],
      matches: [
        { stage: 'NEW', reasons: ['CHOSEN_BY_PROSPECT', 'SAME_MUNICIPALITY'], branch: { id: 'a' }, invitation: null },
      ],
    }
    await show()
    const rows = [...document.querySelectorAll('ul.rows')].map((list) =>
      [...list.querySelectorAll('b')].map((name) => name.textContent).sort(),
    )
    expect(rows).toEqual([['Dorpsbelang Oud', 'Partij De Berk'], ['Vooruit Straks']])
    expect(screen.getByText('Waarom: je koos deze partij, je woont in deze gemeente')).toBeTruthy()
    press(/^Trek toestemming in.*Oud/)
    await waitFor(() => {
      expect(asked[1]?.variables['input']).toEqual({ purpose: 'SHARE_WITH_BRANCH', branch: 'x' })
    })
  })

  it('moves nothing but the party that was pressed, and keeps the place of who uses a keyboard', async () => {
    const parties = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => ({ id, name: `Partij ${id}`, verified: true }))
    const shares = (id: string) => ({
      id: `over ${id}`,
      purpose: 'SHARE_WITH_BRANCH',
      branch: { id, name: `Partij ${id}`, verified: true },
      ...given,
    })
    now = { ...me, branches: parties, waitingFor: [], consents: [...me.consents.slice(0, 1), shares('a')] }
    answers({
      MyPage: () => page(now),
      GiveConsent: () => {
        now = {
          ...me,
          branches: parties,
          waitingFor: [],
          consents: [...me.consents.slice(0, 1), shares('a'), shares('d')],
        }
        return { giveConsent: { __typename: 'ConsentGiven' } }
      },
    })
    await show()
    const others = () =>
      [...(screen.getByText(/^Andere partijen/).parentElement?.querySelectorAll('li b') ?? [])].map(
        (b) => b.textContent,
      )
    const before = others()
    const button = screen.getByRole('button', { name: /kaart zien.*Partij d/ })
    button.focus()
    fireEvent.click(button)
    await screen.findByRole('button', { name: /^Trek toestemming in.*Partij d/ })
    expect(others()).toEqual(before.filter((name) => name !== 'Partij d'))
    await waitFor(() => {
      expect(document.activeElement).toBe(document.getElementById('d'))
    })
  })

  it('does not say that something was saved beside what was not', async () => {
    await show()
    fill('Naam', 'Vera')
    press('Bewaar')
    await screen.findByText('Bewaard.')
    fill('Naam', '')
    press('Bewaar')
    expect((await screen.findAllByText(/Vul /)).length).toBeGreaterThan(0)
    expect(screen.queryByText('Bewaard.')).toBeNull()
  })

  it('shows all that somebody ever agreed to, with the text and the days', async () => {
    const withdrawnAt = '2026-11-25T10:00:00Z'
    now = {
      ...me,
      consents: [...me.consents, { id: '3', purpose: 'NEWSLETTER', branch: null, ...given, withdrawnAt }],
    }
    await show()
    const said = [...(screen.getByText('Waar je ja op zei').parentElement?.querySelectorAll('li') ?? [])]
    expect(said.map((one) => one.textContent)).toContain(
      'Nieuwsbrief. Ja op 20 november 2026, tekst 2026-11. Ingetrokken op 25 november 2026.',
    )
    expect(said.filter((one) => one.textContent.endsWith('Geldt nu.'))).toHaveLength(2)
    const proof = screen.getByRole('link', { name: 'Bewijs van je toestemmingen (JSON)' })
    expect(proof.getAttribute('href')).toBe('/my/receipts.json')
  })

  it('pages on through who opened the details', async () => {
    const last = { edges: [look('2026-11-01T10:00:00Z')], pageInfo: { hasNextPage: false, endCursor: 'c2' } }
    now = {
      ...me,
      accessLog: { edges: [look('2026-11-20T10:00:00Z')], pageInfo: { hasNextPage: true, endCursor: 'c1' } },
    }
    answers({ MyPage: () => page(now), MoreLooks: { me: { accessLog: last } } })
    await show()
    expect(screen.getByText('Je ziet de nieuwste 1.')).toBeTruthy()
    press('Toon meer')
    await screen.findByText('Partij De Berk, 1 november 2026')
    expect(screen.getByText('Je ziet ze alle 2.')).toBeTruthy()
    expect(screen.getByText('Partij De Berk, 20 november 2026')).toBeTruthy()
    expect(asked[1]?.variables).toEqual({ after: 'c1' })
    expect(screen.queryByRole('button', { name: 'Toon meer' })).toBeNull()
    expect(document.activeElement?.textContent).toContain('Wie heeft je naam en mailadres geopend?')
  })

  it('says all that is wrong with the details at once, by the names of the fields', async () => {
    await show()
    fill('Naam', ' ')
    fill('Uur per week', '99')
    fill('Telefoonnummer', 'nul zes')
    press('Bewaar')
    expect([...screen.getByRole('alert').querySelectorAll('a')].map((link) => link.textContent)).toEqual([
      'Naam: Vul dit in',
      'Uur per week: Vul een heel getal in van 1 tot en met 80, zonder komma',
      'Telefoonnummer: Vul een nummer in zoals 06 12345678, of laat dit leeg',
    ])
    expect(operations()).toEqual(['MyPage'])
  })

  it('sends of the details only what changed', async () => {
    await show()
    fill('Uur per week', '')
    fireEvent.click(screen.getByLabelText('Wonen'))
    press('Bewaar')
    await screen.findByText('Bewaard.')
    expect(asked[1]?.variables['input']).toEqual({ hoursPerWeek: null, themes: ['housing'] })
    await screen.findByRole('button', { name: 'Bewaar' })
    fill('Naam', 'Vera')
    press('Bewaar')
    await waitFor(() => {
      expect(asked.findLast((one) => one.operation === 'UpdateMe')?.variables['input']).toEqual({ name: 'Vera' })
    })
  })

  it('says what another tab took away, and shows what is', async () => {
    answers({
      MyPage: () => page(now),
      UpdateMe: () => {
        now = { ...me, status: 'WITHDRAWN', consents: [] }
        const problems = [{ code: 'CONSENT_REQUIRED', field: ['paused'], message: 'Zonder deze toestemming …' }]
        return { updateMe: { __typename: 'InputRejected', problems } }
      },
    })
    await show()
    press('Zet op pauze')
    expect((await screen.findByRole('alert')).textContent).toContain('je hebt alles ingetrokken')
    expect(await screen.findByRole('button', { name: 'Ja, ik doe weer mee' })).toBeTruthy()
    expect(screen.queryByText(/Je staat op pauze/)).toBeNull()
  })

  it('says of a party that is chosen during a pause that it sees the card afterwards', async () => {
    now = { ...me, status: 'PAUSED' }
    await show()
    expect(screen.getByText('Ziet je kaart na je pauze')).toBeTruthy()
    press(/kaart zien.*Straks/)
    await screen.findByText('Vooruit Straks mag je kaart zien zodra je pauze voorbij is.')
  })

  it('leads to what came of signing out, and of asking for a link', async () => {
    await show()
    now = null
    press('Log uit')
    await led('Je bent uitgelogd')
    fill('Je mailadres', 'vera@voorbeeld.example')
    press('Mail mij een link')
    await led('Kijk in je mail')
    expect(screen.getByText('vera@voorbeeld.example')).toBeTruthy()
    expect(screen.getByText(/ongewenste mail/)).toBeTruthy()
    press(/Verbeter het adres/)
    expect(document.activeElement).toBe(screen.getByLabelText('Je mailadres'))
    expect(screen.getByLabelText<HTMLInputElement>('Je mailadres').value).toBe('vera@voorbeeld.example')
  })

  it('asks once more before signing out throws away what was typed', async () => {
    await show()
    fill('Motivatie', 'Omdat')
    press('Log uit')
    await screen.findByText(/^Wat je typte, is niet bewaard/)
    expect(screen.getByLabelText<HTMLTextAreaElement>('Motivatie').value).toBe('Omdat')
    expect(operations()).not.toContain('SignOut')
    now = null
    press('Log uit')
    await led('Je bent uitgelogd')
  })

  it('says to who asks for a link why none may come, before and after alike', async () => {
    now = null
    await show()
    const why = /^Je aanmelding nog niet bevestigd\? Dan komt er geen link/
    const said = screen.getByText(why).textContent
    expect(screen.getByRole('link', { name: /^Meld je dan opnieuw aan/ }).getAttribute('href')).toBe('/nl/aanmelden')
    expect(screen.getByRole('link', { name: /^Werk je voor een partij/ }).getAttribute('href')).toBe('/workspace/')
    fill('Je mailadres', 'vera@voorbeeld.example')
    press('Mail mij een link')
    await led('Kijk in je mail')
    expect(screen.getByText(why).textContent).toBe(said)
  })

  it('does not stay on the screen for long when the session is over, and keeps no session alive by asking', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    await show()
    const tenMinutes = () => act(() => vi.advanceTimersByTimeAsync(600_000))
    fill('Motivatie', 'Omdat')
    now = { ...me, status: 'PAUSED' }
    await tenMinutes()
    expect(await screen.findByText(/Je staat op pauze/)).toBeTruthy()
    expect(screen.getByLabelText<HTMLTextAreaElement>('Motivatie').value).toBe('Omdat')
    fill('Motivatie', '')
    now = null
    await tenMinutes()
    expect(await screen.findByText(/Je bent niet meer ingelogd/)).toBeTruthy()
    expect(screen.queryByText(/Vera|vera/)).toBeNull()
    expect(asked.map((one) => one.unasked)).toEqual([undefined, true, true])
  })

  it('leaves nothing to see of who signed out in another tab', async () => {
    await show()
    now = null
    comeBack()
    expect(await screen.findByText(/Je bent niet meer ingelogd/)).toBeTruthy()
    expect(screen.queryByText(/Vera|vera/)).toBeNull()
    expect(screen.queryByText('Partij De Berk')).toBeNull()
    expect(screen.queryByLabelText('Naam')).toBeNull()
    now = me
    comeBack()
    expect(await screen.findByText(/Hallo Vera/)).toBeTruthy()
  })

  it('keeps half-typed details until whoever signed out is back, and asks before throwing them away', async () => {
    const left = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    await show()
    expect(left()).toBe(false)
    fill('Motivatie', 'Omdat')
    expect(left()).toBe(true)
    now = null
    comeBack()
    expect(await screen.findByText(/Je bent niet meer ingelogd/)).toBeTruthy()
    expect(screen.getByLabelText<HTMLTextAreaElement>('Motivatie').value).toBe('Omdat')
    expect(screen.queryByText('Partij De Berk')).toBeNull()
    expect(screen.queryByText('vera@voorbeeld.example')).toBeNull()
    now = me
    comeBack()
    expect(await screen.findByText(/Hallo Vera/)).toBeTruthy()
    expect(screen.getByLabelText<HTMLTextAreaElement>('Motivatie').value).toBe('Omdat')
    fill('Motivatie', '')
    expect(left()).toBe(false)
  })

  it('shows nothing of one person to the next who signs in at the same computer', async () => {
    await show()
    fill('Motivatie', 'Omdat ik Vera ben')
    now = { ...me, name: 'Anna Anders', email: 'anna@voorbeeld.example' }
    comeBack()
    expect(await screen.findByText(/Hallo Anna/)).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Naam').value).toBe('Anna Anders')
    expect(screen.getByLabelText<HTMLTextAreaElement>('Motivatie').value).toBe('')
  })

  it('takes over what another tab saved, unless something is typed here', async () => {
    await show()
    now = { ...me, hoursPerWeek: 9 }
    comeBack()
    await waitFor(() => {
      expect(screen.getByLabelText<HTMLInputElement>('Uur per week').value).toBe('9')
    })
    fill('Uur per week', '10')
    now = { ...me, hoursPerWeek: 11, status: 'PAUSED' }
    comeBack()
    await screen.findByText(/Je staat op pauze/)
    expect(screen.getByLabelText<HTMLInputElement>('Uur per week').value).toBe('10')
  })

  it('keeps what was saved in the form until it hears from the server how it is', async () => {
    let gone = false
    answers({
      MyPage: () => {
        if (gone) {
          throw new Error('gone')
        }
        return page(now)
      },
      UpdateMe: () => {
        gone = true
        return { updateMe: { __typename: 'MeUpdated' } }
      },
    })
    await show()
    fill('Uur per week', '9')
    press('Bewaar')
    expect(await screen.findByText('Bewaard.')).toBeTruthy()
    expect(await screen.findByText('Dit lukt nu niet')).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Uur per week').value).toBe('9')
  })

  it('says to save once more where nobody knows whether what still stands there was saved', async () => {
    answers({ MyPage: () => page(now), UpdateMe: () => null })
    await show()
    fill('Uur per week', '9')
    press('Bewaar')
    expect(await screen.findByText('We weten niet of het bewaard is. Druk nog een keer op ‘Bewaar’.')).toBeTruthy()
    expect(screen.queryByText(/Je ziet nu hoe het is/)).toBeNull()
    expect(screen.getByLabelText<HTMLInputElement>('Uur per week').value).toBe('9')
  })

  it('says of who was signed out before erasing that nothing was done', async () => {
    await show()
    now = null
    server.use(
      http.post('/graphql', () => HttpResponse.json({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }), {
        once: true,
      }),
    )
    fireEvent.click(screen.getByText('Wis alles wat jullie van mij weten'))
    press('Ja, wis alles')
    expect(await screen.findByText(/Je bent niet meer ingelogd/)).toBeTruthy()
    expect(screen.queryByText(/Waarschijnlijk is alles gewist/)).toBeNull()
  })

  it('does not go on saying that somebody is signed out when they are back', async () => {
    await show()
    fill('Motivatie', 'Omdat')
    now = null
    server.use(
      http.post('/graphql', () => HttpResponse.json({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }), {
        once: true,
      }),
    )
    press('Bewaar')
    expect(await screen.findByText(/Wat je typte, blijft hier staan/)).toBeTruthy()
    now = me
    comeBack()
    expect(await screen.findByText(/Hallo Vera/)).toBeTruthy()
    expect(screen.queryByText(/Je bent niet meer ingelogd/)).toBeNull()
  })

  it('does not blame the address when it is unsure whether somebody is human', async () => {
    now = null
    const problems = [{ field: ['challenge'], message: 'Druk nog een keer op de knop.' }]
    answers({
      MyPage: () => page(now),
      RequestSelfServiceLink: { requestSelfServiceLink: { __typename: 'InputRejected', problems } },
    })
    await show()
    fill('Je mailadres', 'vera@voorbeeld.example')
    press('Mail mij een link')
    const link = await screen.findByRole('link', { name: 'Druk nog een keer op de knop.' })
    expect(screen.getByLabelText('Je mailadres').getAttribute('aria-invalid')).toBeNull()
    fireEvent.click(link)
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Mail mij een link' }))
  })

  it('asks once more before moving house ends what was agreed', async () => {
    const zeist = { code: 'GM0355', name: 'Zeist', province: 'Utrecht' }
    const utrecht = { code: 'GM0344', name: 'Utrecht', province: 'Utrecht' }
    answers({
      MyPage: () => page(now),
      MunicipalitiesByName: { municipalities: { edges: [{ node: zeist }, { node: utrecht }] } },
      UpdateMe: { updateMe: { __typename: 'MeUpdated' } },
    })
    await show()
    fill('Je nieuwe postcode of gemeente', 'zeist')
    fireEvent.click(await screen.findByRole('button', { name: /^Ik woon nu in/ }))
    expect(screen.getByText(/^Je woont al in/)).toBeTruthy()
    const question = screen.getByText(/^Je woont nu in Zeist\?/)
    expect(document.activeElement).toBe(question)
    expect(question.textContent).toContain('Partij De Berk, Vooruit Straks')
    expect(operations()).not.toContain('UpdateMe')
    press('Toch niet')
    expect(document.activeElement).toBe(screen.getByLabelText('Je nieuwe postcode of gemeente'))
    fireEvent.click(await screen.findByRole('button', { name: /^Ik woon nu in/ }))
    press('Ja, ik woon nu in Zeist')
    expect(await screen.findByText('Je woont nu in Zeist.')).toBeTruthy()
  })

  describe('an invitation of a party', () => {
    const invitation = {
      message: 'Kom je langs?',
      answer: null as string | null,
      hasSaidYes: false,
      mayChange: true,
      validUntil: '2027-01-20T22:59:59Z',
    }
    const asking = (change: Partial<typeof invitation>, stage = 'INVITED') => ({
      ...me,
      matches: [{ stage, reasons: [], branch: { id: 'a' }, invitation: { ...invitation, ...change } }],
    })

    it('can be answered without its letter', async () => {
      now = asking({})
      answers({
        MyPage: () => page(now),
        AnswerMyInvitation: () => {
          now = asking({ answer: 'YES', hasSaidYes: true }, 'ACCEPTED')
          return { answerMyInvitation: { __typename: 'InvitationAnswered', answer: 'YES' } }
        },
      })
      await show()
      expect(screen.getByText('Kom je langs?')).toBeTruthy()
      expect(screen.getByText(/^Na een ja krijgt Partij De Berk je naam/)).toBeTruthy()
      fireEvent.click(screen.getByRole('button', { name: /^Ja, dat wil ik.*Partij De Berk$/ }))
      expect(await screen.findByText(/^Partij De Berk heeft nu je naam/)).toBeTruthy()
      expect(asked.find((one) => one.operation === 'AnswerMyInvitation')?.variables).toEqual({
        input: { branch: 'a', answer: 'YES' },
      })
      expect(await screen.findByText('Jij zei ja')).toBeTruthy()
      expect(screen.getByRole('button', { name: /^Verander in: nee/ })).toBeTruthy()
      expect(screen.queryByRole('button', { name: /^Later/ })).toBeNull()
    })

    it('does not deny an answer that arrived though nobody said so', async () => {
      now = asking({})
      answers({
        MyPage: () => page(now),
        AnswerMyInvitation: () => {
          now = asking({ answer: 'YES', hasSaidYes: true }, 'ACCEPTED')
          return null
        },
      })
      await show()
      fireEvent.click(screen.getByRole('button', { name: /^Ja, dat wil ik/ }))
      expect(await screen.findByText('We weten niet of het gelukt is. Je ziet nu hoe het is.')).toBeTruthy()
      expect(await screen.findByText('Jij zei ja')).toBeTruthy()
      expect(screen.queryByText('Dit lukt nu niet')).toBeNull()
    })

    it.each([
      ['EXPIRED', null],
      ['DECLINED_BY_PROSPECT', null],
    ])('says how to talk after all when it is over: %s', async (stage, answer) => {
      now = asking({ answer, mayChange: false }, stage)
      await show()
      expect(screen.getByText(/^Wil je toch met deze partij praten\? Trek je toestemming in/)).toBeTruthy()
    })

    it('says when the answer cannot be changed any more', async () => {
      now = asking({ answer: 'YES', hasSaidYes: true }, 'ACCEPTED')
      answers({
        MyPage: () => page(now),
        AnswerMyInvitation: () => {
          now = asking({ answer: 'YES', hasSaidYes: true, mayChange: false }, 'MET')
          return { answerMyInvitation: { __typename: 'InvitationAnswered', answer: 'YES' } }
        },
      })
      await show()
      fireEvent.click(screen.getByRole('button', { name: /^Verander in: nee/ }))
      expect(await screen.findByText(/Partij De Berk is al met je verder/)).toBeTruthy()
      expect(await screen.findByText('Jullie spraken elkaar')).toBeTruthy()
      expect(screen.queryByRole('button', { name: /^Verander in/ })).toBeNull()
    })

    it('says which answer counts after a later that came too late', async () => {
      now = asking({})
      answers({
        MyPage: () => page(now),
        AnswerMyInvitation: { answerMyInvitation: { __typename: 'InvitationAnswered', answer: 'YES' } },
      })
      await show()
      fireEvent.click(screen.getByRole('button', { name: /^Later/ }))
      expect(await screen.findByText(/^Partij De Berk heeft nu je naam/)).toBeTruthy()
    })

    it('says when it is gone', async () => {
      now = asking({})
      answers({
        MyPage: () => page(now),
        AnswerMyInvitation: { answerMyInvitation: { __typename: 'InvitationNotOpen' } },
      })
      await show()
      fireEvent.click(screen.getByRole('button', { name: /^Nee/ }))
      expect(await screen.findByText('Deze uitnodiging is er niet meer.')).toBeTruthy()
    })
  })

  it('does not say that a pause failed of which the answer was lost', async () => {
    answers({
      MyPage: () => page(now),
      UpdateMe: () => {
        now = { ...me, status: 'PAUSED' }
        return null
      },
    })
    await show()
    press('Zet op pauze')
    expect(await screen.findByText('We weten niet of het gelukt is. Je ziet nu hoe het is.')).toBeTruthy()
    expect(await screen.findByRole('button', { name: 'Stop de pauze' })).toBeTruthy()
    expect(screen.queryByText('Dit lukt nu niet')).toBeNull()
  })

  it('says what is likely when the answer to erasing is lost', async () => {
    answers({
      MyPage: () => page(now),
      EraseMe: () => {
        now = null
        throw new Error('lost')
      },
    })
    await show()
    fireEvent.click(screen.getByText('Wis alles wat jullie van mij weten'))
    press('Ja, wis alles')
    await led('We kregen geen antwoord')
    expect(screen.getByText(/Waarschijnlijk is alles gewist/)).toBeTruthy()
    expect(screen.getByLabelText('Je mailadres')).toBeTruthy()
    expect(screen.queryByText(/Log opnieuw in/)).toBeNull()
  })

  it('leads to what came of erasing', async () => {
    await show()
    now = null
    fireEvent.click(screen.getByText('Ja, wis alles'))
    await led('Alles is gewist')
    expect(screen.getByText('GV-0001')).toBeTruthy()
  })
})
