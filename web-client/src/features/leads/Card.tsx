import type { LeadStage } from '../../graphql/generated/graphql'
import type { Lead } from './lead'
import { reasons } from './words'

/** Where the motivation is closed, whether or not there was one. */
const ENDED: LeadStage[] = ['DECLINED_BY_PROSPECT', 'DECLINED_BY_BRANCH', 'EXPIRED']

/** What a branch may know of a candidate now; nothing of it where they are not to be seen. */
export function Card({ lead, seen }: { lead: Lead; seen: boolean }) {
  return (
    <>
      {seen && lead.contact && (
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
        <p className="quiet">
          {lead.history.some((step) => step.to === 'ACCEPTED')
            ? 'Naam en mailadres zijn weer gesloten. Gebruik ook niet meer wat je nog weet.'
            : lead.stage === 'DECLINED_BY_BRANCH' || lead.stage === 'EXPIRED'
              ? 'Naam en mailadres blijven gesloten.'
              : 'Naam en mailadres zie je pas als de kandidaat ja zegt.'}
        </p>
      )}
      {seen && lead.stage !== 'WITHDRAWN' && (
        <dl className="answers">
          <dt>Geeft om</dt>
          <dd>{lead.themes.map((theme) => theme.label).join(', ') || '–'}</dd>
          <dt>Tijd per week</dt>
          <dd>{lead.hoursPerWeek ? `${String(lead.hoursPerWeek)} uur` : '–'}</dd>
          <dt>Motivatie</dt>
          <dd>{lead.motivation ?? (ENDED.includes(lead.stage) ? 'Niet meer te zien' : '–')}</dd>
          <dt>Waarom bij jullie</dt>
          <dd>{lead.reasons.map((reason) => reasons[reason]).join(', ')}</dd>
        </dl>
      )}
    </>
  )
}
