import type { Locale } from './words'

/** Where every page of the public site stands. The api's letters lead to confirm, answer and open. */
export const routes = {
  home: { nl: '/nl/', en: '/en/' },
  councillor: { nl: '/nl/wat-doet-een-raadslid', en: '/en/what-a-councillor-does' },
  find: { nl: '/nl/jouw-gemeente', en: '/en/your-municipality' },
  doubt: { nl: '/nl/twijfel-je', en: '/en/in-doubt' },
  signUp: { nl: '/nl/aanmelden', en: '/en/sign-up' },
  confirm: { nl: '/nl/bevestigen', en: '/en/confirm' },
  answer: { nl: '/nl/antwoord', en: '/en/answer' },
  myPage: { nl: '/nl/mijn-pagina', en: '/en/my-page' },
  open: { nl: '/nl/mijn-pagina/openen', en: '/en/my-page/open' },
  privacy: { nl: '/nl/privacy', en: '/en/privacy' },
  accessibility: { nl: '/nl/toegankelijkheid', en: '/en/accessibility' },
  figures: { nl: '/nl/cijfers', en: '/en/figures' },
} as const satisfies Record<string, Record<Locale, string>>

export type PageName = keyof typeof routes

export const municipalityFolder: Record<Locale, string> = { nl: '/nl/gemeente', en: '/en/municipality' }

/** The api finds a council by the end of this, with the same rule (`Municipality.slug`). */
export function municipalityPath(locale: Locale, name: string): string {
  return `${municipalityFolder[locale]}/${slug(name)}`
}

export function slug(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
