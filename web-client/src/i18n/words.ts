export type Locale = 'nl' | 'en'

/** Says it in the page's language. Dutch comes first, and nothing compiles without both. */
export type Say = (nl: string, en: string) => string

export const say =
  (locale: Locale): Say =>
  (nl, en) =>
    locale === 'nl' ? nl : en

/** A day in words: 20 maart 2030. */
export function day(locale: Locale, date: string): string {
  return new Date(date).toLocaleDateString(locale === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Amsterdam',
  })
}

export function moment(locale: Locale, time: string): string {
  return new Date(time).toLocaleString(locale === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Amsterdam',
  })
}

export function number(locale: Locale, value: number): string {
  return value.toLocaleString(locale === 'nl' ? 'nl-NL' : 'en-GB')
}
