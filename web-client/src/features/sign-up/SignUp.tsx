import { useRef, useState } from 'react'
import { graphql } from '../../graphql/generated'
import type { ConsentInput, SignUpInput } from '../../graphql/generated/graphql'
import { codeOf, execute } from '../../graphql/client'
import { useLocale, useSay } from '../../i18n/locale'
import { Address } from '../../ui/Address'
import { Broken, Busy } from '../../ui/Broken'
import type { FieldProblem } from '../../ui/fields'
import { focus } from '../../ui/focus'
import { LookInMail } from '../../ui/LookInMail'
import { useAsk } from '../../ui/useAsk'
import { useAskBeforeLeaving } from '../../ui/useAskBeforeLeaving'
import { useTitle } from '../../ui/useTitle'
import { useChallenge } from '../challenge'
import { drawLots, newSeed } from '../drawLots'
import { Check } from './Check'
import { ChooseParties } from './ChooseParties'
import { empty, labels, LAST, PARTIES, stepOf, wrongInWho, wrongInWishes, type Form } from './form'
import { SignUpForm, textOf, type Asked, type Council } from './questions'
import type { Questioned } from './Step'
import { usePlace, type Go, type Place } from './usePlace'
import { Where } from './Where'
import { Who } from './Who'
import { Wishes } from './Wishes'

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

const SENT = LAST + 1

export default function SignUp() {
  const start = new URLSearchParams(location.search).get('gemeente') ?? ''
  const [place, go] = usePlace({ code: start, step: start ? 2 : 1 })
  const [first] = useState(place)
  const [form, setForm] = useState(empty)
  const [seed] = useState(newSeed)
  const keys = useKeys()
  useAskBeforeLeaving(form !== empty)
  if (place.step === 1) {
    return <Where place={place} go={go} focused={place !== first} />
  }
  const { code } = place
  return (
    <Questions
      key={code}
      place={place}
      go={go}
      form={form.code === code ? form : elsewhere(form, code)}
      setForm={setForm}
      seed={seed}
      keys={keys}
    />
  )
}

/** Pressing again after a lost answer is the same sign-up; a corrected form is a new one. */
function useKeys() {
  const last = useRef({ content: '', key: '' })
  return {
    of: (input: SignUpInput) => {
      const content = JSON.stringify(input)
      if (content !== last.current.content) {
        last.current = { content, key: crypto.getRandomValues(new Uint32Array(4)).join('-') }
      }
      return last.current.key
    },
    forget: () => {
      last.current.content = ''
    },
  }
}

/** Of another council there are other parties, and they are asked about again. */
function elsewhere(form: Form, code: string): Form {
  return { ...form, code, passed: Math.min(form.passed, PARTIES - 1), branches: [], waitFor: [], none: false }
}

interface Way {
  place: Place
  go: Go
  form: Form
  setForm: (form: Form) => void
  /** The order of the parties that was drawn for this person. */
  seed: number
  keys: ReturnType<typeof useKeys>
}

/** The questions of one council. */
function Questions(way: Way) {
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
    <Steps asked={asked.value} again={again} council={municipality} {...way} />
  ) : (
    <Where place={way.place} go={way.go} unknown />
  )
}

interface StepsProps extends Way {
  asked: Asked
  /** Asks anew for the texts to agree to. */
  again: () => void
  council: Council
}

function Steps({ asked, again, council, place, go, form, setForm, seed, keys }: StepsProps) {
  const locale = useLocale()
  const t = useSay()
  const [sent, setSent] = useState<Form | null>(null)
  const [gone, setGone] = useState(false)
  if (sent && place.step !== SENT) {
    setGone(true)
    setSent(null) // whoever presses Forward on a shared computer does not see it either
  }
  // neither Back nor Forward leads past a question that was not answered, also where nothing is filled in any more
  const step = place.step === SENT ? (sent ? SENT : 2) : Math.min(place.step, form.passed + 1)
  const changing = place.changing === true && form.passed >= PARTIES - 1
  const [told, setProblems] = useState<FieldProblem[]>([])
  const [state, setState] = useState<'open' | 'sending'>('open')
  const [broken, setBroken] = useState<string | null>(null)
  const solved = useChallenge(step === LAST)
  useTitle(step === SENT ? t('Kijk in je mail', 'Check your e-mail') : undefined)
  const parties = drawLots(
    council.branches.edges.map((edge) => edge.node),
    seed,
  )
  /** Where no party is left, none is chosen in place of one that was refused. */
  const problems = parties.length > 0 ? told : told.filter((problem) => stepOf(problem) !== PARTIES)
  const names = labels(t)
  const set: Questioned['set'] = (change, ...about) => {
    setForm({ ...form, ...change })
    setProblems((all) => all.filter((problem) => !about.includes(problem.id)))
  }
  const open = (next: number) => {
    go.to({ code: place.code, step: next, from: step })
  }
  const change = (question: number) => {
    setBroken(null)
    if (question !== step) {
      go.to({ code: place.code, step: question, from: step, changing: question !== LAST })
    }
  }
  const back = () => {
    go.back(step)
  }
  const next = (found: FieldProblem[]) => {
    // what the server refused stays until it changes, here and in later steps
    const refused = problems.filter((old) => !found.some((problem) => problem.id === old.id))
    const all = [...found, ...refused.map((problem) => ({ ...problem }))]
    setProblems(all)
    const wrong = all.map(stepOf)
    if (wrong.includes(step)) {
      return
    }
    setForm({ ...form, passed: Math.max(form.passed, step) })
    if (changing) {
      change(Math.min(LAST, ...wrong.filter((one) => one > step)))
    } else {
      open(step + 1)
    }
  }

  const send = async () => {
    setState('sending')
    setBroken(null)
    const version = (purpose: ConsentInput['purpose']) => textOf(asked, purpose)?.version ?? ''
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
      municipality: council.code,
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
      const idempotencyKey = keys.of(input)
      const { signUp } = await execute(SendSignUp, { input: { ...input, challenge, idempotencyKey } })
      if (signUp.__typename === 'SignUpAccepted') {
        setState('open')
        keys.forget()
        setSent(form)
        setForm(empty) // whoever presses Back on a shared computer finds nothing
        open(SENT)
        return
      }
      setState('open')
      const found = signUp.problems
        .map(({ field, message }): FieldProblem => {
          const id = field[2] === 'branch' ? 'none' : (field[0] ?? 'consents')
          return { id, message, label: id in names ? names[id as keyof typeof names] : undefined }
        })
        // of several consents the same is wrong, and they are one question
        .filter(({ id, message }, i, all) => all.findIndex((one) => one.id === id && one.message === message) === i)
      const about = (what: string) => signUp.problems.filter(({ code, field }) => code === what || field.includes(what))
      const gone = about('branch').map(({ field }) => consents[Number(field[1])]?.branch)
      const outdated = about('CONSENT_TEXT_OUTDATED').length > 0
      if (gone.length > 0 || outdated || about('waitFor').length > 0 || about('municipality').length > 0) {
        again() // other texts, other parties, or a municipality that is there no more
        setForm({
          ...form,
          branches: form.branches.filter((branch) => !gone.includes(branch)),
          waitFor: form.waitFor.filter((_, i) => !about('waitFor').some(({ field }) => Number(field[1]) === i)),
          ...(outdated ? { contact: false, newsletter: false } : {}),
        })
      }
      setProblems(found)
      change(Math.min(...found.map(stepOf)))
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
            setSent(null)
            go.to({ code: place.code, step: 2, from: LAST, changing: true })
          }}
        >
          {t('We hebben een mail gestuurd naar ', 'We have sent an e-mail to ')}
          <b>
            <Address>{sent.email}</Address>
          </b>
          .{' '}
          {t(
            'Ben je nieuw? Druk op de knop in de mail, en daarna op ‘Ja, dit klopt’. Pas dan telt je aanmelding. Was je al aangemeld? Dan staat in de mail wat je kunt doen.',
            'Are you new here? Press the button in the e-mail, and then ‘Yes, this is right’. Only then does your sign-up count. Had you signed up before? Then the e-mail says what you can do.',
          )}
        </LookInMail>
      </>
    )
  }
  const asks: Questioned = { form, set, problems, next, back, changing }
  if (step === 2) {
    return <Who sent={gone} {...asks} />
  }
  if (step === 3) {
    return <Wishes themes={asked.themes} {...asks} />
  }
  if (step === PARTIES) {
    return <ChooseParties council={council} parties={parties} {...asks} />
  }
  return (
    <Check
      asked={asked}
      council={council}
      parties={parties}
      change={change}
      sending={state === 'sending'}
      broken={broken}
      send={(found) => {
        // Back and Forward lead past the button that looks at what was filled in
        const all = [...wrongInWho(form, locale), ...wrongInWishes(form, locale), ...found]
        setProblems(all)
        const first = Math.min(LAST, ...all.map(stepOf))
        if (first < LAST) {
          change(first)
        } else if (all.length === 0) {
          void send()
        }
      }}
      {...asks}
    />
  )
}
