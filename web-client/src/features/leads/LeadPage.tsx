import { useEffect, useState } from 'react'
import { graphql } from '../../graphql/generated'
import type {
  DeclineLeadMutation,
  InviteProspectMutation,
  LeadStage,
  MoveLeadMutation,
} from '../../graphql/generated/graphql'
import { execute } from '../../graphql/client'
import { day, moment, say } from '../../i18n/locale'
import { Broken, Busy } from '../../ui/Broken'
import { TextArea, type FieldProblem } from '../../ui/fields'
import { inside } from '../../ui/inside'
import { Said } from '../../ui/Said'
import { stageName } from '../../ui/stages'
import { Sure } from '../../ui/Sure'
import { useAsk } from '../../ui/useAsk'
import { useTitle } from '../../ui/useTitle'
import { isOverdue, Stage } from './LeadTable'
import { useLeadChanges } from './useLeadChanges'

const LeadDocument = graphql(`
  query Lead($id: ID!) {
    node(id: $id) {
      __typename
      ... on Lead {
        id
        stage
        version
        dueAt
        hoursPerWeek
        motivation
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
    }
  }
`)
const DeclineLead = graphql(`
  mutation DeclineLead($input: DeclineLeadInput!) {
    declineLead(input: $input) {
      __typename
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

const t = say('nl')

const invited = {
  ProspectInvited: 'De uitnodiging gaat de deur uit. Je hoort het als er een antwoord is.',
  AlreadyInvited: 'Deze kandidaat was al uitgenodigd. Er gaat geen tweede mail.',
  LeadNotOpen: 'Deze kaart is niet meer open.',
  InputRejected: 'Je bericht kan zo niet.',
} satisfies Record<InviteProspectMutation['inviteProspect']['__typename'], string>
const moved = {
  LeadMoved: 'Bewaard.',
  StaleVersion: 'Een collega was je voor. Dit is hoe het nu is.',
  IllegalStageChange: 'Deze stap kan niet vanaf hier.',
  LeadNotOpen: 'Deze kaart is niet meer open.',
  InputRejected: 'Dit kan zo niet.',
} satisfies Record<MoveLeadMutation['moveLead']['__typename'], string>
const declined = {
  LeadDeclined: 'Je hebt de kaart afgewezen.',
  StaleVersion: 'Een collega was je voor. Dit is hoe het nu is.',
  LeadNotOpen: 'Deze kaart is niet meer open.',
  InputRejected: 'Dit kan zo niet.',
} satisfies Record<DeclineLeadMutation['declineLead']['__typename'], string>

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

export function LeadPage({ id }: { id: string }) {
  useTitle('Een kandidaat')
  const [asked, again] = useAsk(() => execute(LeadDocument, { id }), id)
  const [message, setMessage] = useState('')
  const [note, setNote] = useState('')
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [broken, setBroken] = useState<string | null>(null)
  const shown = asked.state === 'there' && asked.value.node?.__typename === 'Lead' ? asked.value.node : undefined
  useLeadChanges(shown?.branch.id, (leads) => {
    if (leads.size === 0 || leads.has(id)) {
      again()
    }
  })
  useEffect(() => {
    document.getElementById(problems[0]?.id ?? '')?.focus()
  }, [problems])
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  const lead = asked.value.node
  if (lead?.__typename !== 'Lead') {
    return (
      <>
        <h1>Deze kaart is er niet</h1>
        <p className="lead">
          Ze bestaat niet, of ze is niet van jouw afdeling. <a href={inside('/workspace/')}>Terug naar vandaag</a>
        </p>
      </>
    )
  }
  const run = async (work: () => Promise<string>) => {
    if (busy) {
      return
    }
    setBusy(true)
    setSaid('')
    setBroken(null)
    setProblems([])
    try {
      setSaid(await work())
      again()
    } catch (error) {
      setBroken(error instanceof Error ? error.message : 'INTERNAL')
    } finally {
      setBusy(false)
    }
  }
  const refuse = (id: string, found: { message: string }[]) => {
    setProblems(found.map(({ message }) => ({ id, message })))
  }
  const open = ['NEW', 'INVITED', 'ACCEPTED', 'MET', 'ON_LIST'].includes(lead.stage)
  return (
    <>
      <p>
        <a href={inside('/workspace/leads')}>← Alle kaarten</a>
      </p>
      <h1>{lead.contact?.name ?? 'Een kandidaat zonder naam'}</h1>
      <p>
        <Stage stage={lead.stage} />{' '}
        {lead.dueAt && (
          <span className={isOverdue(lead) ? 'late' : 'quiet'}>
            {(due[lead.stage] ?? ((last: string) => `uiterlijk ${last}`))(day('nl', lead.dueAt))}
            {isOverdue(lead) && ', te laat'}
          </span>
        )}
      </p>
      <Said said={said} broken={broken ?? asked.failed} />
      {lead.contactState === 'WITHDRAWN' && (
        <p className="note">
          Deze kandidaat heeft de toestemming ingetrokken. Er is niets meer te zien. Gebruik ook niet wat je nog weet.
        </p>
      )}
      <div className="two">
        <div>
          {lead.contact && (
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
            <p className="quiet">Naam en mailadres zie je pas als de kandidaat ja zegt.</p>
          )}
          {lead.stage !== 'WITHDRAWN' && (
            <dl className="answers">
              <dt>Geeft om</dt>
              <dd>{lead.themes.map((theme) => theme.label).join(', ') || '–'}</dd>
              <dt>Tijd per week</dt>
              <dd>{lead.hoursPerWeek ? `${String(lead.hoursPerWeek)} uur` : '–'}</dd>
              <dt>Motivatie</dt>
              <dd>{lead.motivation ?? '–'}</dd>
            </dl>
          )}
          {lead.stage === 'NEW' && (
            <form
              onSubmit={(event) => {
                event.preventDefault()
                void run(async () => {
                  const { inviteProspect } = await execute(InviteProspect, {
                    input: { lead: lead.id, message: message || null },
                  })
                  if (inviteProspect.__typename === 'InputRejected') {
                    refuse('bericht', inviteProspect.problems)
                  }
                  return invited[inviteProspect.__typename]
                })
              }}
            >
              <h2>Nodig uit voor een gesprek</h2>
              <TextArea
                id="bericht"
                label="Een kort bericht (mag leeg)"
                hint="De kandidaat leest dit in de mail, met de naam van jullie partij. Hooguit 1.000 tekens."
                problems={problems}
                maxLength={1_000}
                value={message}
                onChange={setMessage}
              />
              <button className="btn" type="submit" aria-disabled={busy || undefined}>
                Nodig uit
              </button>
            </form>
          )}
          <div className="buttons">
            {(steps[lead.stage] ?? []).map((step) => (
              <button
                key={step.to}
                className={step.back ? 'btn second' : 'btn'}
                type="button"
                aria-disabled={busy || undefined}
                onClick={() =>
                  void run(
                    async () =>
                      moved[
                        (
                          await execute(MoveLead, {
                            input: { lead: lead.id, to: step.to, expectedVersion: lead.version },
                          })
                        ).moveLead.__typename
                      ],
                  )
                }
              >
                {step.words}
              </button>
            ))}
            {open && (
              <Sure
                key={lead.version}
                words="Wijs af"
                yes="Ja, wijs af"
                question="Weet je het zeker? De kandidaat kan dan niet meer antwoorden, en je kunt dit niet terugdraaien."
                busy={busy}
                go={() =>
                  void run(
                    async () =>
                      declined[
                        (await execute(DeclineLead, { input: { lead: lead.id, expectedVersion: lead.version } }))
                          .declineLead.__typename
                      ],
                  )
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
                {lead.notes.map((one) => (
                  <li key={one.at}>
                    {one.text}
                    <span className="quiet small">
                      {one.by}, {moment('nl', one.at)}
                    </span>
                  </li>
                ))}
              </ul>
              <form
                onSubmit={(event) => {
                  event.preventDefault()
                  void run(async () => {
                    const { addLeadNote } = await execute(AddLeadNote, { input: { lead: lead.id, text: note } })
                    if (addLeadNote.__typename === 'LeadNoteAdded') {
                      setNote('')
                      return 'Notitie bewaard.'
                    }
                    if (addLeadNote.__typename === 'InputRejected') {
                      refuse('notitie', addLeadNote.problems)
                      return 'Je notitie kan zo niet.'
                    }
                    return 'Deze kaart is niet meer open.'
                  })
                }}
              >
                <TextArea
                  id="notitie"
                  label="Nieuwe notitie"
                  hint="Alleen jullie afdeling leest dit. Het verdwijnt als de kandidaat intrekt. Hooguit 2.000 tekens."
                  problems={problems}
                  maxLength={2_000}
                  value={note}
                  onChange={setNote}
                />
                <button className="btn second" type="submit" aria-disabled={busy || undefined}>
                  Bewaar notitie
                </button>
              </form>
            </section>
          )}
          <section>
            <h2>Wat er is gebeurd</h2>
            <ol className="history">
              {lead.history.map((step) => (
                <li key={step.at + step.to}>
                  <b>{step.to === 'NEW' ? 'Koos jullie partij' : stageName(step.to, t)}</b>
                  <span className="quiet small">
                    {step.by}, {moment('nl', step.at)}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        </div>
      </div>
    </>
  )
}
