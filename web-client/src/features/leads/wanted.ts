import { graphql } from '../../graphql/generated'
import type { LeadFilter, LeadOrder, LeadStage } from '../../graphql/generated/graphql'

export const ThemesOfLeads = graphql(`
  query ThemesOfLeads {
    themes {
      slug
      label(locale: "nl")
    }
  }
`)

/** Which cards are asked for; what is empty asks for nothing. */
export interface Wanted {
  stage: LeadStage | ''
  /** A slug. */
  theme: string
  /** At least so many a week. */
  hours: string
  overdue: boolean
}

export const everything: Wanted = { stage: '', theme: '', hours: '', overdue: false }
export const stages: LeadStage[] = [
  'NEW',
  'INVITED',
  'ACCEPTED',
  'MET',
  'ON_LIST',
  'ELECTED',
  'DECLINED_BY_PROSPECT',
  'DECLINED_BY_BRANCH',
  'EXPIRED',
  'WITHDRAWN',
]
export const hours = ['2', '4', '8', '12', '16']
export const orders: Partial<Record<LeadOrder, string>> = {
  NEWEST_FIRST: 'Nieuwste kaart eerst',
  OLDEST_FIRST: 'Oudste kaart eerst',
  DUE_FIRST: 'Wat het eerst af moet',
}
export const isStage = (text: string | null) => stages.find((one) => one === text)
export const isOrder = (text: string | null) => Object.keys(orders).find((one): one is LeadOrder => one === text)

/** What the address of this page asks for. */
export function asAddressed(): Wanted & { orderBy: LeadOrder } {
  const asked = new URLSearchParams(location.search)
  return {
    stage: isStage(asked.get('stap')) ?? '',
    theme: asked.get('onderwerp') ?? '',
    hours: hours.find((one) => one === asked.get('uren')) ?? '',
    overdue: asked.get('telaat') === 'ja',
    orderBy: isOrder(asked.get('volgorde')) ?? 'NEWEST_FIRST',
  }
}

/** How an address asks for this. */
export const addressed = ({ stage, theme, hours, overdue }: Wanted, orderBy: LeadOrder): Record<string, string> => ({
  ...(stage ? { stap: stage } : {}),
  ...(theme ? { onderwerp: theme } : {}),
  ...(hours ? { uren: hours } : {}),
  ...(overdue ? { telaat: 'ja' } : {}),
  ...(orderBy === 'NEWEST_FIRST' ? {} : { volgorde: orderBy }),
})

/** How the graph is asked for this. */
export const filterOf = ({ stage, theme, hours, overdue }: Wanted): LeadFilter => ({
  ...(stage ? { stages: [stage] } : {}),
  ...(theme ? { themes: [theme] } : {}),
  ...(hours ? { minHoursPerWeek: Number(hours) } : {}),
  ...(overdue ? { overdue } : {}),
})

export const isEverything = (wanted: Wanted) => Object.keys(filterOf(wanted)).length === 0

/** What stands in the place of cards where there is none. */
export function nothing({ stage, theme, hours, overdue }: Wanted): string {
  const chosen = [stage, theme, hours, overdue].filter(Boolean).length
  return chosen > 1
    ? 'Geen kaart past bij alles wat je koos.'
    : overdue
      ? 'Niets is te laat.'
      : stage
        ? 'Hier is niets. Kies een andere stap.'
        : theme
          ? 'Hier is niets. Kies een ander onderwerp.'
          : hours
            ? 'Niemand heeft zo veel tijd. Kies minder uur.'
            : 'Er loopt nu niets.'
}
