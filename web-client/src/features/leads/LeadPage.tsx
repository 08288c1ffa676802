import { useEffect, useState } from 'react'
import { execute, GraphError } from '../../graphql/client'
import { day, moment } from '../../i18n/locale'
import { Broken, Busy } from '../../ui/Broken'
import type { FieldProblem } from '../../ui/fields'
import { NOTHING } from '../../ui/heard'
import { inside } from '../../ui/inside'
import { Said } from '../../ui/Said'
import { stageNames } from '../../ui/stages'
import { useAsk } from '../../ui/useAsk'
import { useAskBeforeLeaving } from '../../ui/useAskBeforeLeaving'
import { useTitle } from '../../ui/useTitle'
import { useWork } from '../../ui/useWork'
import { Card } from './Card'
import { Invite } from './Invite'
import { LeadDocument, type LeadWork } from './lead'
import { isOverdue, Stage } from './LeadTable'
import { NextSteps } from './NextSteps'
import { Notes } from './Notes'
import { useLeadChanges } from './useLeadChanges'
import { due } from './words'

async function askLead(id: string) {
  const { viewer, node } = await execute(LeadDocument, { id })
  if (!viewer) {
    throw new GraphError('UNAUTHENTICATED')
  }
  const branch = node?.__typename === 'Lead' ? node.branch.id : undefined
  return { node, works: viewer.worksFor.some((one) => one.id === branch) }
}

export function LeadPage({ id }: { id: string }) {
  useTitle('Een kandidaat')
  const [message, setMessage] = useState('')
  const [note, setNote] = useState('')
  const typed = message !== '' || note !== ''
  const [asked, again] = useAsk(() => askLead(id), id, typed)
  const { busy, came, broken, lost, run: does } = useWork(again)
  const [news, setNews] = useState('')
  /** The version that the member has heard of. */
  const [known, setKnown] = useState<number>()
  const [problems, setProblems] = useState<FieldProblem[]>([])
  /** Whether nobody knows if the message that stands here went along. */
  const [unsure, setUnsure] = useState(false)
  const shown = asked.state === 'there' && asked.value.node?.__typename === 'Lead' ? asked.value.node : undefined
  if (shown && !busy && shown.version > (known ?? -1)) {
    setKnown(shown.version)
    if (known !== undefined) {
      setNews(`Deze kaart is veranderd: ${stageNames[shown.stage]}.`)
    }
  }
  if (lost === 'bericht' && !unsure) {
    setUnsure(true)
  }
  useLeadChanges(shown?.branch.id, (leads) => {
    if (leads.size === 0 || leads.has(id)) {
      again()
    }
  })
  useEffect(() => {
    document.getElementById(problems[0]?.id ?? '')?.focus()
  }, [problems])
  useAskBeforeLeaving(typed && shown?.stage !== 'WITHDRAWN')
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  const { node: lead, works } = asked.value
  if (lead?.__typename !== 'Lead') {
    return (
      <>
        <h1>Deze kaart is er niet</h1>
        <p className="lead">
          We vinden deze kaart niet. Misschien hoort de kaart bij een andere afdeling.{' '}
          <a href={inside('/workspace/')}>Terug naar vandaag</a>
        </p>
      </>
    )
  }
  const run: LeadWork['run'] = (what, doing) => {
    does(what, async () => {
      setNews('')
      setProblems([])
      const outcome = await doing()
      setUnsure((was) => was && what !== 'bericht')
      setKnown(outcome.lead?.version ?? known)
      return outcome.came
    })
  }
  const refuse: LeadWork['refuse'] = (id, found) => {
    setProblems(found.map(({ message }) => ({ id, message })))
  }
  const work: LeadWork = { busy, run, problems, refuse }
  /** Signed out, what was typed stays; the candidate does not, for whoever looks at this screen next. */
  const seen = asked.failed !== 'UNAUTHENTICATED'
  const open = ['NEW', 'INVITED', 'ACCEPTED', 'MET', 'ON_LIST'].includes(lead.stage)
  return (
    <>
      <p>
        <a className="back" href={inside('/workspace/leads', Object.fromEntries(new URLSearchParams(location.search)))}>
          ← Alle kaarten
        </a>
      </p>
      <h1>{(seen && lead.contact?.name) || 'Een kandidaat zonder naam'}</h1>
      <p>
        <Stage stage={lead.stage} />{' '}
        {lead.dueAt && (
          <span className={isOverdue(lead) ? 'late' : 'quiet'}>
            {(due[lead.stage] ?? ((last: string) => `uiterlijk ${last}`))(day('nl', lead.dueAt))}
            {isOverdue(lead) && ', te laat'}
          </span>
        )}
      </p>
      {lead.contactState === 'WITHDRAWN' && (
        <p className="note">
          Deze kandidaat heeft de toestemming ingetrokken. Er is niets meer te zien. Gebruik ook niet wat je nog weet.
        </p>
      )}
      <div className="two">
        <div>
          <Card lead={lead} seen={seen} />
          {works && lead.stage === 'NEW' && (
            <Invite lead={lead} work={work} message={message} setMessage={setMessage} />
          )}
          {lead.stage !== 'NEW' && message && (
            <div className="field">
              <label htmlFor="bericht">Je bericht</label>
              <p className="hint">
                {unsure
                  ? 'We weten niet of dit bericht is meegegaan.'
                  : lead.stage === 'INVITED'
                    ? 'Een collega heeft deze kandidaat al uitgenodigd. Dit bericht is niet meegegaan.'
                    : 'Deze kandidaat kun je niet meer uitnodigen. Dit bericht is niet meegegaan.'}{' '}
                Je kunt het hier nog kopiëren.
              </p>
              <textarea id="bericht" rows={5} readOnly value={message} />
            </div>
          )}
          {!works && open && (
            <p className="note">
              Jij kijkt mee met deze afdeling. Uitnodigen, afwijzen en notities schrijven doen collega’s die dat mogen.
            </p>
          )}
          {works && <NextSteps lead={lead} open={open} work={work} />}
        </div>
        <div>
          {lead.stage !== 'WITHDRAWN' && (
            <Notes lead={lead} seen={seen} works={works} work={work} note={note} setNote={setNote} />
          )}
          <section>
            <h2>Wat er is gebeurd</h2>
            <ol className="history">
              {lead.history.map((step) => (
                <li key={step.at + step.to}>
                  <b>{step.to === 'NEW' ? 'Koos jullie partij' : stageNames[step.to]}</b>
                  <span className="quiet small">
                    {step.by}, {moment('nl', step.at)}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        </div>
      </div>
      <Said
        came={
          lost
            ? { refused: `We weten niet of het gelukt is.${asked.failed ? '' : ' Je ziet nu hoe de kaart is.'}` }
            : news
              ? NOTHING
              : came
        }
        news={news}
        broken={(lost ? null : broken) ?? asked.failed}
      />
    </>
  )
}
