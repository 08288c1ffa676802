import { readFileSync } from 'node:fs'

export interface MunicipalityFacts {
  code: string
  name: string
  province: string
  inhabitants: number
  seats: number
  /** Whether the number of seats is an estimate, which may be off by two. */
  estimated: boolean
}

/** The municipalities of today, from the api's reference table. */
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
