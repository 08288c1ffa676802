import { useRef, useState } from 'react'
import { graphql } from '../../graphql/generated'
import type { RemoveMemberMutation, Role } from '../../graphql/generated/graphql'
import { execute } from '../../graphql/client'
import { Broken, Busy } from '../../ui/Broken'
import type { Heard } from '../../ui/heard'
import { Sure } from '../../ui/Sure'
import { useAsk } from '../../ui/useAsk'
import type { OfBranch } from './BranchList'

const BranchMembers = graphql(`
  query BranchMembers($branch: ID!) {
    branchMembers(branch: $branch) {
      id
      name
      email
      roles
    }
  }
`)
const RemoveMember = graphql(`
  mutation RemoveMember($input: RemoveMemberInput!) {
    removeMember(input: $input) {
      __typename
    }
  }
`)

const ROLES: Partial<Record<Role, string>> = {
  BRANCH_VIEWER: 'kijkt mee',
  BRANCH_RECRUITER: 'nodigt uit',
  BRANCH_ADMIN: 'beheert',
}

const removed = {
  MemberRemoved: (member, branch) => ({
    said: `${member} kan niet meer bij ${branch}. Was dit een vergissing? Nodig dan opnieuw uit.`,
  }),
  InputRejected: (member, branch) => ({
    refused: `We konden ${member} niet weghalen bij ${branch}. Er is niets veranderd.`,
  }),
} satisfies Record<RemoveMemberMutation['removeMember']['__typename'], (member: string, branch: string) => Heard>

interface MembersProps extends OfBranch {
  /** Asked for anew with each. */
  round: number
}

/** Who can open the cards of this branch. Asked for when somebody looks, and anew each time. */
export function Members(props: MembersProps) {
  const [open, setOpen] = useState(false)
  const head = useRef<HTMLElement>(null)
  return (
    <details
      onToggle={(event) => {
        setOpen(event.currentTarget.open)
      }}
    >
      <summary ref={head}>
        Wie kan bij de kaarten<span className="hidden"> van {props.branch.name}</span>
      </summary>
      {open && (
        <List
          {...props}
          leave={() => {
            head.current?.focus()
          }}
        />
      )}
    </details>
  )
}

/** Taken away by a second press, as nobody is told of it by mail; then the button goes away, and `leave` leads from it. */
function List({ branch, work, round, leave }: MembersProps & { leave: () => void }) {
  const [asked, again] = useAsk(() => execute(BranchMembers, { branch: branch.id }), `${branch.id} ${round}`)
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  const all = (asked.state === 'there' ? asked.value : asked.old)?.branchMembers
  if (!all) {
    return <Busy />
  }
  if (all.length === 0) {
    return <p>Nog niemand. Nodig eerst iemand uit.</p>
  }
  return (
    <ul className="rows">
      {all.map((member) => (
        <li key={member.id}>
          <span>
            <b>{member.name}</b>{' '}
            <span className="quiet">{member.roles.map((role) => ROLES[role] ?? role).join(', ')}</span>
            <span className="why">{member.email}</span>
          </span>
          <Sure
            words="Haal weg"
            yes="Ja, haal weg"
            question={`${member.name} kan dan meteen niets meer van deze afdeling zien.`}
            about={member.name}
            small
            busy={work.busy !== ''}
            go={() => {
              work.run('weghalen', async () => {
                const { removeMember } = await execute(RemoveMember, {
                  input: { branch: branch.id, member: member.id },
                })
                if (removeMember.__typename === 'MemberRemoved') {
                  leave()
                }
                return removed[removeMember.__typename](member.name, branch.name)
              })
            }}
          />
        </li>
      ))}
    </ul>
  )
}
