import { useState } from 'react'
import { graphql } from '../../graphql/generated'
import type { OpenSelfServiceMutation } from '../../graphql/generated/graphql'
import { codeOf, execute } from '../../graphql/client'
import { useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'
import { Broken } from '../../ui/Broken'
import { useHeading } from '../../ui/useHeading'
import { useToken } from '../../ui/useToken'

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
  const [state, setState] = useState<'open' | 'busy' | 'invalid'>('open')
  const [broken, setBroken] = useState<string | null>(null)
  const [lost, setLost] = useState(false)
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
          <a className="btn" href={routes.myPage[locale]}>
            {t('Vraag een nieuwe aan', 'Ask for a new one')}
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
          'Druk op de knop om je pagina te openen. Dan werkt de link daarna niet meer.',
          'Press the button to open your page. After that the link does not work any more.',
        )}
      </p>
      <button
        className="btn"
        type="button"
        disabled={state === 'busy'}
        onClick={() => {
          setState('busy')
          setBroken(null)
          execute(OpenSelfService, { token }).then(
            (data) => {
              // one whose answer was lost may have opened it: else the page offers a new link
              if (opened[data.openSelfService.__typename] || lost) {
                location.assign(routes.myPage[locale])
              } else {
                setState('invalid')
              }
            },
            (error: unknown) => {
              setLost(true)
              setState('open')
              setBroken(codeOf(error))
            },
          )
        }}
      >
        {state === 'busy' ? t('Even geduld …', 'One moment …') : t('Open mijn pagina', 'Open my page')}
      </button>
    </>
  )
}
