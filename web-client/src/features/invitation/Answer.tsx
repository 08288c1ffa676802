import { useState } from 'react'
import { graphql } from '../../graphql/generated'
import type { InvitationAnswer } from '../../graphql/generated/graphql'
import { execute } from '../../graphql/client'
import { day, useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../public/routes'
import { Broken, Busy } from '../../ui/Broken'
import { useAsk } from '../../ui/useAsk'

const OpenInvitation = graphql(`
  query OpenInvitation($token: String!) {
    openInvitation(token: $token) {
      branch {
        name
        municipality {
          name
        }
      }
      message
      answer
      hasSaidYes
      validUntil
    }
  }
`)
const AnswerInvitation = graphql(`
  mutation AnswerInvitation($input: AnswerInvitationInput!) {
    answerInvitation(input: $input) {
      __typename
      ... on InvitationAnswered {
        answer
      }
    }
  }
`)

export default function Answer() {
  const locale = useLocale()
  const t = useSay()
  const token = location.hash.slice(1)
  const [asked, again] = useAsk(() => execute(OpenInvitation, { token }), token)
  const [given, setGiven] = useState<InvitationAnswer | null>(null)
  const [state, setState] = useState<'open' | 'busy' | 'invalid'>('open')
  const [broken, setBroken] = useState<string | null>(null)
  const [wasYes, setWasYes] = useState(false)
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  const invitation = asked.value.openInvitation
  if (!invitation || state === 'invalid') {
    return (
      <>
        <p className="lead">
          {t(
            'Deze uitnodiging is er niet meer. Ze is verlopen, of ingetrokken.',
            'This invitation is not there any more. It has lapsed, or was withdrawn.',
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
  const name = invitation.branch.name
  const now = given ?? invitation.answer ?? null
  const answer = (choice: InvitationAnswer) => {
    setState('busy')
    setBroken(null)
    execute(AnswerInvitation, { input: { token, answer: choice } }).then(
      (data) => {
        const outcome = data.answerInvitation
        setWasYes(wasYes || now === 'YES')
        setState(outcome.__typename === 'InvitationAnswered' ? 'open' : 'invalid')
        setGiven(outcome.__typename === 'InvitationAnswered' ? outcome.answer : null)
        scrollTo(0, 0)
      },
      (error: unknown) => {
        setState('open')
        setBroken(error instanceof Error ? error.message : 'INTERNAL')
      },
    )
  }
  const said: Record<InvitationAnswer, string> = {
    YES: t(
      `Je zei ja. ${name} heeft nu je naam en je mailadres, en neemt contact met je op.`,
      `You said yes. ${name} now has your name and address, and will get in touch.`,
    ),
    NO:
      wasYes || invitation.hasSaidYes
        ? t(
            `Je zei nee. ${name} kan je naam en mailadres niet meer openen. Ze kunnen ze al gezien hebben, maar mogen ze niet meer gebruiken.`,
            `You said no. ${name} can no longer open your name and address. They may have seen them already, but may not use them any more.`,
          )
        : t(
            `Je zei nee. ${name} hoort dat, en niet wie je bent.`,
            `You said no. ${name} hears that, and not who you are.`,
          ),
    LATER: t('Je zei later. De uitnodiging blijft open.', 'You said later. The invitation stays open.'),
  }
  return (
    <>
      <p className="lead">
        <b>{name}</b>{' '}
        {t(
          `in ${invitation.branch.municipality.name} wil graag met je praten.`,
          `in ${invitation.branch.municipality.name} would like to talk with you.`,
        )}
      </p>
      {invitation.message && <blockquote>{invitation.message}</blockquote>}
      <div role="status">{now && <p className="note">{said[now]}</p>}</div>
      {broken && <Broken code={broken} />}
      <h2>
        {now
          ? t('Je kunt je antwoord veranderen', 'You can change your answer')
          : t('Wil je dat gesprek?', 'Would you like to talk?')}
      </h2>
      <div className="buttons">
        {now !== 'YES' && (
          <button
            className="btn"
            type="button"
            disabled={state === 'busy'}
            onClick={() => {
              answer('YES')
            }}
          >
            {now ? t('Verander in: ja, dat wil ik', 'Change to: yes, I would') : t('Ja, dat wil ik', 'Yes, I would')}
          </button>
        )}
        {now !== 'NO' && (
          <button
            className="btn second"
            type="button"
            disabled={state === 'busy'}
            onClick={() => {
              answer('NO')
            }}
          >
            {now ? t('Verander in: nee', 'Change to: no') : t('Nee', 'No')}
          </button>
        )}
        {now === null && (
          <button
            className="btn second"
            type="button"
            disabled={state === 'busy'}
            onClick={() => {
              answer('LATER')
            }}
          >
            {t('Later', 'Later')}
          </button>
        )}
      </div>
      {now && (
        <p>
          <a href={routes.myPage[locale]}>
            {t(
              'Op je eigen pagina zie en verander je alles wat je deelt',
              'On your own page you see and change all that you share',
            )}
          </a>
        </p>
      )}
      <p className="quiet">
        {t(
          `Na een ja krijgt ${name} je naam, je mailadres en je telefoonnummer als je dat hebt ingevuld. Bij nee blijft alles dicht. Je kunt antwoorden tot en met ${day(locale, invitation.validUntil)}.`,
          `After a yes ${name} gets your name, your address and your phone number if you filled it in. With a no everything stays closed. You can answer up to and including ${day(locale, invitation.validUntil)}.`,
        )}
      </p>
    </>
  )
}
