import { useState, type ReactNode } from 'react'
import { graphql } from '../../graphql/generated'
import type {
  ConsentPurpose,
  EraseMeMutation,
  GiveConsentMutation,
  LeadStage,
  MyPageQuery,
  UpdateMeInput,
  UpdateMeMutation,
  WithdrawConsentMutation,
} from '../../graphql/generated/graphql'
import { execute } from '../../graphql/client'
import { useLocale, useSay, type Say } from '../../i18n/locale'
import { routes } from '../../public/routes'
import { Broken, Busy } from '../../ui/Broken'
import { Choice, ErrorSummary, TextArea, TextField, type FieldProblem } from '../../ui/fields'
import type { Heard } from '../../ui/heard'
import { Said } from '../../ui/Said'
import { useAsk } from '../../ui/useAsk'
import { useHeading } from '../../ui/useHeading'
import { useChallenge } from '../challenge'
import { drawLots, newSeed } from '../drawLots'
import { MunicipalitySearch } from '../municipality/Find'
import { wrongIn } from '../told'
import { looksOf } from './looks'

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
        withdrawnAt
        branch {
          id
        }
      }
      waitingFor {
        id
        name
      }
      matches {
        stage
        branch {
          id
        }
      }
      accessLog(first: 100) {
        edges {
          cursor
          node {
            at
            branch {
              name
            }
          }
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
          message
        }
      }
    }
  }
`)
const UpdateMe = graphql(`
  mutation UpdateMe($input: UpdateMeInput!) {
    updateMe(input: $input) {
      __typename
      ... on InputRejected {
        problems {
          code
          field
          message
        }
      }
    }
  }
`)
const GiveConsent = graphql(`
  mutation GiveConsent($input: GiveConsentInput!) {
    giveConsent(input: $input) {
      __typename
      ... on InputRejected {
        problems {
          code
          message
        }
      }
    }
  }
`)
const WithdrawConsent = graphql(`
  mutation WithdrawConsent($input: WithdrawConsentInput!) {
    withdrawConsent(input: $input) {
      __typename
      ... on InputRejected {
        problems {
          code
          message
        }
      }
    }
  }
`)
const EraseMe = graphql(`
  mutation EraseMe {
    eraseMe(input: { confirm: true }) {
      __typename
      ... on MeErased {
        certificate
      }
      ... on InputRejected {
        problems {
          code
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

type Outcome =
  | UpdateMeMutation['updateMe']
  | GiveConsentMutation['giveConsent']
  | WithdrawConsentMutation['withdrawConsent']
  | EraseMeMutation['eraseMe']

/** Whether it was done. */
const done = {
  MeUpdated: true,
  ConsentGiven: true,
  ConsentWithdrawn: true,
  MeErased: true,
  InputRejected: false,
} satisfies Record<Outcome['__typename'], boolean>

/** What somebody leaves with who signs out, or erases everything. */
interface Left {
  certificate?: string
}

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

export default function MyPage() {
  const locale = useLocale()
  const [asked, again] = useAsk(() => execute(MyPageDocument, { locale }), locale)
  const [left, setLeft] = useState<Left | null>(null)
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
    <Mine me={asked.value.me} asked={asked.value} failed={asked.failed} again={again} leave={setLeft} />
  ) : (
    <AskForLink />
  )
}

function AskForLink({ signedOut = false }: { signedOut?: boolean }) {
  const t = useSay()
  const [email, setEmail] = useState('')
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [state, setState] = useState<'open' | 'busy' | 'sent'>('open')
  const solved = useChallenge()
  const [broken, setBroken] = useState<string | null>(null)
  useHeading(
    state === 'sent'
      ? t('Kijk in je mail', 'Look in your mail')
      : signedOut
        ? t('Je bent uitgelogd', 'You are signed out')
        : undefined,
  )
  if (state === 'sent') {
    return (
      <p className="lead">
        {t(
          'Als we dit adres kennen, sturen we er een link naartoe. Die werkt één keer, 20 minuten lang.',
          'If we know this e-mail address, we send a link to it. It works once, for 20 minutes.',
        )}
      </p>
    )
  }
  const send = async () => {
    setState('busy')
    setBroken(null)
    try {
      const challenge = await solved()
      const { requestSelfServiceLink: outcome } = await execute(AskLink, { input: { email, challenge } })
      if (outcome.__typename === 'SelfServiceLinkRequested') {
        setState('sent')
      } else {
        setState('open')
        setProblems(outcome.problems.map((problem) => ({ id: 'email', message: problem.message })))
      }
    } catch (error) {
      setState('open')
      setBroken(error instanceof Error ? error.message : 'INTERNAL')
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ErrorSummary problems={problems} />
      {broken && <Broken code={broken} focused />}
      <p className="lead">
        {t('Je hebt geen wachtwoord nodig. We mailen je een link.', 'You need no password. We mail you a link.')}
      </p>
      <TextField
        id="email"
        type="email"
        label={t('Je mailadres', 'Your e-mail address')}
        problems={problems}
        value={email}
        autoComplete="email"
        onChange={setEmail}
      />
      <button className="btn" type="submit" disabled={state === 'busy'}>
        {state === 'busy' ? t('Even geduld …', 'One moment …') : t('Mail mij een link', 'Mail me a link')}
      </button>
    </form>
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
          'Your name, e-mail address and choices are gone. You get one more mail, to say goodbye.',
        )}
      </p>
      <p>
        {t(
          'Van je mailadres houden we alleen een onleesbare code. Zo weten we dat we je niet meer mogen mailen. Reservekopieën zijn binnen 30 dagen weg. ',
          'Of your e-mail address we keep only a code that cannot be read. By it we know that we may not mail you any more. Back-up copies are gone within 30 days. ',
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

/** What a page does one at a time, saying what came of it. */
interface Work {
  busy: boolean
  run: (work: () => Promise<Heard>) => Promise<void>
}

interface PressProps {
  work: Work
  does: () => Promise<Heard>
  look?: string
  closed?: boolean
  lang?: string
  children: ReactNode
}

/** A button that does something at once. Pressing it twice does it once. */
function Press({ work, does, look = 'btn second', closed, lang, children }: PressProps) {
  const t = useSay()
  const [busy, setBusy] = useState(false)
  return (
    <button
      className={look}
      type="button"
      lang={lang}
      aria-disabled={work.busy || undefined}
      disabled={closed}
      onClick={() => {
        setBusy(true)
        void work.run(does).then(() => {
          setBusy(false)
        })
      }}
    >
      {busy ? t('Even geduld …', 'One moment …') : children}
    </button>
  )
}

/** This, or what the server has against it. */
function heard(outcome: Outcome, good: string, t: Say): Heard {
  if (done[outcome.__typename]) {
    return { said: good }
  }
  const problem = 'problems' in outcome ? outcome.problems[0] : undefined
  return {
    refused:
      problem?.code === 'CONSENT_REQUIRED'
        ? t(
            'Dit kan nu niet: je hebt alles ingetrokken. Er is niets veranderd.',
            'This is not possible now: you withdrew everything. Nothing was changed.',
          )
        : (problem?.message ?? t('Dit kan zo niet.', 'This cannot be done like this.')),
  }
}

interface MineProps {
  me: Me
  asked: MyPageQuery
  failed: string | undefined
  again: () => void
  leave: (left: Left) => void
}

function Mine({ me, asked, failed, again, leave }: MineProps) {
  const locale = useLocale()
  const t = useSay()
  const [busy, setBusy] = useState(false)
  const [came, setCame] = useState<Heard>({ said: '' })
  const [broken, setBroken] = useState<string | null>(null)
  const [seed] = useState(newSeed)
  const other = me.locale === 'en' ? 'nl' : 'en'
  const run = async (work: () => Promise<Heard>) => {
    if (busy) {
      return
    }
    setBusy(true)
    setCame({ said: '' })
    setBroken(null)
    try {
      setCame(await work())
      again()
    } catch (error) {
      setBroken(error instanceof Error ? error.message : 'INTERNAL')
    } finally {
      setBusy(false)
    }
  }
  const work = { busy, run }
  const live = me.consents.filter((consent) => !consent.withdrawnAt)
  const text = (purpose: ConsentPurpose) => asked.consentTexts.find((one) => one.purpose === purpose)
  const contact = live.some((consent) => consent.purpose === 'CAMPAIGN_CONTACT')
  const newsletter = live.some((consent) => consent.purpose === 'NEWSLETTER')
  const chosen = (branch: string) => live.some((consent) => consent.branch?.id === branch)
  const stageOf = (branch: string) =>
    me.matches.filter((match) => match.branch.id === branch && match.stage !== 'WITHDRAWN').at(-1)?.stage
  const parties = drawLots(
    me.municipality.branches.edges.map((edge) => edge.node),
    seed,
  )
  const paused = t(
    'Je staat op pauze. We sturen niets, en niemand nieuw ziet je kaart.',
    'You are paused. We send nothing, and nobody new sees your card.',
  )
  const waitFor = (branches: string[], good: string) => async () => {
    const { updateMe } = await execute(UpdateMe, { input: { waitFor: branches } })
    return heard(updateMe, good, t)
  }
  const withdraw = (purpose: ConsentPurpose, good: string, branch?: string) => async () => {
    const { withdrawConsent } = await execute(WithdrawConsent, { input: { purpose, ...(branch ? { branch } : {}) } })
    return heard(withdrawConsent, good, t)
  }
  const give = (purpose: ConsentPurpose, good: string, branch?: string) => async () => {
    const consent = { purpose, textVersion: text(purpose)?.version ?? '', ...(branch ? { branch } : {}) }
    const { giveConsent } = await execute(GiveConsent, { input: { consent } })
    return heard(giveConsent, good, t)
  }
  const said = 'said' in came ? came.said : ''
  return (
    <>
      <p className="lead">
        {t(`Hallo ${me.name}. Alleen jij ziet deze pagina.`, `Hello ${me.name}. Only you see this page.`)}
      </p>
      <Said said={said} refused={'refused' in came ? came.refused : ''} broken={broken ?? failed} />
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
      <section>
        <h2>{t(`Partijen in ${me.municipality.name}`, `Parties in ${me.municipality.name}`)}</h2>
        <p className="quiet">{text('SHARE_WITH_BRANCH')?.body}</p>
        <ul className="rows">
          {parties.map((party) => {
            const stage = stageOf(party.id)
            const awaited = me.waitingFor.map((one) => one.id)
            const waiting = awaited.includes(party.id)
            return (
              <li key={party.id}>
                <span>
                  <b>{party.name}</b>{' '}
                  {chosen(party.id) ? (
                    <span className="stage">
                      {stage === undefined && me.status === 'PAUSED'
                        ? t('Ziet je kaart na je pauze', 'Sees your card after your pause')
                        : stageForMe(stage ?? 'NEW', t)}
                    </span>
                  ) : waiting ? (
                    <span className="stage">
                      {party.verified ? t('Doet nu mee', 'Has joined now') : t('Je wacht hierop', 'You wait for it')}
                    </span>
                  ) : null}
                </span>
                <span className="acts">
                  {chosen(party.id) ? (
                    <Press
                      work={work}
                      look="btn second small"
                      does={withdraw(
                        'SHARE_WITH_BRANCH',
                        t(`${party.name} ziet jou niet meer.`, `${party.name} does not see you any more.`),
                        party.id,
                      )}
                    >
                      {t('Trek in', 'Withdraw')}
                      <span className="hidden"> {party.name}</span>
                    </Press>
                  ) : (
                    party.verified && (
                      <Press
                        work={work}
                        look="btn second small"
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
                  {!chosen(party.id) &&
                    (waiting ? (
                      <Press
                        work={work}
                        look="btn second small"
                        closed={!contact}
                        does={waitFor(
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
                          work={work}
                          look="btn second small"
                          closed={!contact}
                          does={waitFor(
                            [...awaited, party.id],
                            t('We vragen het je als deze partij meedoet.', 'We ask you when this party joins.'),
                          )}
                        >
                          {t('Vraag me als ze meedoen', 'Ask me when they join')}
                          <span className="hidden"> {party.name}</span>
                        </Press>
                      )
                    ))}
                </span>
              </li>
            )
          })}
        </ul>
      </section>
      <section>
        <h2>{t('Wie heeft je naam en mailadres geopend?', 'Who has opened your name and e-mail address?')}</h2>
        <p className="quiet">
          {t(
            'Je kaart zonder naam staat hier niet bij. Partijen die jij kiest, kunnen die altijd lezen.',
            'Your card without a name is not counted here. Parties you choose can always read it.',
          )}
        </p>
        {me.accessLog.edges.length === 0 ? (
          <p>{t('Nog niemand.', 'Nobody yet.')}</p>
        ) : (
          <ul>
            {looksOf(
              me.accessLog.edges.map((edge) => edge.node),
              locale,
            ).map((one) => (
              <li key={one.branch + one.day}>
                {one.branch}, {one.day}
                {one.times > 1 && t(`, ${one.times} keer`, `, ${one.times} times`)}
              </li>
            ))}
          </ul>
        )}
      </section>
      <Details me={me} asked={asked} work={work} />
      <section>
        <h2>{t('Verhuisd?', 'Moved house?')}</h2>
        <p>
          {t(
            'Kies je een andere gemeente, dan trek je de toestemming voor alle partijen hier in. Daarna kies je opnieuw.',
            'If you choose another municipality, you withdraw your consent for all parties here. Then you choose anew.',
          )}
        </p>
        <details key={me.municipality.name}>
          <summary>{t('Kies een andere gemeente', 'Choose another municipality')}</summary>
          <MunicipalitySearch start="">
            {(one) => (
              <Press
                work={work}
                look="pick"
                does={async () => {
                  const { updateMe } = await execute(UpdateMe, { input: { municipality: one.code } })
                  return heard(updateMe, t(`Je woont nu in ${one.name}.`, `You now live in ${one.name}.`), t)
                }}
              >
                {t('Ik woon nu in', 'I now live in')} <b>{one.name}</b>
              </Press>
            )}
          </MunicipalitySearch>
        </details>
      </section>
      <section>
        <h2>{t('Nieuwsbrief', 'Newsletter')}</h2>
        <p className="quiet">{text('NEWSLETTER')?.body}</p>
        {newsletter ? (
          <Press
            work={work}
            does={withdraw('NEWSLETTER', t('Je krijgt geen nieuwsbrief meer.', 'You no longer get the newsletter.'))}
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
        <h2>{t('In welke taal mailen we je?', 'In which language do we mail you?')}</h2>
        <p>
          {me.locale === 'en'
            ? t('Nu mailen we je in het Engels.', 'We mail you in English now.')
            : t('Nu mailen we je in het Nederlands.', 'We mail you in Dutch now.')}
        </p>
        <Press
          work={work}
          lang={other}
          does={async () => {
            const { updateMe } = await execute(UpdateMe, { input: { locale: other } })
            return heard(updateMe, t('Bewaard.', 'Saved.'), t)
          }}
        >
          {other === 'en' ? 'Mail me in English' : 'Mail mij in het Nederlands'}
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
                t('Alles is ingetrokken. Niemand ziet je meer.', 'Everything is withdrawn. Nobody sees you any more.'),
              )}
            >
              {t('Trek alles in', 'Withdraw everything')}
            </Press>
          )}
          <Press
            work={work}
            does={async () => {
              await execute(SignOut)
              leave({})
              return { said: '' }
            }}
          >
            {t('Log uit', 'Sign out')}
          </Press>
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
  )
}

interface Told {
  name: string
  hoursPerWeek: string
  phone: string
  motivation: string
  shareMotivation: boolean
  themes: string[]
}

function toldBy(me: Me): Told {
  return {
    name: me.name,
    hoursPerWeek: me.hoursPerWeek?.toString() ?? '',
    phone: me.phone ?? '',
    motivation: me.motivation ?? '',
    shareMotivation: me.shareMotivation,
    themes: me.themes.map((theme) => theme.slug),
  }
}

/** Only what somebody changed here: another tab may have changed the rest. */
function changes(was: Told, now: Told): UpdateMeInput {
  const all = {
    ...now,
    hoursPerWeek: now.hoursPerWeek.trim() ? Number(now.hoursPerWeek) : null,
    phone: now.phone || null,
    motivation: now.motivation || null,
  }
  const changed = ([key]: [string, unknown]) => String(was[key as keyof Told]) !== String(now[key as keyof Told])
  return Object.fromEntries(Object.entries(all).filter(changed))
}

function Details({ me, asked, work }: { me: Me; asked: MyPageQuery; work: Work }) {
  const locale = useLocale()
  const t = useSay()
  const [saved, setSaved] = useState(() => toldBy(me))
  const [form, setForm] = useState(saved)
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [saving, setSaving] = useState(false)
  const labels = {
    name: t('Naam', 'Name'),
    hoursPerWeek: t('Uur per week', 'Hours a week'),
    phone: t('Telefoonnummer', 'Phone number'),
    motivation: t('Motivatie', 'Motivation'),
    themes: t('Onderwerpen', 'Themes'),
  }
  const set = (change: Partial<Told>) => {
    setForm({ ...form, ...change })
    setProblems((all) => all.filter((problem) => !(problem.id in change)))
  }
  const save = async () => {
    const { updateMe } = await execute(UpdateMe, { input: changes(saved, form) })
    if (updateMe.__typename === 'InputRejected') {
      setProblems(
        updateMe.problems.map(({ field, message }) => {
          const id = field[0] ?? 'name'
          return { id, message, label: id in labels ? labels[id as keyof typeof labels] : undefined }
        }),
      )
      return { said: '' }
    }
    setSaved(form)
    return heard(updateMe, t('Bewaard.', 'Saved.'), t)
  }
  return (
    <section>
      <h2>{t('Jouw gegevens', 'Your details')}</h2>
      <p className="quiet">{me.email}</p>
      <ErrorSummary problems={problems} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const { name, hoursPerWeek, phone, motivation } = form
          const found = wrongIn({ name, hoursPerWeek, phone, motivation }, labels, locale)
          setProblems(found)
          if (found.length === 0) {
            setSaving(true)
            void work.run(save).then(() => {
              setSaving(false)
            })
          }
        }}
      >
        <TextField
          id="name"
          label={labels.name}
          problems={problems}
          value={form.name}
          autoComplete="name"
          onChange={(name) => {
            set({ name })
          }}
        />
        <TextField
          id="hoursPerWeek"
          label={labels.hoursPerWeek}
          problems={problems}
          value={form.hoursPerWeek}
          inputMode="numeric"
          onChange={(hoursPerWeek) => {
            set({ hoursPerWeek })
          }}
        />
        <TextField
          id="phone"
          type="tel"
          label={labels.phone}
          problems={problems}
          value={form.phone}
          autoComplete="tel"
          onChange={(phone) => {
            set({ phone })
          }}
        />
        <TextArea
          id="motivation"
          label={labels.motivation}
          problems={problems}
          value={form.motivation}
          onChange={(motivation) => {
            set({ motivation })
          }}
        />
        <Choice
          id="shareMotivation"
          checked={form.shareMotivation}
          onChange={(shareMotivation) => {
            set({ shareMotivation })
          }}
        >
          <b>{t('Partijen die ik kies, mogen mijn motivatie lezen', 'Parties that I choose may read my motivation')}</b>
        </Choice>
        <fieldset id="themes" tabIndex={-1}>
          <legend>{labels.themes}</legend>
          <div className="choices">
            {asked.themes.map((theme) => (
              <Choice
                key={theme.slug}
                id={`theme-${theme.slug}`}
                checked={form.themes.includes(theme.slug)}
                onChange={(on) => {
                  set({ themes: on ? [...form.themes, theme.slug] : form.themes.filter((one) => one !== theme.slug) })
                }}
              >
                {theme.label}
              </Choice>
            ))}
          </div>
        </fieldset>
        <button className="btn" type="submit" aria-disabled={work.busy || undefined}>
          {saving ? t('Even geduld …', 'One moment …') : t('Bewaar', 'Save')}
        </button>
      </form>
    </section>
  )
}
