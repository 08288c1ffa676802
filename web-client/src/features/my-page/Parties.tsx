import { useLayoutEffect, useRef, useState } from 'react'
import type { InvitationAnswer, LeadStage, MatchReason, MyPageQuery } from '../../graphql/generated/graphql'
import { useSay, type Say } from '../../i18n/locale'
import type { Heard } from '../../ui/heard'
import type { Work } from '../../ui/useWork'
import { drawLots, newSeed } from '../drawLots'
import type { Consenting } from './changes'
import { Invited } from './Invited'
import { Press } from './Press'

export type Me = NonNullable<MyPageQuery['me']>
export type Party = Me['waitingFor'][number]

/** Where somebody stands with a party, in words for them. */
function stageForMe(stage: LeadStage, t: Say): string {
  const words: Record<LeadStage, string> = {
    NEW: t('Ziet je kaart', 'Sees your card'),
    INVITED: t('Heeft jou uitgenodigd', 'Has invited you'),
    ACCEPTED: t('Jij zei ja', 'You said yes'),
    MET: t('Jullie spraken elkaar', 'You have met'),
    ON_LIST: t('Je staat op de lijst', 'You are on the list'),
    ELECTED: t('Je bent gekozen', 'You were elected'),
    DECLINED_BY_PROSPECT: t('Jij zei nee', 'You said no'),
    DECLINED_BY_BRANCH: t('Gaat niet verder met jouw kaart', 'Does not go on with your card'),
    EXPIRED: t('Uitnodiging verlopen', 'Invitation lapsed'),
    WITHDRAWN: t('Ingetrokken', 'Withdrawn'),
  }
  return words[stage]
}

/** Why somebody was brought together with a party. */
function reasonForMe(reason: MatchReason, t: Say): string {
  const words: Record<MatchReason, string> = {
    CHOSEN_BY_PROSPECT: t('je koos deze partij', 'you chose this party'),
    SAME_MUNICIPALITY: t('je woont in deze gemeente', 'you live in this municipality'),
    SHARED_THEMES: t('jullie geven om hetzelfde', 'you care about the same things'),
  }
  return words[reason]
}

interface PartiesProps extends Consenting {
  me: Me
  /** What one agrees to who shows their card. */
  terms: string | undefined
  work: Work
  wait: (branches: string[], good: string) => () => Promise<Heard>
  answer: (branch: Party, choice: InvitationAnswer, hasSaidYes: boolean) => () => Promise<Heard>
}

/** The parties that somebody chose or waits for, then the others there; each in an order drawn by lot. */
export function Parties({ me, terms, work, give, withdraw, wait, answer }: PartiesProps) {
  const t = useSay()
  const live = me.consents.filter((consent) => !consent.withdrawnAt)
  const contact = live.some((consent) => consent.purpose === 'CAMPAIGN_CONTACT')
  const chosen = live.flatMap(({ branch }) => (branch ? [branch] : []))
  const awaited = me.waitingFor.map((one) => one.id)
  const known = new Map([...me.branches, ...chosen, ...me.waitingFor].map((party) => [party.id, party]))
  /** In one order for as long as the page is open, so that nothing moves under somebody's finger but what they pressed. */
  const [order, setOrder] = useState(() => drawLots([...known.keys()], newSeed()))
  const fresh = [...known.keys()].filter((id) => !order.includes(id))
  if (fresh.length > 0) {
    setOrder([...order, ...drawLots(fresh, newSeed())])
  }
  const all = order.flatMap((id) => known.get(id) ?? [])
  const isMine = ({ id }: Party) => awaited.includes(id) || chosen.some((one) => one.id === id)
  const mine = all.filter(isMine)
  const others = all.filter((party) => !isMine(party))
  /** The button that was pressed and its party: where that stands now the focus goes when the button goes away. */
  const pressed = useRef<{ id: string; button: Element | null }>(null)
  useLayoutEffect(() => {
    if (pressed.current?.button?.isConnected === false) {
      if (document.activeElement === document.body) {
        document.getElementById(pressed.current.id)?.focus({ preventScroll: true })
      }
      pressed.current = null
    }
  })
  const row = (party: Party) => {
    const here: Work = {
      ...work,
      run: (what, does) => {
        pressed.current = { id: party.id, button: document.activeElement }
        work.run(what, does)
      },
    }
    const match = me.matches.filter((one) => one.branch.id === party.id && one.stage !== 'WITHDRAWN').at(-1)
    const isChosen = chosen.some((one) => one.id === party.id)
    const waiting = awaited.includes(party.id)
    const saidNo = match?.stage === 'DECLINED_BY_PROSPECT' && !match.invitation?.mayChange
    const over = saidNo || match?.stage === 'EXPIRED'
    return (
      <li key={party.id} id={party.id} tabIndex={-1}>
        <span>
          <b>{party.name}</b>{' '}
          {isChosen ? (
            <span className="stage">
              {!match && me.status === 'PAUSED'
                ? t('Ziet je kaart na je pauze', 'Sees your card after your pause')
                : stageForMe(match?.stage ?? 'NEW', t)}
            </span>
          ) : waiting ? (
            <span className="stage">
              {party.verified ? t('Doet nu mee', 'Has joined now') : t('Je wacht hierop', 'You wait for it')}
            </span>
          ) : null}
          {isChosen && match && (
            <span className="why quiet small">
              {t('Waarom: ', 'Why: ')}
              {match.reasons.map((reason) => reasonForMe(reason, t)).join(', ')}
            </span>
          )}
        </span>
        <span className="acts">
          {isChosen ? (
            <Press
              work={here}
              look="second small"
              does={withdraw(
                'SHARE_WITH_BRANCH',
                match?.invitation?.hasSaidYes
                  ? t(
                      `${party.name} ziet jou niet meer. Ze kunnen je gegevens al gezien hebben, maar mogen die niet meer gebruiken.`,
                      `${party.name} does not see you any more. They may have seen your details already, but may not use them any more.`,
                    )
                  : t(`${party.name} ziet jou niet meer.`, `${party.name} does not see you any more.`),
                party.id,
              )}
            >
              {t('Trek toestemming in', 'Withdraw consent')}
              <span className="hidden"> {party.name}</span>
            </Press>
          ) : (
            party.verified && (
              <Press
                work={here}
                look="second small"
                closed={!contact}
                does={give(
                  'SHARE_WITH_BRANCH',
                  me.status === 'PAUSED'
                    ? t(
                        `${party.name} mag je kaart zien zodra je pauze voorbij is.`,
                        `${party.name} may see your card as soon as your pause is over.`,
                      )
                    : t(`${party.name} mag nu je kaart zien.`, `${party.name} may now see your card.`),
                  party.id,
                )}
              >
                {t('Laat mijn kaart zien', 'Show my card')}
                <span className="hidden">
                  {' '}
                  {t('aan', 'to')} {party.name}
                </span>
              </Press>
            )
          )}
          {!isChosen &&
            (waiting ? (
              <Press
                work={here}
                look="second small"
                closed={!contact}
                does={wait(
                  awaited.filter((id) => id !== party.id),
                  t('Je wacht er niet meer op.', 'You do not wait for it any more.'),
                )}
              >
                {t('Wacht niet meer', 'Stop waiting')}
                <span className="hidden"> {party.name}</span>
              </Press>
            ) : (
              !party.verified && (
                <Press
                  work={here}
                  look="second small"
                  closed={!contact}
                  does={wait(
                    [...awaited, party.id],
                    me.status === 'PAUSED'
                      ? t(
                          'Doet deze partij mee, dan mailen we je na je pauze.',
                          'When this party joins, we e-mail you after your pause.',
                        )
                      : t('We mailen je als deze partij meedoet.', 'We e-mail you when this party joins.'),
                  )}
                >
                  {t('Mail mij als deze partij meedoet', 'E-mail me when this party joins')}
                  <span className="hidden"> {party.name}</span>
                </Press>
              )
            ))}
        </span>
        {isChosen && over && (
          <p className="below small quiet">
            {t(
              'Wil je toch met deze partij praten? Trek je toestemming in, en laat je kaart daarna opnieuw zien.',
              'Would you like to talk with this party after all? Withdraw your consent, and then show your card again.',
            )}
          </p>
        )}
        {isChosen && match?.invitation?.mayChange && (
          <Invited party={party} invitation={match.invitation} work={here} answer={answer} />
        )}
      </li>
    )
  }
  const agreement = (
    <p className="quiet">
      <b>{t('Laat je een partij je kaart zien? Dan geldt:', 'Do you show a party your card? Then this holds:')}</b>{' '}
      {terms}
    </p>
  )
  const joined = me.waitingFor.some((party) => party.verified)
  return (
    <>
      <section>
        <h2>{t('Jouw partijen', 'Your parties')}</h2>
        {joined && agreement}
        {mine.length === 0 ? (
          <p>{t('Geen partij ziet nu je kaart.', 'No party sees your card now.')}</p>
        ) : (
          <ul className="rows">{mine.map(row)}</ul>
        )}
      </section>
      {others.length > 0 && (
        <section>
          <h2>{t(`Andere partijen in ${me.municipality.name}`, `Other parties in ${me.municipality.name}`)}</h2>
          {!joined && agreement}
          <ul className="rows">{others.map(row)}</ul>
        </section>
      )}
    </>
  )
}
