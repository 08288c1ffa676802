import type { LeadStage } from '../../graphql/generated/graphql'
import { Broken, Busy } from '../../ui/Broken'
import { inside } from '../../ui/inside'
import { useAsk } from '../../ui/useAsk'
import { useTitle } from '../../ui/useTitle'
import { isOverdue, LeadPageOfBranch, LeadTable, type Row } from './LeadTable'
import { useLeadChanges } from './useLeadChanges'

/** What waits for the branch: what is overdue, then new cards, then who said yes. What is due first comes first. */
export function Today({ branch, name, works }: { branch: string; name: string; works: boolean }) {
  useTitle('Vandaag')
  const [asked, again, refresh] = useAsk(
    (execute) =>
      execute(LeadPageOfBranch, {
        branch,
        filter: { stages: ['NEW', 'INVITED', 'ACCEPTED'] },
        orderBy: 'DUE_FIRST',
        first: 100,
      }),
    branch,
  )
  useLeadChanges(branch, refresh)
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  const rows = asked.value.leads.edges.map((edge) => edge.node)
  const more = asked.value.leads.pageInfo.hasNextPage ? ' of meer' : ''
  const count = (all: Row[]) => (all.length === 0 && more ? 'Bekijk' : `${String(all.length)}${more}`)
  const stage = (one: LeadStage) => rows.filter((lead) => lead.stage === one)
  const late = rows.filter(isOverdue)
  const rest = rows.filter((lead) => !isOverdue(lead))
  const fresh = rest.filter((lead) => lead.stage === 'NEW')
  const yes = rest.filter((lead) => lead.stage === 'ACCEPTED')
  const waiting = rest.filter((lead) => lead.stage === 'INVITED')
  const busy = late.length + fresh.length + yes.length > 0 || more !== ''
  return (
    <>
      <h1>
        Hallo {name},{' '}
        {busy
          ? `dit wacht op ${works ? 'jou' : 'de afdeling'}`
          : waiting.length > 0
            ? 'er hoeft nu niets te gebeuren'
            : 'alles is gedaan'}
      </h1>
      {asked.failed && <Broken code={asked.failed} />}
      <div className="today">
        <a href={inside('/workspace/leads', { telaat: 'ja' })} className={late.length > 0 ? 'hot' : ''}>
          {/* what is overdue comes first, so that all of it is here when something else is */}
          <b>{rest.length > 0 ? late.length : count(late)}</b> te laat
        </a>
        <a href={inside('/workspace/leads', { stap: 'NEW' })} className={stage('NEW').length > 0 ? 'hot' : ''}>
          <b>{count(stage('NEW'))}</b> {stage('NEW').length === 1 && !more ? 'nieuwe kaart' : 'nieuwe kaarten'}
        </a>
        <a href={inside('/workspace/leads', { stap: 'ACCEPTED' })}>
          <b>{count(stage('ACCEPTED'))}</b>{' '}
          {stage('ACCEPTED').length === 0 && more
            ? 'wie ja zei'
            : stage('ACCEPTED').length === 1 && !more
              ? 'zei ja'
              : 'zeiden ja'}
        </a>
      </div>
      <Part title="Te laat" rows={late} caption="De dag waarop dit uiterlijk moest, is voorbij." more={more} />
      <Part
        title="Nieuw"
        rows={fresh}
        caption={works ? 'Namen zie je pas na een ja. Nodig uit, of wijs af.' : 'Namen zie je pas na een ja.'}
        more={more}
        all={{ stage: 'NEW', many: stage('NEW').length }}
      />
      <Part
        title="Zei ja"
        rows={yes}
        caption={`${works ? 'Maak een afspraak. ' : ''}De kandidaat ziet dat je de gegevens opende.`}
        more={more}
        all={{ stage: 'ACCEPTED', many: stage('ACCEPTED').length }}
      />
      <Part
        title="Wacht op antwoord"
        rows={waiting}
        caption="Hier hoef je nu niets te doen."
        more={more}
        all={{ stage: 'INVITED', many: stage('INVITED').length }}
      />
      {rows.length === 0 && (
        <>
          <p className="lead">
            Er wacht niemand op jullie. Kiest iemand jullie partij, dan staat die kandidaat hier
            {works && ', en mailen we je'}.
          </p>
        </>
      )}
    </>
  )
}

interface PartProps {
  title: string
  rows: Row[]
  caption: string
  /** Said after a number when there are more leads than were asked for. */
  more: string
  /** The step that is shown behind the link, where those that are late stand as well. */
  all?: { stage: LeadStage; many: number }
}

function Part({ title, rows, caption, more, all }: PartProps) {
  if (rows.length === 0) {
    return null
  }
  return (
    <section>
      <h2>{title}</h2>
      <LeadTable rows={rows.slice(0, 5)} caption={caption} />
      {rows.length > 5 && (
        <p>
          <a href={inside('/workspace/leads', all ? { stap: all.stage } : { telaat: 'ja' })}>
            Alle {more ? '' : `${String(all?.many ?? rows.length)} `}kaarten<span className="hidden"> bij {title}</span>
          </a>
        </p>
      )}
    </section>
  )
}
