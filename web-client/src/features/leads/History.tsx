import { day, moment } from '../../i18n/locale'
import { stageNames } from '../../ui/stages'
import type { Lead } from './lead'
import { isBack } from './words'

/** What may happen at several parties at once is told by the day: the moment would show that it is one person. */
const BY_THE_DAY = ['NEW', 'WITHDRAWN']

/** A step back is a member's: nobody said or did anew what stands there. */
function inWords(step: Lead['history'][number]): string {
  if (step.to === 'NEW') {
    return 'Koos jullie partij'
  }
  return isBack(step) ? `Terug naar ‘${stageNames[step.to]}’` : stageNames[step.to]
}

/** How a lead came where it is. */
export function History({ lead }: { lead: Lead }) {
  return (
    <section>
      <h2>Wat er is gebeurd</h2>
      <ol className="history">
        {lead.history.map((step) => (
          <li key={step.at + step.to}>
            <b>{inWords(step)}</b>
            <span className="quiet small">
              {step.to !== 'NEW' && `${step.by}, `}
              {BY_THE_DAY.includes(step.to) ? day('nl', step.at) : moment('nl', step.at)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
