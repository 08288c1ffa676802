import { day, type Locale } from '../../i18n/locale'

/**
 * An open page of a branch reads again whenever a lead changes, and when its line was cut, which the server does every ten minutes:
 * what follows within this many minutes is the same look.
 */
const SAME_LOOK = 15

/** Who looked on which day, and how often; newest first, as they come. */
export function looksOf(
  all: { at: string; branch?: { name: string } | null }[],
  locale: Locale,
): { branch: string; day: string; times: number }[] {
  const days = new Map<string, { branch: string; day: string; times: number; first: number }>()
  for (const { at, branch } of all) {
    const one = { branch: branch?.name ?? '–', day: day(locale, at), times: 0, first: Infinity }
    const key = `${one.day} ${one.branch}`
    const known = days.get(key) ?? one
    if (known.first - Date.parse(at) > SAME_LOOK * 60_000) {
      known.times++
    }
    known.first = Date.parse(at)
    days.set(key, known)
  }
  return [...days.values()]
}
