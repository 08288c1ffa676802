import { useEffect, useRef, useState } from 'react'
import { Broken } from '../../ui/Broken'
import { inside } from '../../ui/inside'
import { useAsk } from '../../ui/useAsk'
import { useTitle } from '../../ui/useTitle'
import { LeadFilters } from './LeadFilters'
import { LeadPageOfBranch, LeadTable } from './LeadTable'
import { useLeadChanges } from './useLeadChanges'
import { addressed, asAddressed, filterOf, nothing, ThemesOfLeads, type Wanted } from './wanted'

/** Which pages lie before this one, as the address keeps what is asked for: Back from a card leads to the same rows. */
function pagesBefore(): string[] {
  const state = history.state as { cursors?: string[] } | null
  return state?.cursors ?? []
}

/** All cards of the branch, filtered and page by page. */
export function LeadList({ branch }: { branch: string }) {
  useTitle('Alle kaarten')
  const [start] = useState(asAddressed)
  const [chosen, setChosen] = useState<Wanted>(start)
  const [orderBy, setOrder] = useState(start.orderBy)
  const [offered, offerAgain] = useAsk((execute) => execute(ThemesOfLeads), 'themes')
  const themes = offered.state === 'there' ? offered.value.themes : undefined
  const unknown = themes?.every((theme) => theme.slug !== chosen.theme) // an address may ask for anything
  const wanted = unknown ? { ...chosen, theme: '' } : chosen
  const [cursors, setCursors] = useState(pagesBefore)
  const from = addressed(wanted, orderBy)
  const address = inside('/workspace/leads', from)
  useEffect(() => {
    history.replaceState({ cursors }, '', address)
  }, [address, cursors])
  const filter = filterOf(wanted)
  const after = cursors.at(-1) ?? null
  const [asked, again, refresh] = useAsk(
    (execute) => execute(LeadPageOfBranch, { branch, filter, orderBy, first: 20, after }),
    JSON.stringify([branch, filter, orderBy, after]),
  )
  useLeadChanges(branch, refresh)
  const busy = asked.state === 'busy'
  const leads = asked.state === 'there' ? asked.value.leads : busy ? asked.old?.leads : undefined
  const rows = leads?.edges.map((edge) => edge.node) ?? []
  const next = !busy && leads?.pageInfo.hasNextPage ? leads.pageInfo.endCursor : null
  const heading = useRef<HTMLHeadingElement>(null)
  const choose = (next: Wanted) => {
    setChosen(next)
    setCursors([])
  }
  const turn = (to: string[]) => {
    setCursors(to)
    heading.current?.focus()
  }
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        Alle kaarten
      </h1>
      <LeadFilters
        wanted={wanted}
        orderBy={orderBy}
        themes={themes}
        choose={choose}
        order={(chosen) => {
          setOrder(chosen)
          setCursors([])
        }}
        clear={(nothing) => {
          choose(nothing)
          heading.current?.focus()
        }}
      />
      {offered.state === 'broken' && asked.state !== 'broken' && <Broken code={offered.code} again={offerAgain} />}
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
            <p className="lead">{nothing(wanted)}</p>
          ) : (
            <p className={cursors.length > 0 ? 'quiet small' : 'hidden'}>
              {rows.length === 1 ? '1 kaart' : `${String(rows.length)} kaarten`} op pagina {cursors.length + 1}
            </p>
          ))}
      </div>
      {rows.length > 0 && (
        <div aria-busy={busy} inert={busy} key={after}>
          <LeadTable
            rows={rows}
            caption={`Namen zie je pas na een ja.${wanted.hours ? ' Wie geen tijd invulde, staat er nu niet bij.' : ''}`}
            from={from}
          />
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
