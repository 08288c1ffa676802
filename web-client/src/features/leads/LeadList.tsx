import { useEffect, useRef, useState } from 'react'
import type { LeadFilter, LeadOrder, LeadStage } from '../../graphql/generated/graphql'
import { execute } from '../../graphql/client'
import { Broken } from '../../ui/Broken'
import { Select } from '../../ui/fields'
import { inside } from '../../ui/inside'
import { stageNames } from '../../ui/stages'
import { useAsk } from '../../ui/useAsk'
import { useTitle } from '../../ui/useTitle'
import { LeadPageOfBranch, LeadTable } from './LeadTable'
import { useLeadChanges } from './useLeadChanges'

const stages: LeadStage[] = [
  'NEW',
  'INVITED',
  'ACCEPTED',
  'MET',
  'ON_LIST',
  'ELECTED',
  'DECLINED_BY_PROSPECT',
  'DECLINED_BY_BRANCH',
  'EXPIRED',
  'WITHDRAWN',
]
const orders: Partial<Record<LeadOrder, string>> = {
  NEWEST_FIRST: 'Nieuwste kaart eerst',
  OLDEST_FIRST: 'Oudste kaart eerst',
  DUE_FIRST: 'Wat het eerst af moet',
}
/** Which pages lie before this one, as the address keeps what is asked for: Back from a card leads to the same rows. */
function pagesBefore(): string[] {
  const state = history.state as { cursors?: string[] } | null
  return state?.cursors ?? []
}

/** All cards of the branch, filtered and page by page. */
export function LeadList({ branch }: { branch: string }) {
  useTitle('Alle kaarten')
  const start = new URLSearchParams(location.search)
  const [stage, setStage] = useState<LeadStage | ''>(stages.find((one) => one === start.get('stap')) ?? '')
  const [overdue, setOverdue] = useState(start.get('telaat') === 'ja')
  const [orderBy, setOrder] = useState<LeadOrder>(
    Object.keys(orders).find((one): one is LeadOrder => one === start.get('volgorde')) ?? 'NEWEST_FIRST',
  )
  const [cursors, setCursors] = useState(pagesBefore)
  const from = {
    ...(stage ? { stap: stage } : {}),
    ...(overdue ? { telaat: 'ja' } : {}),
    ...(orderBy === 'NEWEST_FIRST' ? {} : { volgorde: orderBy }),
  }
  const address = inside('/workspace/leads', from)
  useEffect(() => {
    history.replaceState({ cursors }, '', address)
  }, [address, cursors])
  const filter: LeadFilter = { ...(stage ? { stages: [stage] } : {}), ...(overdue ? { overdue } : {}) }
  const after = cursors.at(-1) ?? null
  const [asked, again] = useAsk(
    () => execute(LeadPageOfBranch, { branch, filter, orderBy, first: 20, after }),
    JSON.stringify([branch, filter, orderBy, after]),
  )
  useLeadChanges(branch, again)
  const busy = asked.state === 'busy'
  const leads = asked.state === 'there' ? asked.value.leads : busy ? asked.old?.leads : undefined
  const rows = leads?.edges.map((edge) => edge.node) ?? []
  const next = !busy && leads?.pageInfo.hasNextPage ? leads.pageInfo.endCursor : null
  const heading = useRef<HTMLHeadingElement>(null)
  const turn = (to: string[]) => {
    setCursors(to)
    heading.current?.focus()
  }
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        Alle kaarten
      </h1>
      <div className="filters">
        <Select
          id="stap"
          label="Stap"
          value={stage}
          onChange={(chosen) => {
            setStage(stages.find((one) => one === chosen) ?? '')
            setCursors([])
          }}
        >
          <option value="">Alles wat loopt</option>
          {stages.map((one) => (
            <option key={one} value={one}>
              {stageNames[one]}
            </option>
          ))}
        </Select>
        <Select
          id="volgorde"
          label="Volgorde"
          value={orderBy}
          onChange={(chosen) => {
            setOrder(chosen as LeadOrder)
            setCursors([])
          }}
        >
          {Object.entries(orders).map(([order, words]) => (
            <option key={order} value={order}>
              {words}
            </option>
          ))}
        </Select>
        <label className="tick" htmlFor="telaat">
          <input
            id="telaat"
            type="checkbox"
            checked={overdue}
            onChange={(event) => {
              setOverdue(event.target.checked)
              setCursors([])
            }}
          />{' '}
          Alleen wat te laat is
        </label>
      </div>
      {asked.state === 'broken' && (
        <Broken
          code={asked.code}
          again={() => {
            if (asked.code === 'BAD_REQUEST') {
              setCursors([]) // of somebody else who looked from here
            }
            again()
          }}
        />
      )}
      {asked.state === 'there' && asked.failed && <Broken code={asked.failed} />}
      <div role="status">
        {busy && <p className="quiet">Even geduld …</p>}
        {asked.state === 'there' &&
          (rows.length === 0 ? (
            <p className="lead">
              {overdue ? 'Niets is te laat.' : stage ? 'Hier is niets. Kies een andere stap.' : 'Er loopt nu niets.'}
            </p>
          ) : (
            <p className="hidden">
              {rows.length === 1 ? '1 kaart' : `${String(rows.length)} kaarten`} op pagina {cursors.length + 1}
            </p>
          ))}
      </div>
      {rows.length > 0 && (
        <div aria-busy={busy} inert={busy} key={after}>
          <LeadTable rows={rows} caption="Namen zie je pas na een ja." from={from} />
        </div>
      )}
      {(cursors.length > 0 || leads?.pageInfo.hasNextPage) && (
        <div className="buttons">
          <button
            className="btn second"
            type="button"
            disabled={busy || cursors.length === 0}
            onClick={() => {
              turn(cursors.slice(0, -1))
            }}
          >
            ← Vorige
          </button>
          <button
            className="btn second"
            type="button"
            disabled={!next}
            onClick={() => {
              if (next) {
                turn([...cursors, next])
              }
            }}
          >
            Volgende →
          </button>
        </div>
      )}
    </>
  )
}
