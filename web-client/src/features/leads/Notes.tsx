import { useState } from 'react'
import { execute } from '../../graphql/client'
import { moment } from '../../i18n/locale'
import { Button } from '../../ui/Button'
import { AddLeadNote, type Lead, type LeadWork } from './lead'
import { noted } from './words'
import { Writing } from './Writing'

interface NotesProps {
  lead: Lead
  seen: boolean
  works: boolean
  work: LeadWork
  note: string
  setNote: (change: (now: string) => string) => void
}

/** What the branch wrote down of a candidate, for itself alone. */
export function Notes({ lead, seen, works, work: { busy, run }, note, setNote }: NotesProps) {
  const [problems, setProblems] = useState<{ message: string }[]>([])
  return (
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
            run('notitie', async () => {
              setProblems([])
              const { addLeadNote } = await execute(AddLeadNote, { input: { lead: lead.id, text: note } })
              if (addLeadNote.__typename === 'LeadNoteAdded') {
                setNote((now) => (now === note ? '' : now))
              }
              if (addLeadNote.__typename === 'InputRejected') {
                setProblems(addLeadNote.problems)
              }
              return { came: noted[addLeadNote.__typename] }
            })
          }}
        >
          <Writing
            id="notitie"
            label="Nieuwe notitie"
            hint="Alleen jullie afdeling leest dit. Notities verdwijnen als de kandidaat de toestemming intrekt. Hooguit 2.000 tekens."
            most={2_000}
            problems={problems}
            text={note}
            setText={setNote}
          />
          <Button look="second" type="submit" busy={busy === 'notitie'} waits={busy !== ''}>
            Bewaar notitie
          </Button>
        </form>
      )}
    </section>
  )
}
