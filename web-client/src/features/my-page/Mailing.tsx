import { execute } from '../../graphql/client'
import { useSay } from '../../i18n/locale'
import type { Work } from '../../ui/useWork'
import { heard, UpdateMe, type Consenting } from './changes'
import type { Me } from './Parties'
import { Press } from './Press'

interface MailingProps extends Consenting {
  me: Me
  work: Work
  /** What one agrees to who gets the newsletter. */
  terms: string | undefined
  contact: boolean
}

/** What somebody is mailed, and in which language. */
export function Mailing({ me, work, terms, contact, give, withdraw }: MailingProps) {
  const t = useSay()
  const newsletter = me.consents.some((consent) => consent.purpose === 'NEWSLETTER' && !consent.withdrawnAt)
  const other = me.locale === 'en' ? 'nl' : 'en'
  return (
    <>
      <section>
        <h2>{t('Nieuwsbrief', 'Newsletter')}</h2>
        <p className="quiet">{terms}</p>
        {newsletter ? (
          <Press
            work={work}
            does={withdraw('NEWSLETTER', t('Je krijgt geen nieuwsbrief meer.', 'You no longer get the newsletter.'))}
          >
            {t('Stop de nieuwsbrief', 'Stop the newsletter')}
          </Press>
        ) : (
          <Press
            work={work}
            closed={!contact}
            does={give('NEWSLETTER', t('We sturen je de nieuwsbrief.', 'We send you the newsletter.'))}
          >
            {t('Stuur mij de nieuwsbrief', 'Send me the newsletter')}
          </Press>
        )}
      </section>
      <section>
        <h2>{t('In welke taal mailen we je?', 'In which language do we e-mail you?')}</h2>
        <p>
          {me.locale === 'en'
            ? t('Nu mailen we je in het Engels.', 'We e-mail you in English now.')
            : t('Nu mailen we je in het Nederlands.', 'We e-mail you in Dutch now.')}
        </p>
        <Press
          work={work}
          lang={other}
          does={async () => {
            const { updateMe } = await execute(UpdateMe, { input: { locale: other } })
            return heard(updateMe, t('Bewaard.', 'Saved.'), t)
          }}
        >
          {other === 'en' ? 'E-mail me in English' : 'Mail mij in het Nederlands'}
        </Press>
      </section>
    </>
  )
}
