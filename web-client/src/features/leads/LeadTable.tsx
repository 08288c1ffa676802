import { graphql } from '../../graphql/generated'
import type { LeadPageOfBranchQuery } from '../../graphql/generated/graphql'
import { day, say } from '../../i18n/locale'
import { stageName } from '../../ui/stages'

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

type Row = LeadPageOfBranchQuery['leads']['edges'][number]['node']

const t = say('nl')

export function isOverdue(lead: { dueAt?: string | null }): boolean {
  return lead.dueAt != null && new Date(lead.dueAt) < new Date()
}

export function LeadTable({ rows, caption }: { rows: Row[]; caption: string }) {
  return (
    <table>
      <caption className="small quiet">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Stap</th>
          <th scope="col">Geeft om</th>
          <th scope="col">Tijd per week</th>
          <th scope="col">Sinds</th>
          <th scope="col">Antwoord voor</th>
          <th scope="col">Kaart</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((lead) => (
          <tr key={lead.id}>
            <td data-label="Stap">
              <span>
                <span className={`stage ${lead.stage === 'NEW' ? 'new' : lead.stage === 'ACCEPTED' ? 'yes' : ''}`}>
                  {stageName(lead.stage, t)}
                </span>{' '}
                {lead.contact && <b>{lead.contact.name}</b>}
              </span>
            </td>
            <td data-label="Geeft om">{lead.themes.map((theme) => theme.label).join(' · ') || '–'}</td>
            <td data-label="Tijd per week">{lead.hoursPerWeek ? `${String(lead.hoursPerWeek)} uur` : '–'}</td>
            <td data-label="Sinds">{day('nl', lead.since)}</td>
            <td data-label="Antwoord voor">
              {lead.dueAt ? (
                isOverdue(lead) ? (
                  <span className="late">{day('nl', lead.dueAt)}, te laat</span>
                ) : (
                  day('nl', lead.dueAt)
                )
              ) : (
                '–'
              )}
            </td>
            <td data-label="Kaart">
              <a href={`/workspace/leads/${lead.id}`}>
                Openen
                <span className="hidden">
                  {' '}
                  {stageName(lead.stage, t)} {lead.themes.map((theme) => theme.label).join(', ')}
                </span>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
