import { useState } from 'react'
import { graphql } from '../../graphql/generated'
import type { ConfirmSignUpMutation, PendingSignUpQuery } from '../../graphql/generated/graphql'
import { codeOf, execute } from '../../graphql/client'
import { useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'
import { Broken, Busy } from '../../ui/Broken'
import { Button } from '../../ui/Button'
import { useAsk } from '../../ui/useAsk'
import { useHeading } from '../../ui/useHeading'
import { useToken } from '../../ui/useToken'

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
      consents {
        purpose
        body
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

const outcomes = {
  SignUpConfirmed: 'done',
  TokenNotValid: 'invalid',
  InputRejected: 'invalid',
} satisfies Record<ConfirmSignUpMutation['confirmSignUp']['__typename'], 'done' | 'invalid'>

export default function Confirm() {
  const { token, nth } = useToken()
  return <Asked key={nth} token={token} />
}

function Asked({ token }: { token: string }) {
  const t = useSay()
  const [asked, again] = useAsk(() => execute(Pending, { token }), token)
  const [state, setState] = useState<'open' | 'busy' | 'done' | 'invalid' | 'left'>('open')
  const [broken, setBroken] = useState<string | null>(null)
  const [lost, setLost] = useState(false)
  const pending = asked.state === 'there' ? asked.value.pendingSignUp : undefined
  const shows = state === 'open' && pending === null ? 'invalid' : state
  const headings: Partial<Record<typeof shows, string>> = {
    done: t('Je bent aangemeld', 'You are signed up'),
    left: t('Goed, je hoeft niets te doen', 'Fine, you do not have to do anything'),
    invalid: t('Deze link werkt niet meer', 'This link does not work any more'),
  }
  useHeading(headings[shows])
  const confirm = () => {
    setState('busy')
    setBroken(null)
    execute(ConfirmSignUp, { token }).then(
      (data) => {
        const outcome = data.confirmSignUp.__typename
        // a link that worked a moment ago was used by the press whose answer was lost
        setState(lost && outcome === 'TokenNotValid' ? 'done' : outcomes[outcome])
      },
      (error: unknown) => {
        const unsure = () => {
          setLost(true)
          setState('open')
          setBroken(codeOf(error))
        }
        execute(Pending, { token }).then((now) => {
          if (now.pendingSignUp) {
            unsure()
          } else {
            setLost(true)
            setState('done')
          }
        }, unsure)
      },
    )
  }
  const leave = () => {
    history.replaceState(null, '', location.pathname) // so that nobody confirms it from here by a slip
    setState('left')
    scrollTo(0, 0)
  }
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  if (shows === 'done') {
    return <Confirmed unheard={lost} pending={pending} />
  }
  if (shows === 'left') {
    return <LeftAlone />
  }
  if (shows === 'invalid' || !pending) {
    return <NotValid />
  }
  return <Question pending={pending} busy={shows === 'busy'} broken={broken} confirm={confirm} leave={leave} />
}

interface ConfirmedProps {
  /** Whether nobody heard by which of their forms somebody signed up. */
  unheard: boolean
  pending: PendingSignUpQuery['pendingSignUp'] | undefined
}

function Confirmed({ unheard, pending }: ConfirmedProps) {
  const locale = useLocale()
  const t = useSay()
  const nobodySees = pending?.branches.length === 0 && !unheard
  return (
    <>
      <p className="lead">
        {nobodySees
          ? t(
              'Mooi dat je dit overweegt. Nog geen partij ziet jouw kaart.',
              'Good that you are considering this. No party sees your card yet.',
            )
          : t(
              'Mooi dat je dit overweegt. Een partij die jou uitnodigt, hoort eerst niet wie je bent. Jij krijgt een mail en kiest.',
              'Good that you are considering this. A party that invites you does not hear who you are at first. You get an e-mail and choose.',
            )}
      </p>
      {nobodySees && (
        <p>
          {pending.waitFor.length > 0
            ? t(
                'Doet een partij mee waar je op wacht, dan mailen we je. Andere kies je op je eigen pagina. Vraag daar een link aan.',
                'When a party that you wait for joins, we e-mail you. You choose others on your own page. Ask for a link there.',
              )
            : t(
                'Partijen kies je op je eigen pagina. Vraag daar een link aan.',
                'You choose parties on your own page. Ask for a link there.',
              )}
        </p>
      )}
      {unheard && (
        <p>
          {t(
            'Was je al aangemeld met een andere mail van ons? Dan gelden de keuzes van toen.',
            'Had you signed up already with another e-mail of ours? Then those choices hold.',
          )}
        </p>
      )}
      <p>
        <a className="btn second" href={routes.myPage[locale]}>
          {t('Naar mijn pagina', 'To my page')}
        </a>
      </p>
    </>
  )
}

function LeftAlone() {
  const locale = useLocale()
  const t = useSay()
  return (
    <>
      <p className="lead">
        {t(
          'Deze aanmelding telt alleen als iemand via de link op ‘Ja, dit klopt’ drukt. Tot die tijd ziet geen enkele partij iets. Na zeven dagen is alles vanzelf weg.',
          'This sign-up counts only if somebody follows the link and presses ‘Yes, this is right’. Until then no party sees anything. After seven days all of it is gone by itself.',
        )}
      </p>
      <p>
        {t(
          'Gooi de mail met de link weg. Dan drukt niemand op de knop.',
          'Throw away the e-mail with the link. Then nobody presses the button.',
        )}
      </p>
      <p>
        <a className="btn second" href={routes.signUp[locale]}>
          {t('Ik wil me zelf aanmelden', 'I want to sign up myself')}
        </a>
      </p>
    </>
  )
}

function NotValid() {
  const locale = useLocale()
  const t = useSay()
  return (
    <>
      <p className="lead">
        {t(
          'Misschien heb je hem al gebruikt, of is hij ouder dan zeven dagen. Of de link is niet compleet: neem dan de hele link uit de mail over. Was je al aangemeld met een andere mail van ons? Dan gelden de keuzes van toen. Je verandert ze op je eigen pagina.',
          'Perhaps you used it before, or it is older than seven days. Or the link is not complete: then copy the whole link out of the e-mail. Had you signed up already with another e-mail of ours? Then those choices hold. You change them on your own page.',
        )}
      </p>
      <p className="buttons">
        <a className="btn" href={routes.myPage[locale]}>
          {t('Ik was al aangemeld', 'I had signed up already')}
        </a>
        <a className="btn second" href={routes.signUp[locale]}>
          {t('Opnieuw aanmelden', 'Sign up again')}
        </a>
      </p>
    </>
  )
}

interface QuestionProps {
  pending: NonNullable<PendingSignUpQuery['pendingSignUp']>
  busy: boolean
  broken: string | null
  confirm: () => void
  leave: () => void
}

/** What is confirmed, who will see it, and the two ways on. */
function Question({ pending, busy, broken, confirm, leave }: QuestionProps) {
  const t = useSay()
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
      <h2>{t('Dit heb je goedgevonden', 'This is what you agreed to')}</h2>
      <ul className="agreed">
        {pending.consents.map(({ purpose, body }) => (
          <li key={purpose}>{body}</li>
        ))}
      </ul>
      <p className="quiet">
        {t(
          'Je kunt dit altijd weer intrekken, met één knop op je eigen pagina.',
          'You can always withdraw this, with one button on your own page.',
        )}
      </p>
      {broken && <Broken code={broken} focused />}
      <p>
        <Button busy={busy} onPress={confirm}>
          {t('Ja, dit klopt', 'Yes, this is right')}
        </Button>
      </p>
      <details className="danger">
        <summary>{t('Dit is niet van mij, of dit koos ik niet', 'This is not mine, or I did not choose this')}</summary>
        <p>
          {t(
            'Iemand vulde misschien jouw mailadres in. Zolang jij niet op ‘Ja, dit klopt’ drukt, gebeurt er niets.',
            'Somebody may have filled in your e-mail address. As long as you do not press ‘Yes, this is right’, nothing happens.',
          )}
        </p>
        <Button look="second" waits={busy} onPress={leave}>
          {t('Nee, doe hier niets mee', 'No, do nothing with this')}
        </Button>
      </details>
    </>
  )
}
