import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { municipalityPath, routes, slug } from './routes'

describe('addresses of pages', () => {
  it('are the ones that letters lead to', () => {
    expect(routes.confirm).toEqual({ nl: '/nl/bevestigen', en: '/en/confirm' })
    expect(routes.answer).toEqual({ nl: '/nl/antwoord', en: '/en/answer' })
    expect(routes.open).toEqual({ nl: '/nl/mijn-pagina/openen', en: '/en/my-page/open' })
  })

  it('need no accents and no quotes', () => {
    expect(slug("'s-Hertogenbosch")).toBe('s-hertogenbosch')
    expect(slug('Súdwest-Fryslân')).toBe('sudwest-fryslan')
    expect(municipalityPath('en', 'Bergen (NH.)')).toBe('/en/municipality/bergen-nh')
  })

  it('have an icon', () => {
    expect(existsSync('public/icon.svg')).toBe(true)
  })
})
