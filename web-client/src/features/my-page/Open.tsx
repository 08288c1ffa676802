import { graphql } from '../../graphql/generated'
import type { OpenSelfServiceMutation } from '../../graphql/generated/graphql'
import { execute } from '../../graphql/client'
import { useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'
import { Broken } from '../../ui/Broken'
import { Button } from '../../ui/Button'
import { useHeading } from '../../ui/useHeading'
import { useToken } from '../../ui/useToken'
import { useOpening } from '../useOpening'

const OpenSelfService = graphql(`
  mutation OpenSelfService($token: String!) {
    openSelfService(token: $token) {
      __typename
    }
  }
`)

const opened = {
  SelfServiceOpened: true,
  TokenNotValid: false,
  InputRejected: false,
} satisfies Record<OpenSelfServiceMutation['openSelfService']['__typename'], boolean>

export default function Open() {
  const { token, nth } = useToken()
  return <Asked key={nth} token={token} />
}

function Asked({ token }: { token: string }) {
  const locale = useLocale()
  const t = useSay()
  const { state, broken, open } = useOpening(
    async () => opened[(await execute(OpenSelfService, { token })).openSelfService.__typename],
    routes.myPage[locale],
  )
  useHeading(state === 'invalid' ? t('Deze link werkt niet meer', 'This link does not work any more') : undefined)
  if (state === 'invalid') {
    return (
      <>
        <p className="lead">
          {t(
            'Hij werkt één keer, en 20 minuten lang. Kreeg je daarna nog een mail? Gebruik dan de link in de nieuwste.',
            'It works once, for 20 minutes. Did you get a later e-mail? Then use the link in the newest one.',
          )}
        </p>
        <p>
          {t(
            'Is je pagina nog open, dan zie je die meteen. Anders vraag je daar een nieuwe link aan.',
            'If your page is still open, you see it at once. Otherwise you ask for a new link there.',
          )}
        </p>
        <p>
          <a className="btn" href={routes.myPage[locale]}>
            {t('Naar mijn pagina', 'To my page')}
          </a>
        </p>
      </>
    )
  }
  return (
    <>
      {broken && <Broken code={broken} focused />}
      <p className="lead">
        {t(
          'Druk op de knop om je pagina te openen. Daarna werkt de link niet meer.',
          'Press the button to open your page. After that the link does not work any more.',
        )}
      </p>
      <Button busy={state === 'busy'} onPress={open}>
        {t('Open mijn pagina', 'Open my page')}
      </Button>
    </>
  )
}
