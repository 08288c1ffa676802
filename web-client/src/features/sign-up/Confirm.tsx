import { useState } from 'react'
import { graphql } from '../../graphql/generated'
import { execute } from '../../graphql/client'
import { useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../public/routes'
import { Broken, Busy } from '../../ui/Broken'
import { useAsk } from '../../ui/useAsk'

const Pending = graphql(`
  query PendingSignUp($token: String!) {
    pendingSignUp(token: $token) {
      municipality {
        name
      }
      branches {
        id
        name
      }
      waitFor {
        id
        name
      }
    }
  }
`)
const ConfirmSignUp = graphql(`
  mutation ConfirmSignUp($token: String!) {
    confirmSignUp(token: $token) {
      __typename
    }
  }
`)

export default function Confirm() {
  const locale = useLocale()
  const t = useSay()
  const token = location.hash.slice(1)
  const [asked] = useAsk(() => execute(Pending, { token }), token)
  const [state, setState] = useState<'open' | 'busy' | 'done' | 'invalid'>('open')
  const [broken, setBroken] = useState<string | null>(null)
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} />
  }
  const pending = asked.value.pendingSignUp
  if (state === 'done') {
    return (
      <div role="status">
        <h2>{t('Je bent aangemeld', 'You are signed up')}</h2>
        <p className="lead">
          {t(
            'Mooi dat je dit overweegt. Een partij die jou uitnodigt, hoort eerst niet wie je bent. Jij krijgt een mail en kiest.',
            'Good that you are considering this. A party that invites you does not hear who you are at first. You get a mail and choose.',
          )}
        </p>
        <p>
          <a className="btn second" href={routes.myPage[locale]}>
            {t('Naar mijn pagina', 'To my page')}
          </a>
        </p>
      </div>
    )
  }
  if (!pending || state === 'invalid') {
    return (
      <>
        <p className="lead">
          {t(
            'Deze link werkt niet meer. Misschien heb je hem al gebruikt, of is hij ouder dan zeven dagen.',
            'This link does not work any more. Perhaps you used it before, or it is older than seven days.',
          )}
        </p>
        <p>
          <a className="btn" href={routes.myPage[locale]}>
            {t('Ik was al aangemeld', 'I had signed up already')}
          </a>{' '}
          <a className="btn second" href={routes.signUp[locale]}>
            {t('Opnieuw aanmelden', 'Sign up again')}
          </a>
        </p>
      </>
    )
  }
  return (
    <>
      <p className="lead">
        {t(`Je aanmelding is voor ${pending.municipality.name}.`, `Your sign-up is for ${pending.municipality.name}.`)}
      </p>
      <h2>{t('Deze partijen zien straks jouw kaart', 'These parties will see your card')}</h2>
      {pending.branches.length === 0 ? (
        <p>
          {t('Nog geen enkele. Je kiest later, op je eigen pagina.', 'None yet. You choose later, on your own page.')}
        </p>
      ) : (
        <ul className="parties">
          {pending.branches.map((branch) => (
            <li key={branch.id}>{branch.name}</li>
          ))}
        </ul>
      )}
      {pending.waitFor.length > 0 && (
        <>
          <h2>{t('Op deze partijen wacht je', 'You wait for these parties')}</h2>
          <ul className="parties">
            {pending.waitFor.map((branch) => (
              <li key={branch.id}>{branch.name}</li>
            ))}
          </ul>
        </>
      )}
      {broken && <Broken code={broken} />}
      <p>
        <button
          className="btn"
          type="button"
          disabled={state === 'busy'}
          onClick={() => {
            setState('busy')
            execute(ConfirmSignUp, { token }).then(
              (data) => {
                setState(data.confirmSignUp.__typename === 'SignUpConfirmed' ? 'done' : 'invalid')
              },
              (error: unknown) => {
                setState('open')
                setBroken(error instanceof Error ? error.message : 'INTERNAL')
              },
            )
          }}
        >
          {t('Ja, dit klopt', 'Yes, this is right')}
        </button>
      </p>
      <p className="note">
        {t(
          'Is dit niet jouw mailadres, of heb jij dit niet gekozen? Sluit dan deze pagina. Er gebeurt niets, en na zeven dagen is alles weg.',
          'Is this not your address, or did you not choose this? Then close this page. Nothing happens, and after seven days all of it is gone.',
        )}
      </p>
    </>
  )
}
