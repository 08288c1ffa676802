import { useState } from 'react'
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
import { TextArea } from '../../ui/fields'
import { stageName } from '../../ui/stages'
import { useAsk } from '../../ui/useAsk'
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
const due: Partial<Record<LeadStage, string>> = {
  NEW: 'nodig uit voor',
  INVITED: 'de kandidaat antwoordt voor',
  ACCEPTED: 'maak een afspraak voor',
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
  const [asked, again] = useAsk(() => execute(LeadDocument, { id }), id)
  const [message, setMessage] = useState('')
  const [note, setNote] = useState('')
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const [broken, setBroken] = useState<string | null>(null)
  const shown = asked.state === 'there' && asked.value.node?.__typename === 'Lead' ? asked.value.node : undefined
  useLeadChanges(shown?.branch.id, (leads) => {
    if (leads.size === 0 || leads.has(id)) {
      again()
    }
  })
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} />
  }
  const lead = asked.value.node
  if (lead?.__typename !== 'Lead') {
    return (
      <>
        <h1>Deze kaart is er niet</h1>
        <p className="lead">
          Ze bestaat niet, of ze is niet van jouw afdeling. <a href="/workspace/">Terug naar vandaag</a>
        </p>
      </>
    )
  }
  const run = async (work: () => Promise<string>) => {
    setBusy(true)
    setBroken(null)
    try {
      setSaid(await work())
      again()
    } catch (error) {
      setBroken(error instanceof Error ? error.message : 'INTERNAL')
    } finally {
      setBusy(false)
    }
  }
  const open = ['NEW', 'INVITED', 'ACCEPTED', 'MET', 'ON_LIST'].includes(lead.stage)
  return (
    <>
      <p>
        <a href="/workspace/leads">← Alle kaarten</a>
      </p>
      <h1>{lead.contact?.name ?? 'Een kandidaat zonder naam'}</h1>
      <p>
        <Stage stage={lead.stage} />{' '}
        {lead.dueAt && (
          <span className={isOverdue(lead) ? 'late' : 'quiet'}>
            {due[lead.stage] ?? 'uiterlijk'} {day('nl', lead.dueAt)}
            {isOverdue(lead) && ', te laat'}
          </span>
        )}
      </p>
      <div role="status" aria-live="polite">
        {said && <p className="note">{said}</p>}
      </div>
      {broken && <Broken code={broken} />}
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
                void run(
                  async () =>
                    invited[
                      (await execute(InviteProspect, { input: { lead: lead.id, message: message || null } }))
                        .inviteProspect.__typename
                    ],
                )
              }}
            >
              <h2>Nodig uit voor een gesprek</h2>
              <TextArea
                id="bericht"
                label="Een kort bericht (mag leeg)"
                hint="De kandidaat leest dit in de mail, met de naam van jullie partij."
                problems={[]}
                value={message}
                onChange={setMessage}
              />
              <button className="btn" type="submit" disabled={busy}>
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
                disabled={busy}
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
              <button
                className="btn second"
                type="button"
                disabled={busy}
                onClick={() =>
                  void run(
                    async () =>
                      declined[
                        (await execute(DeclineLead, { input: { lead: lead.id, expectedVersion: lead.version } }))
                          .declineLead.__typename
                      ],
                  )
                }
              >
                Wijs af
              </button>
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
                    return addLeadNote.__typename === 'InputRejected'
                      ? (addLeadNote.problems[0]?.message ?? '')
                      : 'Deze kaart is niet meer open.'
                  })
                }}
              >
                <TextArea
                  id="notitie"
                  label="Nieuwe notitie"
                  hint="Alleen jullie afdeling leest dit. Het verdwijnt als de kandidaat intrekt."
                  problems={[]}
                  value={note}
                  onChange={setNote}
                />
                <button className="btn second" type="submit" disabled={busy}>
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
