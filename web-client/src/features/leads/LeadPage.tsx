import { useEffect, useState } from 'react'
import { graphql } from '../../graphql/generated'
import type {
  AddLeadNoteMutation,
  DeclineLeadMutation,
  InviteProspectMutation,
  LeadStage,
  MatchReason,
  MoveLeadMutation,
} from '../../graphql/generated/graphql'
import { codeOf, execute, GraphError } from '../../graphql/client'
import { day, moment } from '../../i18n/locale'
import { Broken, Busy } from '../../ui/Broken'
import { TextArea, type FieldProblem } from '../../ui/fields'
import { NOTHING, type Heard } from '../../ui/heard'
import { inside } from '../../ui/inside'
import { Said } from '../../ui/Said'
import { stageNames } from '../../ui/stages'
import { Sure } from '../../ui/Sure'
import { useAsk } from '../../ui/useAsk'
import { useAskBeforeLeaving } from '../../ui/useAskBeforeLeaving'
import { useTitle } from '../../ui/useTitle'
import { isOverdue, Stage } from './LeadTable'
import { useLeadChanges } from './useLeadChanges'

const LeadDocument = graphql(`
  query Lead($id: ID!) {
    viewer {
      worksFor {
        id
      }
    }
    node(id: $id) {
      __typename
      ... on Lead {
        id
        stage
        version
        dueAt
        hoursPerWeek
        motivation
        reasons
        contactState
        branch {
          id
        }
        themes {
          slug
          label(locale: "nl")
        }
        contact {
          name
          email
          phone
        }
        notes {
          at
          by
          text
        }
        history {
          at
          to
          by
        }
      }
    }
  }
`)
const InviteProspect = graphql(`
  mutation InviteProspect($input: InviteProspectInput!) {
    inviteProspect(input: $input) {
      __typename
      ... on ProspectInvited {
        lead {
          version
        }
      }
      ... on AlreadyInvited {
        lead {
          version
        }
      }
      ... on InputRejected {
        problems {
          message
        }
      }
    }
  }
`)
const MoveLead = graphql(`
  mutation MoveLead($input: MoveLeadInput!) {
    moveLead(input: $input) {
      __typename
      ... on LeadMoved {
        lead {
          version
        }
      }
      ... on StaleVersion {
        lead {
          version
        }
      }
    }
  }
`)
const DeclineLead = graphql(`
  mutation DeclineLead($input: DeclineLeadInput!) {
    declineLead(input: $input) {
      __typename
      ... on LeadDeclined {
        lead {
          version
        }
      }
      ... on StaleVersion {
        lead {
          version
        }
      }
    }
  }
`)
const AddLeadNote = graphql(`
  mutation AddLeadNote($input: AddLeadNoteInput!) {
    addLeadNote(input: $input) {
      __typename
      ... on InputRejected {
        problems {
          message
        }
      }
    }
  }
`)

const invited = {
  ProspectInvited: { said: 'De uitnodiging gaat de deur uit. Je hoort het als er een antwoord is.' },
  AlreadyInvited: { said: 'Deze kandidaat was al uitgenodigd. Er gaat geen tweede mail.' },
  LeadNotOpen: { refused: 'Deze kandidaat kun je nu niet uitnodigen. Probeer het later nog eens.' },
  InputRejected: { refused: 'Je bericht is niet verstuurd. Kijk bij het bericht wat er niet klopt.' },
} satisfies Record<InviteProspectMutation['inviteProspect']['__typename'], Heard>
const moved = {
  LeadMoved: { said: 'Bewaard.' },
  StaleVersion: { refused: 'Een collega was je voor. Dit is hoe het nu is.' },
  IllegalStageChange: { refused: 'Deze stap kan niet vanaf hier.' },
  LeadNotOpen: { refused: 'Deze kaart is niet meer open.' },
  InputRejected: { refused: 'Dit kan zo niet.' },
} satisfies Record<MoveLeadMutation['moveLead']['__typename'], Heard>
const declined = {
  LeadDeclined: { said: 'Je hebt de kaart afgewezen.' },
  StaleVersion: { refused: 'Een collega was je voor. Dit is hoe het nu is.' },
  LeadNotOpen: { refused: 'Deze kaart is niet meer open.' },
  InputRejected: { refused: 'Dit kan zo niet.' },
} satisfies Record<DeclineLeadMutation['declineLead']['__typename'], Heard>
const noted = {
  LeadNoteAdded: { said: 'Notitie bewaard.' },
  LeadNotOpen: { refused: 'Deze kaart is niet meer open.' },
  InputRejected: { refused: 'Je notitie kan zo niet.' },
} satisfies Record<AddLeadNoteMutation['addLeadNote']['__typename'], Heard>
/** Why the candidate is among the cards of this branch. */
const reasons: Record<MatchReason, string> = {
  CHOSEN_BY_PROSPECT: 'koos jullie partij',
  SAME_MUNICIPALITY: 'woont in jullie gemeente',
  SHARED_THEMES: 'geeft om hetzelfde als jullie',
}

/** Who has to do what by the day that it is due. */
const due: Partial<Record<LeadStage, (day: string) => string>> = {
  NEW: (day) => `nodig uiterlijk ${day} uit`,
  INVITED: (day) => `de kandidaat antwoordt uiterlijk ${day}`,
  ACCEPTED: (day) => `maak uiterlijk ${day} een afspraak`,
}

/** Forward, and one step back for a slip of the mouse. */
const steps: Partial<Record<LeadStage, { to: LeadStage; words: string; back?: boolean }[]>> = {
  ACCEPTED: [
    { to: 'MET', words: 'We hebben gesproken' },
    { to: 'ON_LIST', words: 'Staat op de lijst' },
  ],
  MET: [
    { to: 'ON_LIST', words: 'Staat op de lijst' },
    { to: 'ACCEPTED', words: 'Terug naar ‘Zei ja’', back: true },
  ],
  ON_LIST: [
    { to: 'ELECTED', words: 'Is gekozen' },
    { to: 'MET', words: 'Terug naar ‘Gesproken’', back: true },
  ],
  ELECTED: [{ to: 'ON_LIST', words: 'Terug naar ‘Op de lijst’', back: true }],
}

/** What declining closes, by how far the lead is. */
function declining(lead: { stage: LeadStage; contact?: unknown }): string {
  if (lead.contact) {
    return 'Weet je het zeker? Naam en mailadres sluiten dan, en dit kun je niet ongedaan maken.'
  }
  return lead.stage === 'INVITED'
    ? 'Weet je het zeker? De kandidaat kan dan niet meer antwoorden, en dit kun je niet ongedaan maken.'
    : 'Weet je het zeker? Jullie kunnen deze kandidaat dan niet meer uitnodigen, en dit kun je niet ongedaan maken.'
}

/** Answers that mean that nothing was done. After any other, it may have been. */
const REFUSED = ['FORBIDDEN', 'BAD_REQUEST', 'RATE_LIMITED']

async function askLead(id: string) {
  const { viewer, node } = await execute(LeadDocument, { id })
  if (!viewer) {
    throw new GraphError('UNAUTHENTICATED')
  }
  const branch = node?.__typename === 'Lead' ? node.branch.id : undefined
  return { node, works: viewer.worksFor.some((one) => one.id === branch) }
}

export function LeadPage({ id }: { id: string }) {
  useTitle('Een kandidaat')
  const [message, setMessage] = useState('')
  const [note, setNote] = useState('')
  const typed = message !== '' || note !== ''
  const [asked, again] = useAsk(() => askLead(id), id, typed)
  const [came, setCame] = useState(NOTHING)
  const [news, setNews] = useState('')
  /** The version that the member has heard of. */
  const [known, setKnown] = useState<number>()
  /** What is being done. */
  const [busy, setBusy] = useState('')
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [broken, setBroken] = useState<string | null>(null)
  const [lost, setLost] = useState(false)
  const shown = asked.state === 'there' && asked.value.node?.__typename === 'Lead' ? asked.value.node : undefined
  if (shown && !busy && shown.version > (known ?? -1)) {
    setKnown(shown.version)
    if (known !== undefined) {
      setCame(NOTHING)
      setNews(`Deze kaart is veranderd: ${stageNames[shown.stage]}.`)
    }
  }
  useLeadChanges(shown?.branch.id, (leads) => {
    if (leads.size === 0 || leads.has(id)) {
      again()
    }
  })
  useEffect(() => {
    document.getElementById(problems[0]?.id ?? '')?.focus()
  }, [problems])
  useAskBeforeLeaving(typed && shown?.stage !== 'WITHDRAWN')
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  const { node: lead, works } = asked.value
  if (lead?.__typename !== 'Lead') {
    return (
      <>
        <h1>Deze kaart is er niet</h1>
        <p className="lead">
          We vinden deze kaart niet. Misschien hoort de kaart bij een andere afdeling.{' '}
          <a href={inside('/workspace/')}>Terug naar vandaag</a>
        </p>
      </>
    )
  }
  const run = async (what: string, work: () => Promise<{ came: Heard; lead?: { version: number } }>) => {
    if (busy) {
      return
    }
    setBusy(what)
    setCame(NOTHING)
    setNews('')
    setBroken(null)
    setLost(false)
    setProblems([])
    try {
      const outcome = await work()
      setCame(outcome.came)
      setKnown(outcome.lead?.version ?? known)
    } catch (error) {
      const code = codeOf(error)
      if (REFUSED.includes(code)) {
        setBroken(code)
      } else {
        setLost(code !== 'UNAUTHENTICATED')
      }
    } finally {
      setBusy('')
      again()
    }
  }
  const refuse = (id: string, found: { message: string }[]) => {
    setProblems(found.map(({ message }) => ({ id, message })))
  }
  /** Signed out, what was typed stays; the candidate does not, for whoever looks at this screen next. */
  const seen = asked.failed !== 'UNAUTHENTICATED'
  const open = ['NEW', 'INVITED', 'ACCEPTED', 'MET', 'ON_LIST'].includes(lead.stage)
  return (
    <>
      <p>
        <a className="back" href={inside('/workspace/leads', Object.fromEntries(new URLSearchParams(location.search)))}>
          ← Alle kaarten
        </a>
      </p>
      <h1>{(seen && lead.contact?.name) || 'Een kandidaat zonder naam'}</h1>
      <p>
        <Stage stage={lead.stage} />{' '}
        {lead.dueAt && (
          <span className={isOverdue(lead) ? 'late' : 'quiet'}>
            {(due[lead.stage] ?? ((last: string) => `uiterlijk ${last}`))(day('nl', lead.dueAt))}
            {isOverdue(lead) && ', te laat'}
          </span>
        )}
      </p>
      {lead.contactState === 'WITHDRAWN' && (
        <p className="note">
          Deze kandidaat heeft de toestemming ingetrokken. Er is niets meer te zien. Gebruik ook niet wat je nog weet.
        </p>
      )}
      <div className="two">
        <div>
          {seen && lead.contact && (
            <dl className="answers">
              <dt>Naam</dt>
              <dd>{lead.contact.name}</dd>
              <dt>Mail</dt>
              <dd>
                <a href={`mailto:${lead.contact.email}`}>{lead.contact.email}</a>
              </dd>
              <dt>Telefoon</dt>
              <dd>{lead.contact.phone ? <a href={`tel:${lead.contact.phone}`}>{lead.contact.phone}</a> : '–'}</dd>
            </dl>
          )}
          {lead.contactState === 'NOT_YET_ACCEPTED' && (
            <p className="quiet">
              {lead.history.some((step) => step.to === 'ACCEPTED')
                ? 'Naam en mailadres zijn weer gesloten.'
                : lead.stage === 'DECLINED_BY_BRANCH' || lead.stage === 'EXPIRED'
                  ? 'Naam en mailadres blijven gesloten.'
                  : 'Naam en mailadres zie je pas als de kandidaat ja zegt.'}
            </p>
          )}
          {seen && lead.stage !== 'WITHDRAWN' && (
            <dl className="answers">
              <dt>Geeft om</dt>
              <dd>{lead.themes.map((theme) => theme.label).join(', ') || '–'}</dd>
              <dt>Tijd per week</dt>
              <dd>{lead.hoursPerWeek ? `${String(lead.hoursPerWeek)} uur` : '–'}</dd>
              <dt>Motivatie</dt>
              <dd>{lead.motivation ?? '–'}</dd>
              <dt>Waarom bij jullie</dt>
              <dd>{lead.reasons.map((reason) => reasons[reason]).join(', ')}</dd>
            </dl>
          )}
          {works && lead.stage === 'NEW' && (
            <form
              onSubmit={(event) => {
                event.preventDefault()
                void run('bericht', async () => {
                  const { inviteProspect } = await execute(InviteProspect, {
                    input: { lead: lead.id, message: message || null },
                  })
                  if (inviteProspect.__typename === 'ProspectInvited') {
                    setMessage((now) => (now === message ? '' : now))
                  }
                  if (inviteProspect.__typename === 'InputRejected') {
                    refuse('bericht', inviteProspect.problems)
                  }
                  return { came: invited[inviteProspect.__typename], ...inviteProspect }
                })
              }}
            >
              <h2>Nodig uit voor een gesprek</h2>
              <TextArea
                id="bericht"
                label="Een kort bericht (mag leeg)"
                hint="De kandidaat leest dit in de mail, met de naam van jullie partij. Hooguit 1.000 tekens."
                problems={problems}
                value={message}
                onChange={setMessage}
              />
              <Room text={message} most={1_000} />
              <button className="btn" type="submit" aria-disabled={busy ? true : undefined}>
                {busy === 'bericht' ? 'Even geduld …' : 'Nodig uit'}
              </button>
            </form>
          )}
          {lead.stage !== 'NEW' && message && (
            <div className="field">
              <label htmlFor="bericht">Je bericht</label>
              <p className="hint">
                {lost
                  ? 'We weten niet of dit bericht is meegegaan.'
                  : lead.stage === 'INVITED'
                    ? 'Een collega heeft deze kandidaat al uitgenodigd. Dit bericht is niet meegegaan.'
                    : 'Deze kandidaat kun je niet meer uitnodigen. Dit bericht is niet meegegaan.'}{' '}
                Je kunt het hier nog kopiëren.
              </p>
              <textarea id="bericht" rows={5} readOnly value={message} />
            </div>
          )}
          {!works && open && (
            <p className="note">
              Jij kijkt mee met deze afdeling. Uitnodigen, afwijzen en notities schrijven doen collega’s die dat mogen.
            </p>
          )}
          <div className="buttons">
            {(works ? (steps[lead.stage] ?? []) : []).map((step) => (
              <button
                key={step.to}
                className={step.back ? 'btn second' : 'btn'}
                type="button"
                aria-disabled={busy ? true : undefined}
                onClick={() =>
                  void run(step.to, async () => {
                    const { moveLead } = await execute(MoveLead, {
                      input: { lead: lead.id, to: step.to, expectedVersion: lead.version },
                    })
                    return { came: moved[moveLead.__typename], ...moveLead }
                  })
                }
              >
                {step.words}
              </button>
            ))}
            {works && open && (
              <Sure
                key={lead.version}
                words="Wijs af"
                yes="Ja, wijs af"
                question={declining(lead)}
                busy={busy !== ''}
                go={() =>
                  void run('afwijzen', async () => {
                    const { declineLead } = await execute(DeclineLead, {
                      input: { lead: lead.id, expectedVersion: lead.version },
                    })
                    const closed = declineLead.__typename === 'LeadDeclined' && lead.contact
                    return {
                      came: closed
                        ? { said: `${declined.LeadDeclined.said} Naam en mailadres zijn gesloten.` }
                        : declined[declineLead.__typename],
                      ...declineLead,
                    }
                  })
                }
              />
            )}
          </div>
        </div>
        <div>
          {lead.stage !== 'WITHDRAWN' && (
            <section>
              <h2>Notities van de afdeling</h2>
              {lead.notes.length === 0 && <p className="quiet">Er zijn nog geen notities.</p>}
              <ul className="history">
                {(seen ? lead.notes : []).map((one) => (
                  <li key={one.at}>
                    {one.text}
                    <span className="quiet small">
                      {one.by}, {moment('nl', one.at)}
                    </span>
                  </li>
                ))}
              </ul>
              {works && (
                <form
                  onSubmit={(event) => {
                    event.preventDefault()
                    void run('notitie', async () => {
                      const { addLeadNote } = await execute(AddLeadNote, { input: { lead: lead.id, text: note } })
                      if (addLeadNote.__typename === 'LeadNoteAdded') {
                        setNote((now) => (now === note ? '' : now))
                      }
                      if (addLeadNote.__typename === 'InputRejected') {
                        refuse('notitie', addLeadNote.problems)
                      }
                      return { came: noted[addLeadNote.__typename] }
                    })
                  }}
                >
                  <TextArea
                    id="notitie"
                    label="Nieuwe notitie"
                    hint="Alleen jullie afdeling leest dit. Notities verdwijnen als de kandidaat de toestemming intrekt. Hooguit 2.000 tekens."
                    problems={problems}
                    value={note}
                    onChange={setNote}
                  />
                  <Room text={note} most={2_000} />
                  <button className="btn second" type="submit" aria-disabled={busy ? true : undefined}>
                    {busy === 'notitie' ? 'Even geduld …' : 'Bewaar notitie'}
                  </button>
                </form>
              )}
            </section>
          )}
          <section>
            <h2>Wat er is gebeurd</h2>
            <ol className="history">
              {lead.history.map((step) => (
                <li key={step.at + step.to}>
                  <b>{step.to === 'NEW' ? 'Koos jullie partij' : stageNames[step.to]}</b>
                  <span className="quiet small">
                    {step.by}, {moment('nl', step.at)}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        </div>
      </div>
      <Said
        came={
          lost
            ? { refused: `We weten niet of het gelukt is.${asked.failed ? '' : ' Je ziet nu hoe de kaart is.'}` }
            : came
        }
        news={news}
        broken={broken ?? asked.failed}
      />
    </>
  )
}

/** How much still fits, once that is little. What is too long is not cut: the api says so. */
function Room({ text, most }: { text: string; most: number }) {
  const left = most - Array.from(text).length
  const signs = Math.abs(left) === 1 ? 'teken' : 'tekens'
  return (
    <>
      {left >= 0 && left < most / 10 && (
        <p className="hint">
          Nog {left} {signs}.
        </p>
      )}
      <div role="status">
        {left < 0 && (
          <p className="wrong-text">
            Te lang. Maak je tekst {-left} {signs} korter.
          </p>
        )}
      </div>
    </>
  )
}
