import { useSay } from '../../i18n/locale'
import type { PageName } from '../../i18n/routes'
import { Late } from './Late'

/** A page that a script fills. Signing up asks its questions as headings of the page, so there the script fills the heading too. */
export function Live({ page, title, intro }: { page: PageName; title: string; intro?: string }) {
  const t = useSay()
  const heading = <h1>{title}</h1>
  const asks = page === 'signUp'
  return (
    <div className="wrap task">
      {!asks && heading}
      {intro && <p className="lead">{intro}</p>}
      <div id="app" data-page={page}>
        {asks && heading}
        <Late />
        <noscript>
          <p>
            {page === 'find'
              ? t(
                  'Zoeken heeft scripts nodig. Kies anders hieronder uit de lijst.',
                  'Searching needs scripts. Otherwise choose from the list below.',
                )
              : t(
                  'Deze pagina heeft scripts nodig. Zet ze aan in je browser.',
                  'This page needs scripts. Please switch them on in your browser.',
                )}
          </p>
        </noscript>
      </div>
    </div>
  )
}
