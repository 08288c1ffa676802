import { graphql } from '../../graphql/generated'
import type { LeadPageOfBranchQuery, LeadStage } from '../../graphql/generated/graphql'
import { day } from '../../i18n/locale'
import { inside } from '../../ui/inside'
import { stageNames } from '../../ui/stages'

export const LeadPageOfBranch = graphql(`
  query LeadPageOfBranch($branch: ID!, $filter: LeadFilter, $orderBy: LeadOrder, $first: Int, $after: String) {
    leads(branch: $branch, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      edges {
        node {
          id
          stage
          since
          dueAt
          hoursPerWeek
          themes {
            slug
            label(locale: "nl")
          }
          contact {
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export type Row = LeadPageOfBranchQuery['leads']['edges'][number]['node']

export function isOverdue(lead: { dueAt?: string | null }): boolean {
  return lead.dueAt != null && new Date(lead.dueAt) < new Date()
}

interface LeadTableProps {
  rows: Row[]
  caption: string
  /** What the list asks for, so that a card leads back to it. */
  from?: Record<string, string>
}

export function LeadTable({ rows, caption, from }: LeadTableProps) {
  return (
    <table className="leads">
      <caption className="small quiet">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Kandidaat geeft om</th>
          <th scope="col">Tijd per week</th>
          <th scope="col">Uiterlijk</th>
          <th scope="col">Stap</th>
          <th scope="col">In deze stap sinds</th>
          <th scope="col">Kaart</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((lead) => (
          <tr key={lead.id}>
            <td className="who">
              {lead.contact && <b>{lead.contact.name}</b>}
              <span className={lead.themes.length > 0 ? undefined : 'quiet'}>
                {lead.themes.map((theme) => theme.label).join(' · ') ||
                  (lead.stage !== 'WITHDRAWN' && 'geen thema gekozen')}
              </span>
            </td>
            <td className={lead.hoursPerWeek ? 'hours' : 'none'}>
              {lead.hoursPerWeek ? `${String(lead.hoursPerWeek)} uur` : '–'}
              <span className="phone"> per week</span>
            </td>
            <td className={lead.dueAt ? 'due' : 'none'}>
              <span className="phone">uiterlijk </span>
              <span className={isOverdue(lead) ? 'late' : undefined}>
                {lead.dueAt ? `${day('nl', lead.dueAt)}${isOverdue(lead) ? ', te laat' : ''}` : '–'}
              </span>
            </td>
            <td className="at">
              <Stage stage={lead.stage} />
            </td>
            <td className="since">
              <span className="phone">sinds </span>
              {day('nl', lead.since)}
            </td>
            <td className="open">
              <a href={inside(`/workspace/leads/${lead.id}`, from)}>
                Openen
                <span className="hidden">
                  {' '}
                  {lead.contact?.name ?? ''} {stageNames[lead.stage]}{' '}
                  {lead.themes.map((theme) => theme.label).join(', ')}
                </span>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function Stage({ stage }: { stage: LeadStage }) {
  const look = stage === 'NEW' ? 'stage new' : stage === 'ACCEPTED' ? 'stage yes' : 'stage'
  return <span className={look}>{stageNames[stage]}</span>
}
