import { Fragment, useEffect, useRef, useState } from 'react'
import { graphql } from '../../graphql/generated'
import type { AnswerInvitationMutation, InvitationAnswer, OpenInvitationQuery } from '../../graphql/generated/graphql'
import { codeOf, execute } from '../../graphql/client'
import { day, useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'
import { Broken, Busy } from '../../ui/Broken'
import { Button } from '../../ui/Button'
import { useAsk } from '../../ui/useAsk'
import { useComeBack } from '../../ui/useComeBack'
import { useHeading } from '../../ui/useHeading'
import { useToken } from '../../ui/useToken'
import { afterAnswer, whatYesOpens } from '../answers'

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
      mayChange
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

const ENDS = {
  TokenNotValid: 'invalid',
  InputRejected: 'invalid',
} satisfies Record<Exclude<AnswerInvitationMutation['answerInvitation']['__typename'], 'InvitationAnswered'>, 'invalid'>

/** What the last press came to. */
interface Heard {
  /** What the page showed when it was heard: it counts until the page knows better. */
  over: OpenInvitationQuery['openInvitation'] | undefined
  answer: InvitationAnswer | null
  end: 'invalid' | 'fixed' | undefined
  /** Whether they had ever said yes, before this answer. */
  saidYes: boolean
}

export default function Answer() {
  const { token, nth } = useToken()
  return <Asked key={nth} token={token} />
}

function Asked({ token }: { token: string }) {
  const locale = useLocale()
  const t = useSay()
  const [asked, again] = useAsk(() => execute(OpenInvitation, { token }), token)
  const [last, setLast] = useState<Heard | null>(null)
  const [sending, setSending] = useState<InvitationAnswer | null>(null)
  /** The answer of which nobody heard whether it arrived, and why. */
  const [lost, setLost] = useState<{ choice: InvitationAnswer; code: string } | null>(null)
  useComeBack(asked.state === 'there' && !sending, again)
  const invitation = asked.state === 'there' ? asked.value.openInvitation : undefined
  const heard = last && last.over === invitation ? last : null
  const shown = useRef(invitation)
  useEffect(() => {
    shown.current = invitation
  })
  const now = heard ? heard.answer : (invitation?.answer ?? null)
  const broken = lost && lost.choice !== now ? lost.code : null
  const invalid = invitation === null || heard?.end === 'invalid'
  const fixed = invitation?.mayChange === false || heard?.end === 'fixed'
  const headings: Record<InvitationAnswer | 'invalid' | 'fixed', string> = {
    YES: t('Je zei ja', 'You said yes'),
    NO: t('Je zei nee', 'You said no'),
    LATER: t('Je zei later', 'You said later'),
    invalid: t('Deze uitnodiging is er niet meer', 'This invitation is not there any more'),
    fixed: t('Je antwoord staat vast', 'Your answer is final'),
  }
  const outcome = invalid ? 'invalid' : fixed ? 'fixed' : now
  useHeading(outcome ? headings[outcome] : undefined)
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  if (!invitation || invalid) {
    return (
      // another one than below, as React cannot take away words that a browser translated
      <Fragment key="invalid">
        <p className="lead">
          {t(
            'De uitnodiging is verlopen of ingetrokken. Of de link is niet compleet: neem dan de hele link uit de mail over.',
            'The invitation has lapsed, or was withdrawn. Or the link is not complete: then copy the whole link out of the e-mail.',
          )}
        </p>
        <p>
          {t(
            'Zei je eerder ja, en trok je dat niet in? Dan geldt je ja nog, behalve als de partij niet met je verdergaat. Op je eigen pagina zie je hoe het is, en kun je je toestemming intrekken.',
            'Did you say yes before, and not take it back? Then your yes still holds, unless the party decided not to go on. Your own page shows how things are; there you can withdraw your consent.',
          )}
        </p>
        <p>
          <a className="btn" href={routes.myPage[locale]}>
            {t('Naar mijn pagina', 'To my page')}
          </a>
        </p>
      </Fragment>
    )
  }
  const name = invitation.branch.name
  const saidYes = invitation.hasSaidYes || heard?.saidYes === true || now === 'YES' || lost?.choice === 'YES'
  const hear = (answer: InvitationAnswer | null, end?: Heard['end']) => {
    scrollTo(0, 0)
    setLast({ over: shown.current, answer, end, saidYes })
  }
  const send = async (choice: InvitationAnswer) => {
    setSending(choice)
    setLost(null)
    try {
      const { answerInvitation: came } = await execute(AnswerInvitation, { input: { token, answer: choice } })
      if (came.__typename !== 'InvitationAnswered') {
        hear(now, ENDS[came.__typename])
      } else {
        // later is no answer to take back another with: what was said before stays open to change
        hear(came.answer, choice === 'LATER' || came.answer === choice ? undefined : 'fixed')
      }
    } catch (error) {
      // it may have arrived all the same
      const known = await execute(OpenInvitation, { token }).catch(() => undefined)
      if (known?.openInvitation?.answer === choice) {
        hear(choice)
      } else {
        setLost({ choice, code: codeOf(error) })
      }
    } finally {
      setSending(null)
      again()
    }
  }
  const button = (choice: InvitationAnswer, words: string, look = 'second') => (
    <Button
      look={look}
      busy={sending === choice}
      waits={sending !== null}
      onPress={() => {
        void send(choice)
      }}
    >
      {words}
    </Button>
  )
  return (
    <>
      <p className="lead">
        <b>{name}</b>{' '}
        {t(
          `in ${invitation.branch.municipality.name} wil graag met je praten.`,
          `in ${invitation.branch.municipality.name} would like to talk with you.`,
        )}
      </p>
      {invitation.message && (
        <>
          <p className="from">{t(`${name} schrijft:`, `${name} writes:`)}</p>
          <blockquote>{invitation.message}</blockquote>
        </>
      )}
      {fixed ? (
        <p className="note">
          {t(
            `Je kunt je antwoord hier niet meer veranderen: ${name} is al met je verder. Wil je niet meer? `,
            `You can no longer change your answer here: ${name} has moved on with you. Would you rather stop? `,
          )}
          <a href={routes.myPage[locale]}>
            {t('Trek je toestemming in op je eigen pagina', 'Withdraw your consent on your own page')}
          </a>
          .
        </p>
      ) : (
        <>
          {now && !broken && <p className="note">{afterAnswer(now, name, saidYes, t)}</p>}
          {broken && (
            <Broken code={broken} focused>
              <p>
                {t('We weten niet of je antwoord is aangekomen.', 'We do not know whether your answer has arrived.')}
              </p>
            </Broken>
          )}
          <h2>
            {now
              ? t('Je kunt je antwoord veranderen', 'You can change your answer')
              : t('Wil je dat gesprek?', 'Would you like to talk?')}
          </h2>
          <div className="buttons">
            {now !== 'YES' &&
              button(
                'YES',
                now ? t('Verander in: ja, dat wil ik', 'Change to: yes, I would') : t('Ja, dat wil ik', 'Yes, I would'),
                '',
              )}
            {now !== 'NO' && button('NO', now ? t('Verander in: nee', 'Change to: no') : t('Nee', 'No'))}
            {now === null && button('LATER', t('Later', 'Later'))}
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
            {now === 'YES'
              ? t(
                  `Verander je het in nee, dan kan ${name} je naam niet meer openen. Dat kan tot en met ${day(locale, invitation.validUntil)}, als ${name} dan nog niet met je verder is.`,
                  `If you change it to no, ${name} can no longer open your name. You can do so up to and including ${day(locale, invitation.validUntil)}, unless ${name} has moved on with you by then.`,
                )
              : whatYesOpens(name, day(locale, invitation.validUntil), now === 'NO' && saidYes, t)}
          </p>
        </>
      )}
    </>
  )
}
