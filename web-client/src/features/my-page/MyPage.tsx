import { useRef, useState } from 'react'
import { graphql } from '../../graphql/generated'
import type { ConsentPurpose, InvitationAnswer, MyPageQuery } from '../../graphql/generated/graphql'
import { codeOf, execute, GraphError } from '../../graphql/client'
import { useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'
import { Broken, Busy } from '../../ui/Broken'
import { NOTHING, type Heard } from '../../ui/heard'
import { Said } from '../../ui/Said'
import { useAsk } from '../../ui/useAsk'
import { useComeBack } from '../../ui/useComeBack'
import { useHeading } from '../../ui/useHeading'
import { afterAnswer } from '../answers'
import { LinkForm, LinkSent, useLinkRequest } from '../LinkRequest'
import { AccessLog } from './AccessLog'
import { AnswerMyInvitation, EraseMe, GiveConsent, heard, UpdateMe, WithdrawConsent } from './changes'
import { Details } from './Details'
import { GivenConsents } from './GivenConsents'
import { Moved } from './Moved'
import { Parties, type Party } from './Parties'
import { Press } from './Press'

const MyPageDocument = graphql(`
  query MyPage($locale: String!) {
    me {
      status
      name
      email
      municipality {
        name
        branches(first: 100) {
          edges {
            node {
              id
              name
              verified
            }
          }
        }
      }
      themes {
        slug
      }
      hoursPerWeek
      phone
      motivation
      shareMotivation
      locale
      consents {
        id
        purpose
        textVersion
        givenAt
        withdrawnAt
        branch {
          id
          name
          verified
        }
      }
      waitingFor {
        id
        name
        verified
      }
      matches {
        stage
        reasons
        branch {
          id
        }
        invitation {
          message
          answer
          hasSaidYes
          mayChange
          validUntil
        }
      }
      accessLog(first: 100) {
        edges {
          node {
            at
            branch {
              name
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
    themes {
      slug
      label(locale: $locale)
    }
    consentTexts(locale: $locale) {
      purpose
      version
      body
    }
  }
`)
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
const SignOut = graphql(`
  mutation SignOut {
    signOut {
      at
    }
  }
`)

type Me = NonNullable<MyPageQuery['me']>

/** What somebody leaves with who signs out, or erases everything. */
interface Left {
  certificate?: string
}

export default function MyPage() {
  const locale = useLocale()
  const [typed, setTyped] = useState(false)
  const there = useRef(false)
  const [asked, again] = useAsk(
    async () => {
      const page = await execute(MyPageDocument, { locale })
      if (!page.me && there.current) {
        throw new GraphError('UNAUTHENTICATED') // signed out, or erased, in another tab
      }
      there.current = page.me !== null
      return page
    },
    locale,
    typed,
  )
  const [left, setLeft] = useState<Left | null>(null)
  useComeBack(asked.state === 'there' && !asked.failed, again)
  if (left) {
    return left.certificate === undefined ? <AskForLink signedOut /> : <Erased certificate={left.certificate} />
  }
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  return asked.value.me ? (
    <Mine
      me={asked.value.me}
      asked={asked.value}
      failed={asked.failed}
      again={again}
      leave={setLeft}
      typing={setTyped}
    />
  ) : (
    <AskForLink />
  )
}

function AskForLink({ signedOut = false }: { signedOut?: boolean }) {
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

function Erased({ certificate }: { certificate: string }) {
  const locale = useLocale()
  const t = useSay()
  useHeading(t('Alles is gewist', 'Everything is erased'))
  return (
    <>
      <p className="lead">
        {t(
          'Je naam, mailadres en keuzes zijn weg. Je krijgt nog één mail, om afscheid te nemen.',
          'Your name, e-mail address and choices are gone. You get one more e-mail, to say goodbye.',
        )}
      </p>
      <p>
        {t(
          'Van je mailadres houden we alleen een onleesbare code. Zo weten we dat we je niet meer mogen mailen. Reservekopieën zijn binnen 30 dagen weg. ',
          'Of your e-mail address we keep only a code that cannot be read. By it we know that we may not e-mail you any more. Back-up copies are gone within 30 days. ',
        )}
        <a href={routes.privacy[locale]}>{t('Lees wat er verder overblijft', 'Read what else stays')}</a>.
      </p>
      <p>
        {t('Bewaar dit bewijs als je wilt: ', 'Keep this proof if you like: ')}
        <b>{certificate}</b>
      </p>
    </>
  )
}

interface MineProps {
  me: Me
  asked: MyPageQuery
  failed: string | undefined
  again: () => void
  leave: (left: Left) => void
  typing: (typed: boolean) => void
}

function Mine({ me, asked, failed, again, leave, typing }: MineProps) {
  const locale = useLocale()
  const t = useSay()
  const [busy, setBusy] = useState(false)
  const [came, setCame] = useState(NOTHING)
  const [broken, setBroken] = useState<string | null>(null)
  const other = me.locale === 'en' ? 'nl' : 'en'
  const run = async (work: () => Promise<Heard>) => {
    if (busy) {
      return
    }
    setBusy(true)
    setCame(NOTHING)
    setBroken(null)
    try {
      setCame(await work())
    } catch (error) {
      setBroken(codeOf(error))
    } finally {
      setBusy(false)
      again() // also when the answer was lost: it may be done
    }
  }
  const work = { busy, run }
  const live = me.consents.filter((consent) => !consent.withdrawnAt)
  const text = (purpose: ConsentPurpose) => asked.consentTexts.find((one) => one.purpose === purpose)
  const contact = live.some((consent) => consent.purpose === 'CAMPAIGN_CONTACT')
  const newsletter = live.some((consent) => consent.purpose === 'NEWSLETTER')
  const paused = t(
    'Je staat op pauze. We sturen niets, en niemand nieuw ziet je kaart.',
    'You are paused. We send nothing, and nobody new sees your card.',
  )
  const wait = (branches: string[], good: string) => async () => {
    const { updateMe } = await execute(UpdateMe, { input: { waitFor: branches } })
    return heard(updateMe, good, t)
  }
  const withdraw = (purpose: ConsentPurpose, good: string, branch?: string) => async () => {
    const { withdrawConsent } = await execute(WithdrawConsent, { input: { purpose, ...(branch ? { branch } : {}) } })
    return heard(withdrawConsent, good, t)
  }
  const give = (purpose: ConsentPurpose, good: string, branch?: string) => async () => {
    const consent = { purpose, textVersion: text(purpose)?.version ?? '', ...(branch ? { branch } : {}) }
    const { giveConsent } = await execute(GiveConsent, { input: { consent, locale } })
    return heard(giveConsent, good, t)
  }
  const answer = (branch: Party, choice: InvitationAnswer, hasSaidYes: boolean) => async () => {
    const { answerMyInvitation: came } = await execute(AnswerMyInvitation, {
      input: { branch: branch.id, answer: choice },
    })
    return came.__typename === 'InvitationAnswered' && choice !== 'LATER' && came.answer !== choice
      ? {
          refused: t(
            `Je kunt je antwoord niet meer veranderen: ${branch.name} is al met je verder.`,
            `You can no longer change your answer: ${branch.name} has gone on with you.`,
          ),
        }
      : heard(came, afterAnswer(choice, branch.name, hasSaidYes, t), t)
  }
  const said = 'said' in came ? came.said : ''
  /** Signed out in another tab, what was typed stays; the rest does not, for whoever looks at this screen next. */
  const seen = failed !== 'UNAUTHENTICATED'
  return (
    <>
      {seen && (
        <>
          <div className="acts">
            <p className="lead">
              {t(`Hallo ${me.name}. Alleen jij ziet deze pagina.`, `Hello ${me.name}. Only you see this page.`)}
            </p>
            <span>
              <Press
                work={work}
                look="btn second small"
                does={async () => {
                  await execute(SignOut)
                  leave({})
                  return NOTHING
                }}
              >
                {t('Log uit', 'Sign out')}
              </Press>
            </span>
          </div>
          {me.status === 'PAUSED' && said !== paused && <p className="note">{paused}</p>}
          {!contact && (
            <div className="note">
              <p>{t('Je hebt alles ingetrokken. Niemand ziet je.', 'You withdrew everything. Nobody sees you.')}</p>
              <p>{text('CAMPAIGN_CONTACT')?.body}</p>
              <Press
                work={work}
                look="btn"
                does={give('CAMPAIGN_CONTACT', t('Fijn dat je weer meedoet.', 'Good to have you back.'))}
              >
                {t('Ja, ik doe weer mee', 'Yes, I take part again')}
              </Press>
            </div>
          )}
          <Parties
            me={me}
            terms={text('SHARE_WITH_BRANCH')?.body}
            work={work}
            give={give}
            withdraw={withdraw}
            wait={wait}
            answer={answer}
          />
          <AccessLog key={me.accessLog.pageInfo.endCursor} first={me.accessLog} />
          <GivenConsents consents={me.consents} />
        </>
      )}
      <Details me={me} asked={asked} work={work} seen={seen} typing={typing} />
      {seen && (
        <>
          <Moved key={me.municipality.name} me={me} work={work} />
          <section>
            <h2>{t('Nieuwsbrief', 'Newsletter')}</h2>
            <p className="quiet">{text('NEWSLETTER')?.body}</p>
            {newsletter ? (
              <Press
                work={work}
                does={withdraw(
                  'NEWSLETTER',
                  t('Je krijgt geen nieuwsbrief meer.', 'You no longer get the newsletter.'),
                )}
              >
                {t('Stop de nieuwsbrief', 'Stop the newsletter')}
              </Press>
            ) : (
              <Press
                work={work}
                closed={!contact}
                does={give('NEWSLETTER', t('We sturen je de nieuwsbrief.', 'We send you the newsletter.'))}
              >
                {t('Stuur mij de nieuwsbrief', 'Send me the newsletter')}
              </Press>
            )}
          </section>
          <section>
            <h2>{t('In welke taal mailen we je?', 'In which language do we e-mail you?')}</h2>
            <p>
              {me.locale === 'en'
                ? t('Nu mailen we je in het Engels.', 'We e-mail you in English now.')
                : t('Nu mailen we je in het Nederlands.', 'We e-mail you in Dutch now.')}
            </p>
            <Press
              work={work}
              lang={other}
              does={async () => {
                const { updateMe } = await execute(UpdateMe, { input: { locale: other } })
                return heard(updateMe, t('Bewaard.', 'Saved.'), t)
              }}
            >
              {other === 'en' ? 'E-mail me in English' : 'Mail mij in het Nederlands'}
            </Press>
          </section>
          <section>
            <h2>{t('Even niet, of helemaal niet meer', 'Not now, or not at all')}</h2>
            <div className="buttons">
              {contact && (
                <Press
                  work={work}
                  does={async () => {
                    const { updateMe } = await execute(UpdateMe, { input: { paused: me.status !== 'PAUSED' } })
                    return heard(
                      updateMe,
                      me.status === 'PAUSED' ? t('Je doet weer mee.', 'You take part again.') : paused,
                      t,
                    )
                  }}
                >
                  {me.status === 'PAUSED' ? t('Stop de pauze', 'End the pause') : t('Zet op pauze', 'Pause')}
                </Press>
              )}
              {contact && (
                <Press
                  work={work}
                  does={withdraw(
                    'CAMPAIGN_CONTACT',
                    t(
                      'Alles is ingetrokken. Niemand ziet je meer.',
                      'Everything is withdrawn. Nobody sees you any more.',
                    ),
                  )}
                >
                  {t('Trek alles in', 'Withdraw everything')}
                </Press>
              )}
            </div>
            <details className="danger">
              <summary>{t('Wis alles wat jullie van mij weten', 'Erase everything you know of me')}</summary>
              <p>
                {t(
                  'Dit kun je niet terugdraaien. Partijen zien alleen nog dat er iemand was.',
                  'You cannot undo this. Parties only see that there was somebody.',
                )}
              </p>
              <Press
                work={work}
                look="btn"
                does={async () => {
                  const { eraseMe } = await execute(EraseMe)
                  if (eraseMe.__typename === 'MeErased') {
                    leave({ certificate: eraseMe.certificate })
                  }
                  return heard(eraseMe, '', t)
                }}
              >
                {t('Ja, wis alles', 'Yes, erase everything')}
              </Press>
            </details>
          </section>
        </>
      )}
      <Said came={came} broken={seen ? (broken ?? failed) : failed} />
    </>
  )
}
