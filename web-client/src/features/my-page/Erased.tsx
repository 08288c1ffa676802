import { useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'
import { useHeading } from '../../ui/useHeading'

/** What there is to know for whoever is not known any more. */
export function Erased({ certificate }: { certificate: string }) {
  const locale = useLocale()
  const t = useSay()
  useHeading(t('Alles is gewist', 'Everything is erased'))
  return (
    <>
      <p className="lead">
        {t(
          'Je naam, mailadres en keuzes zijn weg. Je krijgt nog één mail, om afscheid te nemen.',
          'Your name, e-mail address and choices are gone. You get one more e-mail, to say goodbye.',
        )}
      </p>
      <p>
        {t(
          'Van je mailadres houden we alleen een onleesbare code. Zo weten we dat we je niet meer mogen mailen. Reservekopieën zijn binnen 30 dagen weg. ',
          'Of your e-mail address we keep only a code that cannot be read. By it we know that we may not e-mail you any more. Back-up copies are gone within 30 days. ',
        )}
        <a href={routes.privacy[locale]}>{t('Lees wat er verder overblijft', 'Read what else stays')}</a>.
      </p>
      <p>
        {t('Bewaar dit bewijs als je wilt: ', 'Keep this proof if you like: ')}
        <b>{certificate}</b>
      </p>
    </>
  )
}
