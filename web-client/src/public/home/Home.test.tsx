import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LocaleContext } from '../../i18n/locale'
import { Home } from './Home'

it.each([
  ['nl', 'Een raadslid beslist mee over de gemeente', '/nl/wat-doet-een-raadslid'],
  ['en', 'A councillor helps decide on the municipality', '/en/what-a-councillor-does'],
] as const)('the home page says what a councillor does, and where more of it stands: %s', (locale, sentence, more) => {
  const page = renderToStaticMarkup(
    <LocaleContext value={locale}>
      <Home />
    </LocaleContext>,
  )
  expect(page).toContain(sentence)
  expect(page).toContain(`href="${more}"`)
})
