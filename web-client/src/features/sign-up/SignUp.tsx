import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { graphql } from '../../graphql/generated'
import type { ConsentInput, SignUpFormQuery, SignUpInput } from '../../graphql/generated/graphql'
import { codeOf, execute } from '../../graphql/client'
import { useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'
import { Broken, Busy } from '../../ui/Broken'
import { Choice, ErrorSummary, TextArea, TextField, type FieldProblem } from '../../ui/fields'
import { LookInMail } from '../../ui/LookInMail'
import { focus } from '../../ui/focus'
import { useAsk } from '../../ui/useAsk'
import { ThemeChoices } from '../../ui/ThemeChoices'
import { toggle } from '../../ui/toggle'
import { useAskBeforeLeaving } from '../../ui/useAskBeforeLeaving'
import { useTitle } from '../../ui/useTitle'
import { useChallenge } from '../challenge'
import { drawLots, newSeed } from '../drawLots'
import { MunicipalitySearch, type Found } from '../../ui/MunicipalitySearch'
import { wrongIn } from '../told'

const SignUpForm = graphql(`
  query SignUpForm($code: String!, $locale: String!) {
    municipality(code: $code) {
      code
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
      label(locale: $locale)
    }
    consentTexts(locale: $locale) {
      purpose
      version
      body
    }
  }
`)
const SendSignUp = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      __typename
      ... on SignUpAccepted {
        email
      }
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

interface Form {
  /** The council that the parties below are of. */
  code: string
  name: string
  email: string
  adult: boolean
  themes: string[]
  hours: string
  phone: string
  motivation: string
  share: boolean
  branches: string[]
  waitFor: string[]
  none: boolean
  contact: boolean
  newsletter: boolean
}

const empty: Form = {
  code: '',
  name: '',
  email: '',
  adult: false,
  themes: [],
  hours: '',
  phone: '',
  motivation: '',
  share: false,
  branches: [],
  waitFor: [],
  none: false,
  contact: false,
  newsletter: false,
}

const steps: Record<string, number> = {
  name: 2,
  email: 2,
  eighteenOrOlder: 2,
  themes: 3,
  hoursPerWeek: 3,
  phone: 3,
  motivation: 3,
  shareMotivation: 3,
  none: 4,
  waitFor: 4,
}
/** The step that asks for what a problem is about; the last one for all that no step asks. */
const stepOf = (problem: FieldProblem) => steps[problem.id] ?? 5

const SENT = 6

/** Which council, and which question; and from which question it was reached. */
interface Place {
  code: string
  step: number
  from?: number
}

interface Go {
  to: (next: Required<Place>) => void
  /** To the question before this one. */
  back: (step: number) => void
}

/** Back and Forward of the browser walk the questions, as the buttons do. The address keeps the council, and nothing else. */
function usePlace(first: Place): [Place, Go] {
  const [start] = useState(first)
  const [place, setPlace] = useState(start)
  useEffect(() => {
    history.replaceState(start, '')
    const walk = ({ state }: PopStateEvent) => {
      // none where a jump within the page was made: that is the same question
      if (state) {
        setPlace(state as Place)
      }
    }
    addEventListener('popstate', walk)
    return () => {
      removeEventListener('popstate', walk)
    }
  }, [start])
  const address = ({ code, step }: Place) => location.pathname + (step === 1 ? '' : `?gemeente=${code}`)
  const turnInto = (here: Place) => {
    history.replaceState(here, '', address(here))
  }
  const to = (next: Required<Place>) => {
    turnInto({ ...place, step: next.from }) // which it was not, where nothing was filled in any more
    history.pushState(next, '', address(next))
    setPlace(next)
    scrollTo(0, 0)
  }
  const back = (step: number) => {
    const before = { code: place.code, step: step - 1 }
    if (place.from === before.step) {
      history.back()
    } else {
      turnInto(before)
      setPlace(before)
    }
  }
  return [place, { to, back }]
}

export default function SignUp() {
  const start = new URLSearchParams(location.search).get('gemeente') ?? ''
  const [place, go] = usePlace({ code: start, step: start ? 2 : 1 })
  const [first] = useState(place)
  const [form, setForm] = useState(empty)
  useAskBeforeLeaving(form !== empty)
  if (place.step === 1) {
    return <Where go={go} focused={place !== first} />
  }
  const { code } = place
  return (
    <Asked
      key={code}
      place={place}
      go={go}
      form={form.code === code ? form : { ...form, code, branches: [], waitFor: [], none: false }}
      setForm={setForm}
    />
  )
}

interface WhereProps {
  go: Go
  /** Whether somebody came back to it, and is led there. */
  focused?: boolean
  unknown?: boolean
}

function Where({ go, focused = false, unknown = false }: WhereProps) {
  const t = useSay()
  return (
    <Step number={1} question={t('In welke gemeente woon je?', 'In which municipality do you live?')} focused={focused}>
      {unknown && (
        <p className="note" role="status">
          {t(
            'De gemeente uit deze link kennen we niet. Zoek hieronder de jouwe.',
            'We do not know the municipality of this link. Find yours below.',
          )}
        </p>
      )}
      <MunicipalitySearch>
        {(one: Found) => (
          <button
            className="pick"
            type="button"
            onClick={() => {
              go.to({ code: one.code, step: 2, from: 1 })
            }}
          >
            <b>{one.name}</b> <span className="quiet">{one.province}</span>
          </button>
        )}
      </MunicipalitySearch>
    </Step>
  )
}

interface Way {
  place: Place
  go: Go
  form: Form
  setForm: (form: Form) => void
}

function Asked(way: Way) {
  const locale = useLocale()
  const t = useSay()
  const { code } = way.place
  const [asked, again] = useAsk(() => execute(SignUpForm, { code, locale }), code)
  if (asked.state !== 'there') {
    return (
      <>
        <h1>{t('Ik wil wel eens praten', 'I would like to talk')}</h1>
        {asked.state === 'busy' ? <Busy /> : <Broken code={asked.code} again={again} />}
      </>
    )
  }
  const { municipality } = asked.value
  return municipality ? (
    <Steps asked={asked.value} municipality={municipality} {...way} />
  ) : (
    <Where go={way.go} unknown />
  )
}

function Step({
  number,
  question,
  back,
  busy = false,
  focused = true,
  children,
}: {
  number: number
  question: string
  back?: () => void
  busy?: boolean
  focused?: boolean
  children: ReactNode
}) {
  const t = useSay()
  const last = 5
  useTitle(t(`Stap ${number} van ${last}: ${question}`, `Step ${number} of ${last}: ${question}`))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Who listens hears the new question; an error summary, which takes the focus itself, goes first.
    if (focused && document.activeElement?.getAttribute('role') !== 'alert') {
      heading.current?.focus()
    }
  }, [number, focused])
  return (
    <>
      {back && (
        <button className="back" type="button" disabled={busy} onClick={back}>
          ← {t('Vorige vraag', 'Previous question')}
        </button>
      )}
      <ol className="progress" aria-hidden="true">
        {Array.from({ length: last }, (_, i) => (
          <li key={i} className={i + 1 < number ? 'done' : i + 1 === number ? 'now' : ''} />
        ))}
      </ol>
      <p className="quiet small">
        {t(`Ik wil wel eens praten. Stap ${number} van ${last}`, `I would like to talk. Step ${number} of ${last}`)}
      </p>
      <h1 className="question" tabIndex={-1} ref={heading}>
        {question}
      </h1>
      {children}
    </>
  )
}

interface Known {
  asked: SignUpFormQuery
  municipality: NonNullable<SignUpFormQuery['municipality']>
}

function Steps({ asked, municipality, place, go, form, setForm }: Way & Known) {
  const locale = useLocale()
  const t = useSay()
  const [sent, setSent] = useState<Form | null>(null)
  if (sent && place.step !== SENT) {
    setSent(null) // whoever presses Forward on a shared computer does not see it either
  }
  // Forward leads nowhere when nothing is filled in any more
  const step = place.step === SENT ? (sent ? SENT : 2) : form.email ? place.step : 2
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [state, setState] = useState<'open' | 'sending'>('open')
  const [broken, setBroken] = useState<string | null>(null)
  const [seed] = useState(newSeed)
  const last = useRef({ content: '', key: '' })
  const solved = useChallenge(step === 5)
  const here = useMemo(() => problems.filter((problem) => stepOf(problem) === step), [problems, step])
  useTitle(step === SENT ? t('Kijk in je mail', 'Check your e-mail') : undefined)
  const parties = drawLots(
    municipality.branches.edges.map((edge) => edge.node),
    seed,
  )
  const joined = parties.filter((party) => party.verified)
  const waiting = parties.filter((party) => !party.verified)
  const text = (purpose: string) => asked.consentTexts.find((one) => one.purpose === purpose)
  const labels = {
    name: t('Hoe wil je genoemd worden?', 'What name do you want to use?'),
    email: t('Je mailadres', 'Your e-mail address'),
    eighteenOrOlder: t('Ik ben 18 jaar of ouder', 'I am 18 or older'),
    themes: t('Onderwerpen', 'Themes'),
    hoursPerWeek: t('Hoeveel uur per week heb je?', 'How many hours a week do you have?'),
    phone: t('Telefoonnummer', 'Phone number'),
    motivation: t('Waarom wil je dit misschien?', 'Why might you want this?'),
    waitFor: t('Doen nog niet mee', 'Have not joined yet'),
    consents: t('Jouw toestemming', 'Your consent'),
  }
  /** What was wrong with a field is gone when the field changes. */
  const set = (change: Partial<Form>, ...about: string[]) => {
    setForm({ ...form, ...change })
    setProblems((all) => all.filter((problem) => !about.includes(problem.id)))
  }
  const open = (next: number) => {
    go.to({ code: place.code, step: next, from: step })
  }
  const back = () => {
    go.back(step)
  }
  const next = (found: FieldProblem[]) => {
    // what the server refused stays until it changes, here and in later steps
    const refused = problems.filter((old) => !found.some((problem) => problem.id === old.id))
    const all = [...found, ...refused.map((problem) => ({ ...problem }))]
    setProblems(all)
    if (!all.some((problem) => stepOf(problem) === step)) {
      open(step + 1)
    }
  }

  /** Pressing again after a lost answer is the same sign-up; a corrected form is a new one. */
  const keyOf = (input: SignUpInput) => {
    const content = JSON.stringify(input)
    if (content !== last.current.content) {
      last.current = { content, key: crypto.getRandomValues(new Uint32Array(4)).join('-') }
    }
    return last.current.key
  }

  const send = async () => {
    setState('sending')
    setBroken(null)
    const version = (purpose: ConsentInput['purpose']) => text(purpose)?.version ?? ''
    const consents: ConsentInput[] = [
      { purpose: 'CAMPAIGN_CONTACT', textVersion: version('CAMPAIGN_CONTACT') },
      ...form.branches.map((branch): ConsentInput => ({
        purpose: 'SHARE_WITH_BRANCH',
        branch,
        textVersion: version('SHARE_WITH_BRANCH'),
      })),
      ...(form.newsletter
        ? [{ purpose: 'NEWSLETTER', textVersion: version('NEWSLETTER') } satisfies ConsentInput]
        : []),
    ]
    const input: SignUpInput = {
      name: form.name,
      email: form.email,
      municipality: municipality.code,
      locale,
      eighteenOrOlder: form.adult,
      themes: form.themes,
      hoursPerWeek: form.hours.trim() ? Number(form.hours) : null,
      phone: form.phone || null,
      motivation: form.motivation || null,
      shareMotivation: form.share,
      consents,
      waitFor: form.waitFor,
    }
    try {
      const challenge = await solved()
      const idempotencyKey = keyOf(input)
      const { signUp } = await execute(SendSignUp, { input: { ...input, challenge, idempotencyKey } })
      if (signUp.__typename === 'SignUpAccepted') {
        setState('open')
        last.current.content = ''
        setSent(form)
        setForm(empty) // whoever presses Back on a shared computer finds nothing
        open(SENT)
        return
      }
      setState('open')
      const found = signUp.problems.map(({ field, message }): FieldProblem => {
        const id = field[0] ?? 'consents'
        return { id, message, label: id in labels ? labels[id as keyof typeof labels] : undefined }
      })
      setProblems(found)
      open(Math.min(...found.map(stepOf)))
    } catch (error) {
      setState('open')
      setBroken(codeOf(error))
    }
  }

  if (step === SENT && sent) {
    return (
      <>
        <h1 tabIndex={-1} ref={focus}>
          {t('Kijk in je mail', 'Check your e-mail')}
        </h1>
        <LookInMail
          correct={() => {
            setForm(sent)
            open(2)
          }}
        >
          {t('We hebben een mail gestuurd naar ', 'We have sent an e-mail to ')}
          <b>{sent.email}</b>.{' '}
          {t(
            'Daarin staat wat je nu kunt doen. Ben je nieuw? Dan telt je aanmelding pas als je op de knop in de mail drukt.',
            'It says what you can do now. Are you new here? Then your sign-up counts only when you press the button in the e-mail.',
          )}
        </LookInMail>
      </>
    )
  }
  const privacy = (
    <a href={routes.privacy[locale]} target="_blank" rel="noreferrer">
      {t(
        'Lees wat we met je gegevens doen (opent een nieuw tabblad)',
        'Read what we do with your details (opens a new tab)',
      )}
    </a>
  )
  if (step === 2) {
    return (
      <Step number={2} question={t('Wie ben je?', 'Who are you?')} back={back}>
        <ErrorSummary problems={here} />
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            const found = wrongIn({ name: form.name, email: form.email }, labels, locale)
            if (!form.adult) {
              found.push({
                id: 'eighteenOrOlder',
                message: t('Je moet 18 jaar of ouder zijn', 'You have to be 18 or older'),
              })
            }
            next(found)
          }}
        >
          <TextField
            id="name"
            label={labels.name}
            problems={problems}
            value={form.name}
            autoComplete="name"
            onChange={(name) => {
              set({ name }, 'name')
            }}
          />
          <TextField
            id="email"
            type="email"
            label={labels.email}
            hint={t('Een partij ziet dit pas als jij ja zegt.', 'A party sees this only when you say yes.')}
            problems={problems}
            value={form.email}
            autoComplete="email"
            onChange={(email) => {
              set({ email }, 'email')
            }}
          />
          <Choice
            id="eighteenOrOlder"
            checked={form.adult}
            problems={problems}
            onChange={(adult) => {
              set({ adult }, 'eighteenOrOlder')
            }}
          >
            <b>{labels.eighteenOrOlder}</b>
          </Choice>
          <p>{privacy}</p>
          <button className="btn" type="submit">
            {t('Verder', 'Next')}
          </button>
        </form>
      </Step>
    )
  }
  if (step === 3) {
    return (
      <Step number={3} question={t('Waar geef je om?', 'What do you care about?')} back={back}>
        <ErrorSummary problems={here} />
        <p>{t('Alles hier mag je overslaan.', 'You may skip all of this.')}</p>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            const { hours: hoursPerWeek, phone, motivation } = form
            next(wrongIn({ hoursPerWeek, phone, motivation }, labels, locale))
          }}
        >
          <ThemeChoices
            legend={labels.themes}
            themes={asked.themes}
            chosen={form.themes}
            onChange={(themes) => {
              set({ themes }, 'themes')
            }}
          />
          <TextField
            id="hoursPerWeek"
            label={labels.hoursPerWeek}
            problems={problems}
            value={form.hours}
            inputMode="numeric"
            onChange={(hours) => {
              set({ hours }, 'hoursPerWeek')
            }}
          />
          <TextField
            id="phone"
            type="tel"
            label={labels.phone}
            hint={t('Ziet een partij pas na jouw ja.', 'A party sees it only after your yes.')}
            problems={problems}
            value={form.phone}
            autoComplete="tel"
            onChange={(phone) => {
              set({ phone }, 'phone')
            }}
          />
          <TextArea
            id="motivation"
            label={labels.motivation}
            hint={t(
              'Zet hier geen dingen in over je gezondheid of geloof. Hoogstens 1.000 tekens.',
              'Do not write about your health or religion here. At most 1,000 characters.',
            )}
            problems={problems}
            value={form.motivation}
            onChange={(motivation) => {
              set({ motivation }, 'motivation')
            }}
          />
          <Choice
            id="shareMotivation"
            checked={form.share}
            problems={problems}
            onChange={(share) => {
              set({ share }, 'shareMotivation')
            }}
          >
            <b>
              {t(
                'Partijen die ik kies, mogen dit lezen op mijn kaart',
                'Parties that I choose may read this on my card',
              )}
            </b>
            <small>{t('Ook voordat ik ja heb gezegd', 'Also before I have said yes')}</small>
          </Choice>
          <button className="btn" type="submit">
            {t('Verder', 'Next')}
          </button>
        </form>
      </Step>
    )
  }
  if (step === 4) {
    /** That nothing was chosen stands at the last box, and is about all of them. */
    const unchosen = problems.some((problem) => problem.id === 'none') ? 'none-problem' : undefined
    return (
      <Step
        number={4}
        question={
          joined.length > 0
            ? t(
                `Welke partijen in ${municipality.name} mogen jou zien?`,
                `Which parties in ${municipality.name} may see you?`,
              )
            : t(
                `In ${municipality.name} doet nog geen partij mee. Van welke wil je het horen als ze meedoet?`,
                `No party in ${municipality.name} takes part yet. Which should we tell you about when they join?`,
              )
        }
        back={back}
      >
        <ErrorSummary problems={here} />
        <p className="lead">
          {joined.length > 0
            ? t(
                'Zij zien je kaart: je gemeente, waar je om geeft en hoeveel tijd je hebt. Je motivatie ook, als je dat aankruiste. Pas na jouw ja zien ze je naam, je mailadres en je telefoonnummer als je dat invulde.',
                'They see your card: your municipality, what you care about and how much time you have. Your motivation too, if you ticked that. Only after your yes do they see your name, your e-mail address and your phone number if you filled it in.',
              )
            : t(
                'Niemand ziet nu jouw kaart. Doet een partij later mee, dan kies jij of zij je kaart mag zien.',
                'Nobody sees your card now. If a party joins later, you choose whether it may see your card.',
              )}
        </p>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            const chosen = form.branches.length + form.waitFor.length > 0 || form.none
            next(
              chosen
                ? []
                : [
                    {
                      id: 'none',
                      message: t('Kies een partij, of kies ‘nog geen’', 'Choose a party, or choose ‘none yet’'),
                    },
                  ],
            )
          }}
        >
          {joined.length > 0 && (
            <fieldset aria-describedby={unchosen}>
              <legend>{t('Doen mee aan deze campagne', 'Take part in this campaign')}</legend>
              {joined.map((party) => (
                <Choice
                  key={party.id}
                  id={party.id}
                  checked={form.branches.includes(party.id)}
                  onChange={(on) => {
                    set({ branches: toggle(form.branches, party.id, on), none: false }, 'none')
                  }}
                >
                  <b>{party.name}</b>
                </Choice>
              ))}
            </fieldset>
          )}
          {waiting.length > 0 && (
            <fieldset id="waitFor" tabIndex={-1} aria-describedby={unchosen}>
              <legend>{labels.waitFor}</legend>
              <p className="hint">
                {t(
                  'Vink een partij aan. Doet die later mee, dan mailen we je. Tot die tijd ziet die partij niets.',
                  'Tick a party. If it joins later, we e-mail you. Until then it sees nothing.',
                )}
              </p>
              {waiting.map((party) => (
                <Choice
                  key={party.id}
                  id={party.id}
                  checked={form.waitFor.includes(party.id)}
                  onChange={(on) => {
                    set({ waitFor: toggle(form.waitFor, party.id, on), none: false }, 'none', 'waitFor')
                  }}
                >
                  <b>{party.name}</b>
                </Choice>
              ))}
            </fieldset>
          )}
          <Choice
            id="none"
            checked={form.none}
            problems={problems}
            onChange={(none) => {
              set(none ? { none, branches: [], waitFor: [] } : { none }, 'none', 'waitFor')
            }}
          >
            <b>{t('Nog geen', 'None yet')}</b>
            <small>
              {t(
                'Ik kijk eerst verder. De campagne mag mij wel mailen.',
                "I'll look around first. The campaign may e-mail me.",
              )}
            </small>
          </Choice>
          <p className="note">
            {t(
              'De volgorde is geloot, alleen voor jou. Geen partij kan een plek kopen.',
              'The order is drawn by lot, for you alone. No party can buy a place.',
            )}
          </p>
          <button className="btn" type="submit">
            {t('Naar controleren', 'Check my answers')}
          </button>
        </form>
      </Step>
    )
  }
  /** What was answered, and the way back to where it was asked. */
  const row = (what: string, answer: string, asked: number) => (
    <>
      <dt>{what}</dt>
      <dd>
        {answer}{' '}
        <button
          className="back"
          type="button"
          disabled={state === 'sending'}
          onClick={() => {
            open(asked)
          }}
        >
          {t('Wijzig', 'Change')}
          <span className="hidden"> {what}</span>
        </button>
      </dd>
    </>
  )
  const chosenNames = (ids: string[]) => parties.filter((party) => ids.includes(party.id)).map((party) => party.name)
  return (
    <Step
      number={5}
      question={t('Klopt dit, en vind je dit goed?', 'Is this right, and do you agree?')}
      back={back}
      busy={state === 'sending'}
    >
      <ErrorSummary problems={here} />
      <dl className="answers">
        {row(t('Naam', 'Name'), form.name, 2)}
        {row(t('Mailadres', 'E-mail address'), form.email, 2)}
        {row(t('Gemeente', 'Municipality'), municipality.name, 1)}
        {row(
          t('Partijen die je kaart zien', 'Parties that see your card'),
          chosenNames(form.branches).join(', ') || t('nog niemand', 'nobody yet'),
          4,
        )}
        {row(
          t('Partijen waar je op wacht', 'Parties that you wait for'),
          chosenNames(form.waitFor).join(', ') || t('niemand', 'nobody'),
          4,
        )}
        {row(
          t('Waar je om geeft', 'What you care about'),
          asked.themes
            .filter((theme) => form.themes.includes(theme.slug))
            .map((theme) => theme.label)
            .join(', ') || '–',
          3,
        )}
        {row(t('Uur per week', 'Hours a week'), form.hours || '–', 3)}
        {row(labels.phone, form.phone || '–', 3)}
        {row(t('Motivatie', 'Motivation'), form.motivation || '–', 3)}
        {form.motivation.trim() !== '' &&
          row(
            t('Mogen je partijen die motivatie lezen?', 'May your parties read that motivation?'),
            form.share ? t('ja', 'yes') : t('nee', 'no'),
            3,
          )}
      </dl>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!form.contact) {
            setProblems([
              {
                id: 'consents',
                message: t(
                  'Zonder deze toestemming kunnen we je niet aanmelden',
                  'Without this consent we cannot sign you up',
                ),
              },
            ])
            return
          }
          setProblems([])
          void send()
        }}
      >
        <fieldset disabled={state === 'sending'}>
          <legend>{labels.consents}</legend>
          <Choice
            id="consents"
            checked={form.contact}
            problems={problems}
            onChange={(contact) => {
              set({ contact }, 'consents')
            }}
          >
            {text('CAMPAIGN_CONTACT')?.body}
          </Choice>
          {form.branches.length > 0 && (
            <p className="note">
              <b>{t('Voor de partijen die je koos geldt ook:', 'For the parties you chose this holds too:')}</b>{' '}
              {text('SHARE_WITH_BRANCH')?.body}
            </p>
          )}
          <Choice
            id="newsletter"
            checked={form.newsletter}
            onChange={(newsletter) => {
              set({ newsletter })
            }}
          >
            {text('NEWSLETTER')?.body}
          </Choice>
        </fieldset>
        <p>{privacy}</p>
        {broken && (
          <Broken code={broken} focused>
            <p>{t('Wat je invulde, staat er nog.', 'What you filled in is still here.')}</p>
          </Broken>
        )}
        <button id="challenge" className="btn" type="submit" disabled={state === 'sending'}>
          {state === 'sending' ? t('Even geduld …', 'One moment …') : t('Meld me aan', 'Sign me up')}
        </button>
      </form>
    </Step>
  )
}
