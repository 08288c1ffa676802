import { useState } from 'react'
import { execute } from '../../graphql/client'
import { Button } from '../../ui/Button'
import { InviteProspect, type Lead, type LeadWork } from './lead'
import { invited } from './words'
import { Writing } from './Writing'

/** What is known of the message that stands here: it did not leave, it was typed after one's own, or it may have left. */
export type Fate = 'unsent' | 'mine' | 'unsure'

interface MessageProps {
  lead: Lead
  works: boolean
  work: LeadWork
  message: string
  setMessage: (change: (now: string) => string) => void
  fate: Fate
  setFate: (fate: Fate) => void
}

/** Asks a candidate for a talk; when that is no longer possible, what was typed stays, in the same field. */
export function Message({ lead, works, work: { busy, run }, message, setMessage, fate, setFate }: MessageProps) {
  const [problems, setProblems] = useState<{ message: string }[]>([])
  const sending = busy === 'bericht'
  const open = works && (lead.stage === 'NEW' || sending) // what became of it is not known before the answer
  if (!open && !message) {
    return null
  }
  const kept = {
    unsent:
      lead.stage === 'INVITED'
        ? 'Een collega heeft deze kandidaat al uitgenodigd. Dit bericht is niet meegegaan.'
        : 'Deze kandidaat kun je niet meer uitnodigen. Dit bericht is niet meegegaan.',
    mine: 'Je hebt al uitgenodigd. Dit typte je daarna; het is niet meegegaan.',
    unsure: 'We weten niet of dit bericht is meegegaan.',
  }[fate]
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
            setFate('mine')
          }
          if (inviteProspect.__typename === 'InputRejected') {
            setProblems(inviteProspect.problems)
          }
          return { came: invited[inviteProspect.__typename], ...inviteProspect }
        })
      }}
    >
      {open && <h2>Nodig uit voor een gesprek</h2>}
      <Writing
        id="bericht"
        label={open ? 'Een kort bericht (mag leeg)' : 'Je bericht'}
        hint={
          open
            ? 'De kandidaat leest dit in de mail, met de naam van jullie partij. Hooguit 1.000 tekens.'
            : `${kept} Je kunt het hier nog kopiëren.`
        }
        most={1_000}
        readOnly={!open}
        problems={problems}
        text={message}
        setText={setMessage}
      />
      {open && (
        <Button type="submit" busy={sending} waits={busy !== ''}>
          Nodig uit
        </Button>
      )}
    </form>
  )
}
