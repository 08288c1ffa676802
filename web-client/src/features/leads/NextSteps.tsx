import { execute } from '../../graphql/client'
import { Button } from '../../ui/Button'
import { stageNames } from '../../ui/stages'
import { Sure } from '../../ui/Sure'
import { DeclineLead, MoveLead, type Lead, type LeadWork } from './lead'
import { back, declined, declining, moved, steps } from './words'

/** On, back, or no further. */
export function NextSteps({ lead, open, work: { busy, run } }: { lead: Lead; open: boolean; work: LeadWork }) {
  const before = back(lead)
  const all = [
    ...(steps[lead.stage] ?? []).map((step) => ({ ...step, look: '' })),
    ...(before ? [{ to: before, words: `Terug naar ‘${stageNames[before]}’`, look: 'second' }] : []),
  ]
  return (
    <div className="buttons">
      {all.map((step) => (
        <Button
          key={step.to}
          look={step.look}
          busy={busy === step.to}
          waits={busy !== ''}
          onPress={() => {
            run(step.to, async () => {
              const { moveLead } = await execute(MoveLead, {
                input: { lead: lead.id, to: step.to, expectedVersion: lead.version },
              })
              return { came: moved[moveLead.__typename], ...moveLead }
            })
          }}
        >
          {step.words}
        </Button>
      ))}
      {open && (
        <Sure
          of={lead.version}
          words="Wijs af"
          yes="Ja, wijs af"
          question={declining(lead)}
          busy={busy !== ''}
          go={() => {
            run('afwijzen', async () => {
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
          }}
        />
      )}
    </div>
  )
}
