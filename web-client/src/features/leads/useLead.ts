import { useState } from 'react'
import { GraphError, type Execute } from '../../graphql/client'
import { NOTHING } from '../../ui/heard'
import { stageNames } from '../../ui/stages'
import { useAsk } from '../../ui/useAsk'
import { useWork } from '../../ui/useWork'
import { LeadDocument, type LeadWork } from './lead'
import { useLeadChanges } from './useLeadChanges'

async function askLead(id: string, execute: Execute) {
  const { viewer, node } = await execute(LeadDocument, { id })
  if (!viewer) {
    throw new GraphError('UNAUTHENTICATED')
  }
  const lead = node?.__typename === 'Lead' ? node : undefined
  return { lead, works: viewer.worksFor.some((one) => one.id === lead?.branch.id) }
}

/** A lead, what is done about it here, and the news of what others do meanwhile. */
export function useLead(id: string, typed: boolean) {
  const [asked, again, refresh] = useAsk((execute) => askLead(id, execute), id, typed)
  const { busy, came, broken, lost, run } = useWork(again)
  const [news, setNews] = useState('')
  /** The version that the member has heard of. */
  const [known, setKnown] = useState<number>()
  const lead = asked.state === 'there' ? asked.value.lead : undefined
  if (lead && !busy && lead.version > (known ?? -1)) {
    setKnown(lead.version)
    if (known !== undefined) {
      setNews(`Deze kaart is veranderd: ${stageNames[lead.stage]}.`)
    }
  }
  useLeadChanges(lead?.branch.id, (leads) => {
    if (leads.size === 0 || leads.has(id)) {
      refresh()
    }
  })
  const work: LeadWork = {
    busy,
    came: news ? NOTHING : came,
    broken,
    lost,
    run: (what, doing) => {
      run(what, async () => {
        setNews('')
        const outcome = await doing()
        setKnown(outcome.lead?.version ?? known)
        return outcome.came
      })
    },
  }
  return { asked, again, lead, news, work }
}
