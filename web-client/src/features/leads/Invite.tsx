import { useState } from 'react'
import { execute } from '../../graphql/client'
import { InviteProspect, type Lead, type LeadWork } from './lead'
import { invited } from './words'
import { Writing } from './Writing'

interface InviteProps {
  lead: Lead
  work: LeadWork
  message: string
  setMessage: (change: (now: string) => string) => void
}

/** Asks a candidate for a talk. */
export function Invite({ lead, work: { busy, run }, message, setMessage }: InviteProps) {
  const [problems, setProblems] = useState<{ message: string }[]>([])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        run('bericht', async () => {
          setProblems([])
          const { inviteProspect } = await execute(InviteProspect, {
            input: { lead: lead.id, message: message || null },
          })
          if (inviteProspect.__typename === 'ProspectInvited') {
            setMessage((now) => (now === message ? '' : now))
          }
          if (inviteProspect.__typename === 'InputRejected') {
            setProblems(inviteProspect.problems)
          }
          return { came: invited[inviteProspect.__typename], ...inviteProspect }
        })
      }}
    >
      <h2>Nodig uit voor een gesprek</h2>
      <Writing
        id="bericht"
        label="Een kort bericht (mag leeg)"
        hint="De kandidaat leest dit in de mail, met de naam van jullie partij. Hooguit 1.000 tekens."
        most={1_000}
        problems={problems}
        text={message}
        setText={setMessage}
      />
      <button className="btn" type="submit" aria-disabled={busy ? true : undefined}>
        {busy === 'bericht' ? 'Even geduld …' : 'Nodig uit'}
      </button>
    </form>
  )
}
