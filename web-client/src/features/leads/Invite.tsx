import { execute } from '../../graphql/client'
import { TextArea } from '../../ui/fields'
import { InviteProspect, type Lead, type LeadWork } from './lead'
import { Room } from './Room'
import { invited } from './words'

interface InviteProps {
  lead: Lead
  work: LeadWork
  message: string
  setMessage: (change: (now: string) => string) => void
}

/** Asks a candidate for a talk. */
export function Invite({ lead, work: { busy, run, problems, refuse }, message, setMessage }: InviteProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        run('bericht', async () => {
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
        onChange={(text) => {
          setMessage(() => text)
        }}
      />
      <Room text={message} most={1_000} />
      <button className="btn" type="submit" aria-disabled={busy ? true : undefined}>
        {busy === 'bericht' ? 'Even geduld …' : 'Nodig uit'}
      </button>
    </form>
  )
}
