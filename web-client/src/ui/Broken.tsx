import { useSay } from '../i18n/locale'

/** Something broke: says so, and what to do. */
export function Broken({ code }: { code: string }) {
  const t = useSay()
  const later = code === 'UNAVAILABLE' || code === 'DEADLINE_EXCEEDED' || code === 'RATE_LIMITED'
  return (
    <div className="problem" role="alert">
      <h2>{t('Dit lukt nu niet', 'This does not work right now')}</h2>
      <p>
        {code === 'CHALLENGE_UNSOLVED'
          ? t(
              'Je browser kon niet laten zien dat je geen robot bent. Laad de pagina opnieuw, of neem een andere browser.',
              'Your browser could not show that you are no robot. Reload the page, or use another browser.',
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
