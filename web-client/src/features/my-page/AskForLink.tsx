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
export function AskForLink({ signedOut = false }: { signedOut?: boolean }) {
  const t = useSay()
  const link = useLinkRequest(async (input) => (await execute(AskLink, { input })).requestSelfServiceLink)
  useHeading(
    link.state === 'sent'
      ? t('Kijk in je mail', 'Check your e-mail')
      : signedOut && !link.asked
        ? t('Je bent uitgelogd', 'You are signed out')
        : undefined,
  )
  return link.state === 'sent' ? (
    <LinkSent link={link} />
  ) : (
    <LinkForm link={link}>
      {t(
        'Je hebt geen wachtwoord nodig. We mailen je een link.',
        'You need no password. We send you a link by e-mail.',
      )}
    </LinkForm>
  )
}
