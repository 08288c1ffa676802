import { day } from '../../i18n/locale'
import type { Lead } from './lead'
import { isOverdue } from './LeadTable'
import { due, overdue } from './words'

/** Who has to do what by which day. */
export function Due({ lead }: { lead: Lead }) {
  if (!lead.dueAt) {
    return null
  }
  const last = day('nl', lead.dueAt)
  return isOverdue(lead) ? (
    <span className="late">{`Te laat. ${overdue[lead.stage] ?? ''}Dit moest uiterlijk ${last}.`}</span>
  ) : (
    <span className="quiet">{due[lead.stage]?.(last) ?? `uiterlijk ${last}`}</span>
  )
}
