import { useState } from 'react'
import { graphql } from '../../graphql/generated'
import type { BranchesToVerifyQuery, VerifyBranchMutation } from '../../graphql/generated/graphql'
import { execute } from '../../graphql/client'
import { Broken, Busy } from '../../ui/Broken'
import { focus } from '../../ui/focus'
import type { Heard } from '../../ui/heard'
import { Said } from '../../ui/Said'
import { Sure } from '../../ui/Sure'
import { useAsk } from '../../ui/useAsk'
import { useWork, type Work } from '../../ui/useWork'
import { INVITING, InviteMember } from './InviteMember'
import { Members } from './Members'

const ToVerify = graphql(`
  query BranchesToVerify($municipality: String!) {
    branchesToVerify(municipality: $municipality) {
      id
      name
      verified
    }
    municipality(code: $municipality) {
      name
    }
  }
`)
const VerifyBranch = graphql(`
  mutation VerifyBranch($input: VerifyBranchInput!) {
    verifyBranch(input: $input) {
      __typename
    }
  }
`)

const verified = {
  BranchVerified: (branch) => ({
    said: `${branch} doet mee. Wie op deze partij wachtte, krijgt bericht. Nog niemand kan bij de kaarten: nodig iemand uit.`,
  }),
  InputRejected: (branch) => ({ refused: `${branch} kan niet meedoen. Er is niets veranderd.` }),
} satisfies Record<VerifyBranchMutation['verifyBranch']['__typename'], (branch: string) => Heard>

const INVITATION_LOST = 'We weten niet of de mail weg is. Kijk bij ‘Wie kan bij de kaarten’.'

/** A branch, and what is done for it. */
export interface OfBranch {
  branch: BranchesToVerifyQuery['branchesToVerify'][number]
  work: Work
}

/** The branches of a municipality: which take part, and who works for them. */
export function BranchList({ municipality }: { municipality: string }) {
  // what is typed in an invitation stays
  const [asked, again] = useAsk(() => execute(ToVerify, { municipality }), municipality, true)
  const [round, setRound] = useState(0)
  const work = useWork(() => {
    again()
    setRound((n) => n + 1)
  })
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  const all = [...asked.value.branchesToVerify].sort((one, other) => one.name.localeCompare(other.name, 'nl'))
  return (
    <>
      <h2 tabIndex={-1} ref={focus}>
        {asked.value.municipality?.name ?? 'Deze gemeente kennen we niet'}
      </h2>
      {all.length === 0 && (
        <p className="lead">
          We kennen hier nog geen partijen. <a href="/workspace/inlezen">Lees ze eerst in</a>.
        </p>
      )}
      <ul className="rows">
        {all.map((branch) => (
          <li key={branch.id}>
            <span>
              <b>{branch.name}</b> {branch.verified && <span className="stage">Doet mee</span>}
            </span>
            {branch.verified ? (
              <div className="below">
                <InviteMember branch={branch} work={work} />
                <Members branch={branch} work={work} round={round} />
              </div>
            ) : (
              <Sure
                words="Laat meedoen"
                yes="Ja, laat meedoen"
                question={`Daarna kun je dit niet terugdraaien. Wie op ${branch.name} wacht, krijgt een mail.`}
                about={branch.name}
                small
                busy={work.busy !== ''}
                go={() => {
                  work.run('meedoen', async () => {
                    const { verifyBranch } = await execute(VerifyBranch, { input: { branch: branch.id } })
                    return verified[verifyBranch.__typename](branch.name)
                  })
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <Said work={work} failed={asked.failed} lost={work.lost.startsWith(INVITING) ? INVITATION_LOST : undefined} />
    </>
  )
}
