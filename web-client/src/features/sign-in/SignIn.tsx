import { graphql } from '../../graphql/generated'
import type { SignInMutation } from '../../graphql/generated/graphql'
import { execute } from '../../graphql/client'
import { Broken } from '../../ui/Broken'
import { Button } from '../../ui/Button'
import { focus } from '../../ui/focus'
import { useTitle } from '../../ui/useTitle'
import { useToken } from '../../ui/useToken'
import { LinkForm, LinkSent, useLinkRequest } from '../LinkRequest'
import { useOpening } from '../useOpening'

const AskSignIn = graphql(`
  mutation RequestSignInLink($input: RequestSignInLinkInput!) {
    requestSignInLink(input: $input) {
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
const SignInDocument = graphql(`
  mutation SignIn($token: String!) {
    signIn(token: $token) {
      __typename
    }
  }
`)

const opened = {
  SignedIn: true,
  TokenNotValid: false,
  InputRejected: false,
} satisfies Record<SignInMutation['signIn']['__typename'], boolean>

export function SignIn() {
  useTitle('Inloggen')
  const link = useLinkRequest(async (input) => (await execute(AskSignIn, { input })).requestSignInLink)
  if (link.state === 'sent') {
    return (
      <>
        <h1 tabIndex={-1} ref={focus}>
          Kijk in je mail
        </h1>
        <LinkSent link={link} />
      </>
    )
  }
  return (
    <>
      <h1>Inloggen op de werkplek</h1>
      {new URLSearchParams(location.search).has('uit') && <p className="note">Je bent uitgelogd.</p>}
      <LinkForm link={link}>
        Voor afdelingen en het campagneteam. Je hebt geen wachtwoord nodig: we mailen je een link.
      </LinkForm>
      <p className="quiet">
        Heeft jouw afdeling nog geen toegang, of jij niet? Vraag het aan de campagne. Het adres staat op de pagina over{' '}
        <a href="/nl/privacy">privacy</a>.
      </p>
    </>
  )
}

export function OpenLink({ signedIn }: { signedIn: boolean }) {
  const { token, nth } = useToken()
  return <Opening key={nth} token={token} signedIn={signedIn} />
}

function Opening({ token, signedIn }: { token: string; signedIn: boolean }) {
  useTitle('Inloggen')
  const { state, broken, open } = useOpening(
    async () => opened[(await execute(SignInDocument, { token })).signIn.__typename],
    '/workspace/',
  )
  if (state === 'invalid') {
    return (
      <>
        <h1 tabIndex={-1} ref={focus}>
          Deze link werkt niet meer
        </h1>
        <p className="lead">
          Hij werkt één keer, en 20 minuten lang. Kreeg je daarna nog een mail? Gebruik dan de link in de nieuwste, en
          neem hem helemaal over.
        </p>
        {signedIn ? (
          <>
            <p>Je bent al ingelogd.</p>
            <a className="btn" href="/workspace/">
              Ga naar de werkplek
            </a>
          </>
        ) : (
          <a className="btn" href="/workspace/">
            Vraag een nieuwe aan
          </a>
        )}
      </>
    )
  }
  return (
    <>
      <h1>Inloggen</h1>
      {broken && <Broken code={broken} focused />}
      <p className="lead">Druk op de knop. Daarna werkt de link niet meer.</p>
      <Button busy={state === 'busy'} onPress={open}>
        Log mij in
      </Button>
    </>
  )
}
