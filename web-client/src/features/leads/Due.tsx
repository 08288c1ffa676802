import { day } from '../../i18n/locale'
import type { Lead } from './lead'
import { isOverdue } from './LeadTable'
import { due } from './words'

/** Who has to do what by which day. */
export function Due({ lead }: { lead: Lead }) {
  const late = isOverdue(lead)
  return (
    lead.dueAt && (
      <span className={late ? 'late' : 'quiet'}>
        {(due[lead.stage] ?? ((last: string) => `uiterlijk ${last}`))(day('nl', lead.dueAt))}
        {late && ', te laat'}
      </span>
    )
  )
}
