import { execute } from '../../graphql/client'
import { Broken, Busy } from '../../ui/Broken'
import { useAsk } from '../../ui/useAsk'
import { isOverdue, LeadPageOfBranch, LeadTable } from './LeadTable'

/** What waits for the branch: new cards, what is overdue, who said yes. What is due first comes first. */
export function Today({ branch, name }: { branch: string; name: string }) {
  const [asked] = useAsk(
    () =>
      execute(LeadPageOfBranch, {
        branch,
        filter: { stages: ['NEW', 'INVITED', 'ACCEPTED'] },
        orderBy: 'DUE_FIRST',
        first: 50,
      }),
    branch,
  )
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} />
  }
  const rows = asked.value.leads.edges.map((edge) => edge.node)
  const more = asked.value.leads.pageInfo.hasNextPage ? ' of meer' : ''
  const count = (n: number) => (n === rows.length ? `${String(n)}${more}` : String(n))
  const fresh = rows.filter((lead) => lead.stage === 'NEW').length
  const late = rows.filter(isOverdue).length
  const yes = rows.filter((lead) => lead.stage === 'ACCEPTED').length
  return (
    <>
      <h1>{rows.length > 0 ? `Hallo ${name}, dit wacht op jou` : `Hallo ${name}, alles is gedaan`}</h1>
      <div className="today">
        <a href="/workspace/leads?stap=NEW" className={fresh > 0 ? 'hot' : ''}>
          <b>{count(fresh)}</b> nieuwe kaarten
        </a>
        <a href="/workspace/leads?telaat=ja" className={late > 0 ? 'hot' : ''}>
          <b>{count(late)}</b> te laat
        </a>
        <a href="/workspace/leads?stap=ACCEPTED">
          <b>{count(yes)}</b> zeiden ja
        </a>
      </div>
      {rows.length > 0 ? (
        <LeadTable
          rows={rows.slice(0, 10)}
          caption="Namen zie je pas na een ja. Ieder openen van gegevens is zichtbaar voor de kandidaat."
        />
      ) : (
        <p className="lead">Er zijn nu geen kaarten die op je wachten. Je krijgt bericht als er een antwoord is.</p>
      )}
    </>
  )
}
