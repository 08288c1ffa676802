import { useEffect, useState, type ReactNode } from 'react'
import { codeOf } from '../graphql/client'
import { useLocale, useSay } from '../i18n/locale'
import { Address } from '../ui/Address'
import { Broken } from '../ui/Broken'
import { Button } from '../ui/Button'
import { ErrorSummary, TextField, type FieldProblem } from '../ui/fields'
import { LookInMail } from '../ui/LookInMail'
import { useChallenge } from './challenge'
import { wrongIn } from './told'

interface Outcome {
  __typename: string
  problems?: { field: string[]; message: string }[]
}

interface LinkRequest {
  email: string
  setEmail: (email: string) => void
  state: 'open' | 'busy' | 'sent' | 'again'
  /** Whether a link was asked for before. */
  asked: boolean
  problems: FieldProblem[]
  broken: string | null
  send: () => Promise<void>
  correct: () => void
}

/** What a form goes through that asks for a link by mail. */
export function useLinkRequest(
  request: (input: { email: string; challenge: string | null }) => Promise<Outcome>,
): LinkRequest {
  const locale = useLocale()
  const t = useSay()
  const [email, setEmail] = useState('')
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [state, setState] = useState<LinkRequest['state']>('open')
  const [asked, setAsked] = useState(false)
  const [broken, setBroken] = useState<string | null>(null)
  const solved = useChallenge()
  useEffect(() => {
    if (state === 'again') {
      document.getElementById('email')?.focus()
    }
  }, [state])
  const label = t('Je mailadres', 'Your e-mail address')
  const send = async () => {
    setBroken(null)
    const wrong = wrongIn({ email }, { email: label }, locale)
    setProblems(wrong)
    if (wrong.length > 0) {
      return
    }
    setState('busy')
    try {
      const challenge = await solved()
      const { problems: found = [] } = await request({ email, challenge })
      setProblems(
        found.map(({ field, message }) =>
          field[0] === 'email' ? { id: 'email', label, message } : { id: 'send', message },
        ),
      )
      setState(found.length === 0 ? 'sent' : 'open')
      setAsked(asked || found.length === 0)
    } catch (error) {
      setState('open')
      setBroken(codeOf(error))
    }
  }
  return {
    email,
    setEmail,
    state,
    asked,
    problems,
    broken,
    send,
    correct: () => {
      setState('again')
    },
  }
}

/** Asks for the address that the link goes to. */
export function LinkForm({ link, children }: { link: LinkRequest; children: ReactNode }) {
  const t = useSay()
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void link.send()
      }}
    >
      <ErrorSummary problems={link.problems} />
      {link.broken && <Broken code={link.broken} focused />}
      <p className="lead">{children}</p>
      <TextField
        id="email"
        type="email"
        label={t('Je mailadres', 'Your e-mail address')}
        problems={link.problems}
        value={link.email}
        autoComplete="email"
        onChange={link.setEmail}
      />
      <Button id="send" type="submit" busy={link.state === 'busy'}>
        {t('Mail mij een link', 'Send me a link')}
      </Button>
    </form>
  )
}

/** Below the heading that says to look for the link. */
export function LinkSent({ link }: { link: LinkRequest }) {
  const t = useSay()
  return (
    <LookInMail correct={link.correct}>
      {t('Kennen we ', 'Do we know ')}
      <b>
        <Address>{link.email}</Address>
      </b>
      {t(
        '? Dan sturen we er een link naartoe. Die werkt één keer, 20 minuten lang.',
        '? Then we send a link to it. It works once, for 20 minutes.',
      )}
    </LookInMail>
  )
}
