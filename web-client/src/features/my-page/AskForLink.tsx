import { graphql } from '../../graphql/generated'
import { execute } from '../../graphql/client'
import { useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'
import { useHeading } from '../../ui/useHeading'
import { LinkForm, LinkSent, useLinkRequest } from '../LinkRequest'

const AskLink = graphql(`
  mutation RequestSelfServiceLink($input: RequestSelfServiceLinkInput!) {
    requestSelfServiceLink(input: $input) {
      __typename
      ... on InputRejected {
        problems {
          field
          message
        }
      }
    }
  }
`)

/** For whoever is not signed in, or not any more. */
export function AskForLink({ left }: { left?: 'signed out' | 'perhaps erased' }) {
  const t = useSay()
  const link = useLinkRequest(async (input) => (await execute(AskLink, { input })).requestSelfServiceLink)
  useHeading(
    link.state === 'sent'
      ? t('Kijk in je mail', 'Check your e-mail')
      : left && !link.asked
        ? left === 'signed out'
          ? t('Je bent uitgelogd', 'You are signed out')
          : t('We kregen geen antwoord', 'We got no answer')
        : undefined,
  )
  return (
    <>
      {link.state === 'sent' ? (
        <LinkSent link={link} />
      ) : (
        <LinkForm link={link}>
          {left === 'perhaps erased' && (
            <>
              {t(
                'Waarschijnlijk is alles gewist. Dan krijg je daarvan een mail. Komt die niet? Vraag dan hier een link aan, en kijk of je pagina er nog is.',
                'Probably everything is erased. Then you get an e-mail about it. Does none come? Then ask for a link here, and see whether your page is still there.',
              )}{' '}
            </>
          )}
          {t(
            'Je hebt geen wachtwoord nodig. We mailen je een link.',
            'You need no password. We send you a link by e-mail.',
          )}
        </LinkForm>
      )}
      <NoLink />
    </>
  )
}

/** Why no link comes, said to everybody alike: who asks hears nothing of whether we know an address. */
function NoLink() {
  const locale = useLocale()
  const t = useSay()
  return (
    <p className="small quiet">
      {t(
        'Je aanmelding nog niet bevestigd? Dan komt er geen link. ',
        'Your sign-up not confirmed yet? Then no link comes. ',
      )}
      <a href={routes.signUp[locale]}>{t('Meld je dan opnieuw aan.', 'Sign up again.')}</a>{' '}
      <a href="/workspace/">{t('Werk je voor een partij? Log hier in.', 'Do you work for a party? Sign in here.')}</a>
    </p>
  )
}
