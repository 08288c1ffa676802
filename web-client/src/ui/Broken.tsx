import type { ReactNode } from 'react'
import { brokenTitle, oneMoment, tryAgain, whatBroke } from '../i18n/broken'
import { useLocale, useSay } from '../i18n/locale'
import { routes } from '../i18n/routes'
import { focus } from './focus'

interface BrokenProps {
  code: string
  /** Asks anew what could not be asked. */
  again?: () => void
  /** Takes the focus when it comes. */
  focused?: boolean
  children?: ReactNode
}

/** Something broke: says so, and what to do. */
export function Broken({ code, again, focused = false, children }: BrokenProps) {
  const locale = useLocale()
  const t = useSay()
  const workspace = location.pathname.startsWith('/workspace')
  return (
    <div className="problem" role="alert" tabIndex={-1} ref={focused ? focus : undefined}>
      <h2>{brokenTitle(t)}</h2>
      {code === 'UNAUTHENTICATED' ? (
        // another one than below, as React cannot take away words that a browser translated
        <p key="signed out">
          {workspace || again
            ? t('Je bent niet meer ingelogd.', 'You are no longer signed in.')
            : t(
                'Je bent niet meer ingelogd. Wat je typte, blijft hier staan.',
                'You are no longer signed in. What you typed stays here.',
              )}{' '}
          <a href={workspace ? '/workspace/' : routes.myPage[locale]} target="_blank" rel="noreferrer">
            {t('Log opnieuw in (opent een nieuw tabblad)', 'Sign in again (opens a new tab)')}
          </a>
          {t(' en kom dan terug.', ' and come back.')}
        </p>
      ) : (
        <p key="broken">{whatBroke(code, t)}</p>
      )}
      {children}
      {again && (
        <button
          className="btn second"
          type="button"
          onClick={() => {
            document.getElementById('inhoud')?.focus({ preventScroll: true })
            again()
          }}
        >
          {tryAgain(t)}
        </button>
      )}
    </div>
  )
}

export function Busy() {
  const t = useSay()
  return (
    <p className="quiet" role="status">
      {oneMoment(t)}
    </p>
  )
}
