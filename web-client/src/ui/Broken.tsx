import type { ReactNode } from 'react'
import { useLocale, useSay } from '../i18n/locale'
import { routes } from '../public/routes'
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
  const later = code === 'UNAVAILABLE' || code === 'DEADLINE_EXCEEDED' || code === 'RATE_LIMITED'
  return (
    <div className="problem" role="alert" tabIndex={-1} ref={focused ? focus : undefined}>
      <h2>{t('Dit lukt nu niet', 'This does not work right now')}</h2>
      {code === 'UNAUTHENTICATED' ? (
        <p>
          {workspace
            ? t('Je bent niet meer ingelogd.', 'You are no longer signed in.')
            : t(
                'Je bent niet meer ingelogd. Kopieer eerst wat je typte, en log dan opnieuw in.',
                'You are no longer signed in. Copy what you typed first, then sign in again.',
              )}{' '}
          <a href={workspace ? '/workspace/' : routes.myPage[locale]} target="_blank" rel="noreferrer">
            {t('Log opnieuw in (opent een nieuw tabblad)', 'Sign in again (opens a new tab)')}
          </a>
          {workspace && t(' en kom dan terug.', ' and come back.')}
        </p>
      ) : (
        <p>
          {code === 'CHALLENGE_UNSOLVED'
            ? t(
                'Je browser kon niet laten zien dat je geen robot bent. Laad de pagina opnieuw, of neem een andere browser.',
                'Your browser could not show that you are no robot. Reload the page, or use another browser.',
              )
            : code === 'UNREACHABLE'
              ? t(
                  'We krijgen geen antwoord. Kijk of je internet hebt, en probeer het opnieuw.',
                  'We get no answer. See if you have internet, and try again.',
                )
              : code === 'FORBIDDEN'
                ? t(
                    'Dit mag jij niet doen. Denk je dat dat niet klopt? Vraag het dan aan de campagne.',
                    'You may not do this. Do you think that is wrong? Then ask the campaign.',
                  )
                : later
                  ? t(
                      'Het is even te druk. Probeer het over een minuut nog eens.',
                      'It is too busy. Please try again in a minute.',
                    )
                  : t(
                      'Er ging bij ons iets mis. Probeer het opnieuw.',
                      'Something went wrong on our side. Please try again.',
                    )}
        </p>
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
          {t('Probeer opnieuw', 'Try again')}
        </button>
      )}
    </div>
  )
}

export function Busy() {
  const t = useSay()
  return (
    <p className="quiet" role="status">
      {t('Even geduld …', 'One moment …')}
    </p>
  )
}
