import { useRef } from 'react'
import { codeOf, execute } from '../../graphql/client'
import { useSay } from '../../i18n/locale'
import type { Work } from '../../ui/useWork'
import { EraseMe, heard, UpdateMe, type Consenting } from './changes'
import type { Me } from './Parties'
import { Press } from './Press'

interface LeavingProps extends Pick<Consenting, 'withdraw'> {
  me: Me
  work: Work
  contact: boolean
  /** What is said of a pause. */
  paused: string
  /** Hears that everything may be erased, and that it is not. */
  erasing: (now: boolean) => void
  erased: (certificate: string) => void
}

/** A pause, the end of everything that was agreed, or of everything. */
export function Leaving({ me, work, contact, paused, withdraw, erasing, erased }: LeavingProps) {
  const t = useSay()
  /** What stood here at a press of which nobody knows what became; when something newer does, it was not done. */
  const lost = useRef<Me>(null)
  return (
    <section>
      <h2>{t('Even niet, of helemaal niet meer', 'Not now, or not at all')}</h2>
      <div className="buttons">
        {contact && (
          <Press
            work={work}
            does={async () => {
              const { updateMe } = await execute(UpdateMe, { input: { paused: me.status !== 'PAUSED' } })
              return heard(
                updateMe,
                me.status === 'PAUSED' ? t('Je doet weer mee.', 'You take part again.') : paused,
                t,
              )
            }}
          >
            {me.status === 'PAUSED' ? t('Stop de pauze', 'End the pause') : t('Zet op pauze', 'Pause')}
          </Press>
        )}
        {contact && (
          <Press
            work={work}
            does={withdraw(
              'CAMPAIGN_CONTACT',
              t('Alles is ingetrokken. Niemand ziet je meer.', 'Everything is withdrawn. Nobody sees you any more.'),
            )}
          >
            {t('Trek alles in', 'Withdraw everything')}
          </Press>
        )}
      </div>
      <details className="danger">
        <summary>{t('Wis alles wat jullie van mij weten', 'Erase everything you know of me')}</summary>
        <p>
          {t(
            'Dit kun je niet terugdraaien. Partijen zien alleen nog dat er iemand was, in welke gemeente en hoe ver jullie waren.',
            'You cannot undo this. Parties only see that there was somebody, in which municipality and how far you were.',
          )}
        </p>
        <Press
          work={work}
          look=""
          does={async () => {
            erasing(true)
            const { eraseMe } = await execute(EraseMe).catch((error: unknown) => {
              const signedOut = codeOf(error) === 'UNAUTHENTICATED'
              if (signedOut && lost.current !== me) {
                erasing(false) // nothing was done, now or at an earlier press
              }
              if (!signedOut) {
                lost.current = me
              }
              throw error
            })
            erasing(false)
            if (eraseMe.__typename === 'MeErased') {
              erased(eraseMe.certificate)
            }
            return heard(eraseMe, '', t)
          }}
        >
          {t('Ja, wis alles', 'Yes, erase everything')}
        </Press>
      </details>
    </section>
  )
}
