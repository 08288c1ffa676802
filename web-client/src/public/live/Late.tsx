import { useSay } from '../../i18n/locale'

/** Shows after some seconds, where the script that fills the page does not come. */
export function Late({ look = 'quiet unfilled' }: { look?: string }) {
  const t = useSay()
  return (
    <p className={look}>
      {t(
        'Duurt het lang? Laad de pagina opnieuw. Helpt dat niet, probeer het dan later.',
        'Is it taking long? Load the page again. If that does not help, try later.',
      )}
    </p>
  )
}
