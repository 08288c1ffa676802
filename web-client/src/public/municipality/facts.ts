import { readFileSync } from 'node:fs'
import type { CouncilFacts } from '../../features/municipality/councilWords'
import { number, type Locale } from '../../i18n/words'

/** Of which the reference table has the inhabitants. */
export const YEAR = '2026'

export interface MunicipalityFacts {
  code: string
  name: string
  province: string
  inhabitants: number
  seats: number
  /** Whether the number of seats is an estimate, which may be off by two. */
  estimated: boolean
}

/** What a page says of a municipality. */
export const factsOf = (one: MunicipalityFacts, locale: Locale): CouncilFacts => ({
  ...one,
  inhabitants: number(locale, one.inhabitants),
  seats: String(one.seats),
})

/** Stands for every council of which there is no page: the api puts in what it knows of the one that is asked for. */
export const anyCouncil = (estimated: boolean): CouncilFacts => ({
  code: '{code}',
  name: '{name}',
  province: '{province}',
  inhabitants: '{inhabitants}',
  seats: '{seats}',
  estimated,
})

/** The municipalities of the day of the build, from the api's reference table. */
export function municipalities(): MunicipalityFacts[] {
  const lines = readFileSync('../api/src/main/resources/reference/municipalities.csv', 'utf8').trim().split('\n')
  const today = new Date().toISOString().slice(0, 10)
  return lines
    .slice(1)
    .map((line) => line.split(';'))
    .filter(([, , , , , , from, until]) => (!from || from <= today) && (!until || until > today))
    .map(([code = '', name = '', province = '', inhabitants, seats, source]) => ({
      code,
      name,
      province,
      inhabitants: Number(inhabitants),
      seats: Number(seats),
      estimated: source === 'estimated',
    }))
    .sort((one, other) => one.name.replace(/^'s-/, '').localeCompare(other.name.replace(/^'s-/, ''), 'nl'))
}
