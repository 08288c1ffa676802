import { useState } from 'react'
import { Broken, Busy } from '../../ui/Broken'
import { inside } from '../../ui/inside'
import { Said } from '../../ui/Said'
import { useAskBeforeLeaving } from '../../ui/useAskBeforeLeaving'
import { useTitle } from '../../ui/useTitle'
import { Card } from './Card'
import { Due } from './Due'
import { History } from './History'
import { Stage } from './LeadTable'
import { Message, type Fate } from './Message'
import { NextSteps } from './NextSteps'
import { Notes } from './Notes'
import { useLead } from './useLead'

export function LeadPage({ id }: { id: string }) {
  useTitle('Een kandidaat')
  const [message, setMessage] = useState('')
  const [fate, setFate] = useState<Fate>('unsent')
  const [note, setNote] = useState('')
  const typed = message !== '' || note !== ''
  const { asked, again, lead, news, work } = useLead(id, typed)
  if (work.lost === 'bericht' && fate === 'unsent') {
    setFate('unsure')
  }
  useAskBeforeLeaving(typed && lead?.stage !== 'WITHDRAWN')
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  if (!lead) {
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
  const { works } = asked.value
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
        <Stage stage={lead.stage} /> <Due lead={lead} />
      </p>
      {lead.contactState === 'WITHDRAWN' && (
        <p className="note">
          Deze kandidaat heeft de toestemming ingetrokken. Er is niets meer te zien. Gebruik ook niet wat je nog weet.
        </p>
      )}
      <div className="two">
        <div>
          <Card lead={lead} seen={seen} />
          <Message
            lead={lead}
            works={works}
            work={work}
            message={message}
            setMessage={setMessage}
            fate={fate}
            setFate={setFate}
          />
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
          <History lead={lead} />
        </div>
      </div>
      <Said work={work} failed={asked.failed} news={news} />
    </>
  )
}
