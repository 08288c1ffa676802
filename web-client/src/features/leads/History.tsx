import { moment } from '../../i18n/locale'
import { stageNames } from '../../ui/stages'
import type { Lead } from './lead'

/** How a lead came where it is. */
export function History({ lead }: { lead: Lead }) {
  return (
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
  )
}
