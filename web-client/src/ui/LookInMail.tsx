import type { ReactNode } from 'react'
import { useSay } from '../i18n/locale'

/** What somebody does next to whom a letter may be under way; below the heading that says to look for it. */
export function LookInMail({ correct, children }: { correct: () => void; children: ReactNode }) {
  const t = useSay()
  return (
    <>
      <p className="lead">{children}</p>
      <p>
        <button className="back" type="button" onClick={correct}>
          ← {t('Verbeter het adres', 'Correct the address')}
        </button>
      </p>
      <p>
        {t(
          'Niets gekregen? Kijk bij ongewenste mail. Of probeer het over een uur nog eens.',
          'Nothing there? Look in your spam. Or try again in an hour.',
        )}
      </p>
    </>
  )
}
