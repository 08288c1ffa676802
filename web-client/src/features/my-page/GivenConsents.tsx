import type { ConsentPurpose, MyPageQuery } from '../../graphql/generated/graphql'
import { day, useLocale, useSay } from '../../i18n/locale'

/** All that somebody ever agreed to, newest first: when, to which text, and whether it still holds. */
export function GivenConsents({ consents }: Pick<NonNullable<MyPageQuery['me']>, 'consents'>) {
  const locale = useLocale()
  const t = useSay()
  const purposes: Record<ConsentPurpose, (party: string) => string> = {
    CAMPAIGN_CONTACT: () =>
      t('De campagne bewaart je aanmelding en mailt je', 'The campaign keeps your sign-up and e-mails you'),
    SHARE_WITH_BRANCH: (party) => t(`${party} ziet je kaart`, `${party} sees your card`),
    NEWSLETTER: () => t('Nieuwsbrief', 'Newsletter'),
    BACKGROUND_FIGURES: () => t('Antwoorden voor totalen', 'Answers for totals'),
  }
  return (
    <section>
      <h2>{t('Jouw toestemming', 'Your consent')}</h2>
      <details>
        <summary>{t('Waar je ja op zei', 'What you said yes to')}</summary>
        <ul>
          {[...consents]
            .sort((one, other) => other.givenAt.localeCompare(one.givenAt))
            .map((one) => (
              <li key={one.id}>
                <b>{purposes[one.purpose](one.branch?.name ?? t('Een partij', 'A party'))}</b>. {t('Ja op', 'Yes on')}{' '}
                {day(locale, one.givenAt)}
                {t(`, tekst ${one.textVersion}`, `, text ${one.textVersion}`)}.{' '}
                {one.withdrawnAt
                  ? `${t('Ingetrokken op', 'Withdrawn on')} ${day(locale, one.withdrawnAt)}.`
                  : t('Geldt nu.', 'In force.')}
              </li>
            ))}
        </ul>
      </details>
      <p>
        <a href="/my/receipts.json" download>
          {t('Bewijs van je toestemmingen (JSON)', 'Proof of your consents (JSON)')}
        </a>
      </p>
    </section>
  )
}
