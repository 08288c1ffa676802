// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/dom'
import { beforeEach, describe, expect, it } from 'vitest'
import { network } from '../../testing/server'
import { showCouncil } from './council'
import { markOf, type CouncilFacts } from './councilWords'

const { answers, asked } = network()
const party = (name: string, verified = false) => ({ node: { id: name, name, verified } })
const rosmalen = {
  code: 'GM0796',
  name: 'Rosmalen',
  province: 'Noord-Brabant',
  population: 40_123 as number | null,
  seats: 27 as number | null,
  seatsEstimated: false,
  mergesOn: null,
  mergesInto: null,
  takesIn: [] as { name: string; mergesOn: string }[],
  nextElection: { kind: 'MUNICIPAL', electionDay: '2030-03-20', nominationDay: '2030-02-04' },
  branches: { edges: ['A', 'B', 'C', 'D'].map((name) => party(name, name === 'B')) },
}
const names = () => screen.getAllByRole('listitem').map((item) => item.textContent.charAt(0))
let app: HTMLElement

beforeEach(() => {
  document.body.innerHTML = '<main id="inhoud" tabindex="-1"><div id="app" data-code="GM0796">loading</div></main>'
  app = document.getElementById('app') ?? document.body
})

/** A page as the build made it. */
function built(facts: CouncilFacts, asked: { code: string; name: string } = facts) {
  document.title = 'as built'
  document.body.innerHTML =
    '<main id="inhoud" tabindex="-1"><h1></h1><dl class="facts"></dl><p class="call"><a class="btn"></a></p><div id="app">loading</div></main>'
  app = document.getElementById('app') ?? document.body
  Object.assign(app.dataset, { code: asked.code, name: asked.name, known: markOf(facts) })
  document.querySelector('h1')?.append(facts.name)
}
const figures = () => [...document.querySelectorAll('.facts > div')].map((one) => one.textContent)
const call = () => screen.getByRole('link', { name: /^(Ik wil|I would)/ })

describe('the page of a council', () => {
  it('says when the election is, and who takes part', async () => {
    answers({ Council: { municipality: rosmalen } })
    showCouncil(app, 'nl')
    expect(screen.getByRole('status').textContent).toBe('Even geduld …')
    expect(await screen.findByText('20 maart 2030')).toBeTruthy()
    expect(screen.queryByRole('status')).toBeNull()
    const joined = screen.getAllByRole('listitem').filter((item) => within(item).queryByText('doet mee'))
    expect(joined.map((item) => item.textContent)).toEqual(['B doet mee'])
    expect(screen.getAllByText('doet nog niet mee')).toHaveLength(3)
    expect(asked).toEqual([{ operation: 'Council', variables: { code: 'GM0796' } }])
  })

  it('leaves alone what is still true', async () => {
    built({ ...rosmalen, inhabitants: '40.123', seats: '27', estimated: false })
    answers({ Council: { municipality: rosmalen } })
    showCouncil(app, 'nl')
    await screen.findByText('20 maart 2030')
    expect(document.title).toBe('as built')
    expect(figures()).toEqual([])
    expect(document.querySelector('.note')).toBeNull()
  })

  it('says the figures of today where the operator imported newer ones, and of no year', async () => {
    built({ ...rosmalen, inhabitants: '39,000', seats: '25', estimated: false })
    answers({ Council: { municipality: { ...rosmalen, seatsEstimated: true } } })
    showCouncil(app, 'en')
    await screen.findByText('20 March 2030')
    expect(figures()).toEqual([
      'about 27councillors, estimated by the number of inhabitants',
      '40,123inhabitants, province of Noord-Brabant. (CBS, as an indication)',
    ])
    expect(document.querySelector('.note')).toBeNull()
    built({ ...rosmalen, inhabitants: '39,000', seats: '25', estimated: false })
    answers({ Council: { municipality: { ...rosmalen, seats: null } } })
    showCouncil(app, 'en')
    await screen.findByText('20 March 2030')
    expect(figures()).toHaveLength(1)
  })

  it('becomes the page of the successor where a municipality is no longer there', async () => {
    built({ ...rosmalen, code: 'GM0001', inhabitants: '40.123', seats: '27', estimated: false })
    const successor = { ...rosmalen, name: "'s-Hertogenbosch", seats: 39, population: 160_000 }
    answers({ Council: { municipality: successor } })
    showCouncil(app, 'nl')
    expect(await screen.findByText(/^De gemeente Rosmalen bestaat niet meer/)).toBeTruthy()
    expect(screen.getByRole('link', { name: "Naar de pagina van 's-Hertogenbosch" }).getAttribute('href')).toBe(
      '/nl/gemeente/s-hertogenbosch',
    )
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe("'s-Hertogenbosch")
    expect(document.title).toBe("De gemeenteraad van 's-Hertogenbosch – Gevraagd")
    expect(figures()).toEqual(['39raadsleden', '160.000inwoners, provincie Noord-Brabant. (CBS, ter indicatie)'])
    expect(call().textContent).toBe("Ik wil wel eens praten in 's-Hertogenbosch")
    expect(call().getAttribute('href')).toBe('/nl/aanmelden?gemeente=GM0796')
  })

  it('says so where a municipality has another name, also where the api made the page', async () => {
    const asked = { code: 'GM0796', name: 'Rosmalen' }
    const renamed = { ...rosmalen, name: 'Nieuw Rosmalen' }
    built({ ...renamed, inhabitants: '40,123', seats: '27', estimated: false }, asked)
    answers({ Council: { municipality: renamed } })
    showCouncil(app, 'en')
    expect(await screen.findByText('Rosmalen is called Nieuw Rosmalen now.')).toBeTruthy()
    expect(document.title).toBe('as built')
  })

  it('draws the order of the parties anew for each visit', async () => {
    answers({ Council: { municipality: rosmalen } })
    const orders = new Set<string>()
    for (let seed = 0; seed < 12; seed++) {
      showCouncil(app, 'nl', Math.imul(seed, 2654435761))
      await screen.findByText('20 maart 2030')
      orders.add(names().join(''))
    }
    expect(orders.size).toBeGreaterThan(3)
  })

  it('tells of a coming merger, in English too', async () => {
    const merging = { ...rosmalen, mergesOn: '2028-01-01', mergesInto: { name: "'s-Hertogenbosch" } }
    answers({ Council: { municipality: merging } })
    showCouncil(app, 'en')
    expect(await screen.findByText(/^On 1 January 2028 Rosmalen becomes part of 's-Hertogenbosch/)).toBeTruthy()
    expect(screen.getByRole('link').getAttribute('href')).toBe('/en/municipality/s-hertogenbosch')
    expect(screen.getByText(/for the council of 's-Hertogenbosch/)).toBeTruthy()
    answers({ Council: { municipality: { ...merging, mergesOn: '2031-01-01' } } })
    showCouncil(app, 'en')
    expect(await screen.findByText(/^On 1 January 2031/)).toBeTruthy()
    expect(screen.queryByText(/for the council of/)).toBeNull()
    const first = { ...rosmalen.nextElection, kind: 'REDIVISION' }
    answers({ Council: { municipality: { ...merging, mergesOn: '2031-01-01', nextElection: first } } })
    showCouncil(app, 'en')
    expect(await screen.findByText(/for the council of 's-Hertogenbosch/)).toBeTruthy()
  })

  it('tells who is going to join', async () => {
    answers({ Council: { municipality: { ...rosmalen, takesIn: [{ name: 'Empel', mergesOn: '2028-01-01' }] } } })
    showCouncil(app, 'nl')
    expect(await screen.findByText(/^Op 1 januari 2028 komt Empel erbij/)).toBeTruthy()
  })

  it('says what signing up is good for where no party takes part', async () => {
    answers({ Council: { municipality: { ...rosmalen, branches: { edges: [party('A')] } } } })
    showCouncil(app, 'nl')
    expect(await screen.findByText(/^Hier doet nog geen partij mee/)).toBeTruthy()
    answers({ Council: { municipality: rosmalen } })
    showCouncil(app, 'nl')
    await screen.findByText('doet mee')
    expect(screen.queryByText(/^Hier doet nog geen partij mee/)).toBeNull()
  })

  it('says that no parties are known, and takes names for text', async () => {
    answers({ Council: { municipality: { ...rosmalen, branches: { edges: [] } } } })
    showCouncil(app, 'nl')
    expect(await screen.findByText(/^We kennen hier nog geen partijen/)).toBeTruthy()
    answers({ Council: { municipality: { ...rosmalen, branches: { edges: [party('<img src=x>')] } } } })
    showCouncil(app, 'nl')
    expect(await screen.findByText('<img src=x>')).toBeTruthy()
    expect(app.querySelector('img')).toBeNull()
  })

  it('asks again where it failed', async () => {
    answers({})
    showCouncil(app, 'nl')
    expect((await screen.findByRole('alert')).textContent).toContain('We krijgen geen antwoord.')
    answers({ Council: { municipality: rosmalen } })
    fireEvent.click(screen.getByRole('button', { name: 'Probeer opnieuw' }))
    expect(document.activeElement).toBe(document.getElementById('inhoud'))
    expect(await screen.findByText('20 maart 2030')).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('says that something broke where the municipality is not known', async () => {
    answers({ Council: { municipality: null } })
    showCouncil(app, 'en')
    expect((await screen.findByRole('alert')).textContent).toContain('Something went wrong on our side.')
  })
})
