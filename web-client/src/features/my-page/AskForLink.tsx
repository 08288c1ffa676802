import { graphql } from '../../graphql/generated'
import { execute } from '../../graphql/client'
import { useSay } from '../../i18n/locale'
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
  return link.state === 'sent' ? (
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
  )
}
