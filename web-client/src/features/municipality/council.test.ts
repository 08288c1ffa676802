// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/dom'
import { beforeEach, describe, expect, it } from 'vitest'
import { network } from '../../testing/server'
import { showCouncil } from './council'

const { answers, asked } = network()
const party = (name: string, verified = false) => ({ node: { id: name, name, verified } })
const rosmalen = {
  name: 'Rosmalen',
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
    expect(await screen.findByText('We kennen hier nog geen partijen.')).toBeTruthy()
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
