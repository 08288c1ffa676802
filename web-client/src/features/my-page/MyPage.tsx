import { useEffect, useRef, useState } from 'react'
import { graphql } from '../../graphql/generated'
import type { ConsentPurpose, InvitationAnswer, MyPageQuery } from '../../graphql/generated/graphql'
import { execute, GraphError } from '../../graphql/client'
import { useLocale, useSay } from '../../i18n/locale'
import { Broken, Busy } from '../../ui/Broken'
import { NOTHING } from '../../ui/heard'
import { Said } from '../../ui/Said'
import { useAsk } from '../../ui/useAsk'
import { useComeBack } from '../../ui/useComeBack'
import { NOTHING_YET, useWork } from '../../ui/useWork'
import { afterAnswer } from '../answers'
import { AccessLog } from './AccessLog'
import { AskForLink } from './AskForLink'
import { AnswerMyInvitation, GiveConsent, heard, UpdateMe, WithdrawConsent, type Consenting } from './changes'
import { Details } from './Details'
import { Erased } from './Erased'
import { GivenConsents } from './GivenConsents'
import { Leaving } from './Leaving'
import { Mailing } from './Mailing'
import { Moved } from './Moved'
import { Parties, type Me, type Party } from './Parties'
import { Press } from './Press'

const MyPageDocument = graphql(`
  query MyPage($locale: String!) {
    me {
      status
      name
      email
      municipality {
        name
      }
      branches {
        id
        name
        verified
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
const SignOut = graphql(`
  mutation SignOut {
    signOut {
      at
    }
  }
`)

/** What somebody leaves with who signs out, or erases everything. */
interface Left {
  certificate?: string
  /** Whether they asked to be erased, and heard nothing of it. */
  lost?: boolean
}

export default function MyPage() {
  const locale = useLocale()
  const [typed, setTyped] = useState(false)
  const [left, setLeft] = useState<Left | null>(null)
  const there = useRef(false)
  const erasing = useRef(false)
  const [asked, again, refresh] = useAsk(
    async (run) => {
      const page = await run(MyPageDocument, { locale })
      if (!page.me && erasing.current) {
        setLeft({ lost: true })
        return page
      }
      if (!page.me && there.current) {
        throw new GraphError('UNAUTHENTICATED') // signed out, or erased, in another tab
      }
      there.current = page.me !== null
      erasing.current = false
      return page
    },
    locale,
    typed,
  )
  useComeBack(asked.state === 'there' && !asked.failed, again, refresh) // whoever left it open does not leave it there for long
  if (left) {
    return left.certificate === undefined ? (
      <AskForLink left={left.lost ? 'perhaps erased' : 'signed out'} />
    ) : (
      <Erased certificate={left.certificate} />
    )
  }
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  return asked.value.me ? (
    <Mine
      key={asked.value.me.email} // nothing of one person is left for the next who signs in here
      me={asked.value.me}
      asked={asked.value}
      failed={asked.failed}
      again={again}
      leave={setLeft}
      typed={typed}
      typing={setTyped}
      erasing={(now) => {
        erasing.current = now
      }}
    />
  ) : (
    <AskForLink />
  )
}

interface MineProps {
  me: Me
  asked: MyPageQuery
  failed: string | undefined
  again: () => void
  leave: (left: Left) => void
  /** Whether something is typed that is not saved. */
  typed: boolean
  typing: (typed: boolean) => void
  /** Hears that everything may be erased, and that it is not. */
  erasing: (now: boolean) => void
}

function Mine({ me, asked, failed, again, leave, typed, typing, erasing }: MineProps) {
  const locale = useLocale()
  const t = useSay()
  const work = useWork(again)
  /** Whether they heard that signing out loses what they typed. */
  const warned = useRef(false)
  useEffect(() => {
    if (!typed) {
      warned.current = false
    }
  }, [typed])
  const live = me.consents.filter((consent) => !consent.withdrawnAt)
  const text = (purpose: ConsentPurpose) => asked.consentTexts.find((one) => one.purpose === purpose)
  const contact = live.some((consent) => consent.purpose === 'CAMPAIGN_CONTACT')
  const paused = t(
    'Je staat op pauze. We sturen je niets, en je kaart gaat naar geen nieuwe partij.',
    'You are paused. We send you nothing, and your card goes to no new party.',
  )
  const wait = (branches: string[], good: string) => async () => {
    const { updateMe } = await execute(UpdateMe, { input: { waitFor: branches } })
    return heard(updateMe, good, t)
  }
  const withdraw: Consenting['withdraw'] = (purpose, good, branch) => async () => {
    const { withdrawConsent } = await execute(WithdrawConsent, { input: { purpose, ...(branch ? { branch } : {}) } })
    return heard(withdrawConsent, good, t)
  }
  const give: Consenting['give'] = (purpose, good, branch) => async () => {
    const consent = { purpose, textVersion: text(purpose)?.version ?? '', ...(branch ? { branch } : {}) }
    const { giveConsent } = await execute(GiveConsent, { input: { consent, locale } })
    return heard(giveConsent, good, t)
  }
  const answer = (branch: Party, choice: InvitationAnswer, hasSaidYes: boolean) => async () => {
    const { answerMyInvitation: outcome } = await execute(AnswerMyInvitation, {
      input: { branch: branch.id, answer: choice },
    })
    if (outcome.__typename !== 'InvitationAnswered') {
      return { refused: t('Deze uitnodiging is er niet meer.', 'This invitation is not there any more.') }
    }
    // later is no answer to take back another with: then that one is said
    return choice === 'LATER' || outcome.answer === choice
      ? { said: afterAnswer(outcome.answer, branch.name, hasSaidYes, t) }
      : {
          refused: t(
            `Je kunt je antwoord niet meer veranderen: ${branch.name} is al met je verder.`,
            `You can no longer change your answer: ${branch.name} has moved on with you.`,
          ),
        }
  }
  const signOut = async () => {
    if (typed && !warned.current) {
      warned.current = true
      return {
        refused: t(
          'Wat je typte, is niet bewaard. Druk nog een keer om toch uit te loggen.',
          'What you typed is not saved. Press once more to sign out all the same.',
        ),
      }
    }
    await execute(SignOut)
    leave({})
    return NOTHING
  }
  const said = 'said' in work.came ? work.came.said : ''
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
              <Press work={work} look="second small" does={signOut}>
                {t('Log uit', 'Sign out')}
              </Press>
            </span>
          </div>
          {me.status === 'PAUSED' && said !== paused && <p className="note">{paused}</p>}
          {!contact && (
            <div className="note">
              <p>
                {t(
                  'Je hebt alles ingetrokken. Niemand ziet je. Je gegevens bewaren we nog, zodat je terug kunt komen. Wil je dat niet? Kies dan ‘Wis alles wat jullie van mij weten’.',
                  'You withdrew everything. Nobody sees you. We still keep your details, so that you can come back. Would you rather not? Then choose ‘Erase everything you know of me’.',
                )}
              </p>
              <p>{text('CAMPAIGN_CONTACT')?.body}</p>
              <Press
                work={work}
                look=""
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
          <Mailing
            me={me}
            work={work}
            terms={text('NEWSLETTER')?.body}
            contact={contact}
            give={give}
            withdraw={withdraw}
          />
          <Leaving
            me={me}
            work={work}
            contact={contact}
            paused={paused}
            withdraw={withdraw}
            erasing={erasing}
            erased={(certificate) => {
              leave({ certificate })
            }}
          />
        </>
      )}
      <Said
        work={seen ? work : NOTHING_YET}
        failed={failed}
        lost={
          work.lost === 'details' // the fields show what was typed, and not how things are
            ? t(
                'We weten niet of het bewaard is. Druk nog een keer op ‘Bewaar’.',
                'We do not know whether it was saved. Press ‘Save’ once more.',
              )
            : undefined
        }
      />
    </>
  )
}
