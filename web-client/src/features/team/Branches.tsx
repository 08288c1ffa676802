import { useRef, useState } from 'react'
import { graphql } from '../../graphql/generated'
import type {
  BranchesToVerifyQuery,
  BranchMembersQuery,
  RemoveMemberMutation,
  Role,
  VerifyBranchMutation,
} from '../../graphql/generated/graphql'
import { codeOf, execute } from '../../graphql/client'
import { focus } from '../../ui/focus'
import { NOTHING, type Heard } from '../../ui/heard'
import { Broken, Busy } from '../../ui/Broken'
import { ErrorSummary, TextField, type FieldProblem } from '../../ui/fields'
import { Said } from '../../ui/Said'
import { Sure } from '../../ui/Sure'
import { useAsk } from '../../ui/useAsk'
import { useForgetSignedOut } from '../../ui/useForgetSignedOut'
import { useInAddress } from '../../ui/useInAddress'
import { useTitle } from '../../ui/useTitle'
import { MunicipalitySearch } from '../../ui/MunicipalitySearch'

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
const InviteMember = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      __typename
      ... on InputRejected {
        problems {
          field
          message
        }
      }
    }
  }
`)

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

const verified = {
  BranchVerified: (branch) => ({ said: `${branch} doet mee. Wie op deze partij wachtte, krijgt bericht.` }),
  InputRejected: (branch) => ({ refused: `${branch} kan niet meedoen. Er is niets veranderd.` }),
} satisfies Record<VerifyBranchMutation['verifyBranch']['__typename'], (branch: string) => Heard>
const removed = {
  MemberRemoved: (member, branch) => ({
    said: `${member} kan niet meer bij ${branch}. Was dit een vergissing? Nodig dan opnieuw uit.`,
  }),
  InputRejected: (member, branch) => ({
    refused: `We konden ${member} niet weghalen bij ${branch}. Er is niets veranderd.`,
  }),
} satisfies Record<RemoveMemberMutation['removeMember']['__typename'], (member: string, branch: string) => Heard>

/** Says what came of a press, or which code it broke with. */
type Tell = (came: Heard, broken?: unknown) => void

type Branch = BranchesToVerifyQuery['branchesToVerify'][number]

/** Where a campaign manager lets a branch take part and invites its first member. */
export function Branches() {
  useTitle('Afdelingen')
  const [municipality, setMunicipality] = useInAddress('gemeente')
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        Afdelingen
      </h1>
      {municipality ? (
        <>
          <button
            className="back"
            type="button"
            onClick={() => {
              heading.current?.focus()
              setMunicipality('')
            }}
          >
            ← Andere gemeente
          </button>
          <Of key={municipality} code={municipality} />
        </>
      ) : (
        <MunicipalitySearch label="Postcode of gemeente">
          {(one) => (
            <button
              className="pick"
              type="button"
              onClick={() => {
                setMunicipality(one.code)
              }}
            >
              <b>{one.name}</b> <span className="quiet">{one.province}</span>
            </button>
          )}
        </MunicipalitySearch>
      )}
    </>
  )
}

function Of({ code }: { code: string }) {
  const [asked, again] = useAsk(() => execute(ToVerify, { municipality: code }), code)
  const [came, setCame] = useState(NOTHING)
  const [broken, setBroken] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const tell: Tell = (came, error) => {
    setCame(came)
    setBroken(error ? codeOf(error) : null)
  }
  useForgetSignedOut(broken, setBroken)
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
                <Members branch={branch} tell={tell} />
              </div>
            ) : (
              <Sure
                words="Laat meedoen"
                yes="Ja, laat meedoen"
                question={`Daarna kun je dit niet terugdraaien. Wie op ${branch.name} wacht, krijgt een mail.`}
                about={branch.name}
                small
                busy={busy}
                go={() => {
                  setBusy(true)
                  tell(NOTHING)
                  execute(VerifyBranch, { input: { branch: branch.id } })
                    .then(
                      ({ verifyBranch }) => {
                        tell(verified[verifyBranch.__typename](branch.name))
                        again()
                      },
                      (error: unknown) => {
                        tell(NOTHING, error)
                        again() // it may be done
                      },
                    )
                    .finally(() => {
                      setBusy(false)
                    })
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <Said came={came} broken={broken ?? asked.failed} />
    </>
  )
}

interface OfBranch {
  branch: Branch
  tell: Tell
}

/** Who works for a branch, and who could. */
function Members({ branch, tell }: OfBranch) {
  const [invited, setInvited] = useState(0)
  return (
    <>
      <Invite
        branch={branch}
        tell={tell}
        done={() => {
          setInvited(invited + 1)
        }}
      />
      <MemberList branch={branch} tell={tell} invited={invited} />
    </>
  )
}

/** As they stand in the form. */
const FIELDS = [
  { name: 'name', label: 'Naam' },
  { name: 'email', label: 'Mailadres' },
]

function Invite({ branch, tell, done }: OfBranch & { done: () => void }) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (busy) {
      return
    }
    setBusy(true)
    setProblems([])
    tell(NOTHING)
    try {
      const { inviteMember } = await execute(InviteMember, {
        input: { branch: branch.id, name, email, role: 'BRANCH_RECRUITER' },
      })
      if (inviteMember.__typename === 'MemberInvited') {
        setName('')
        setEmail('')
        tell({ said: `De mail met een link om in te loggen is onderweg, voor ${branch.name}.` })
        done()
      } else {
        const { problems: found } = inviteMember
        setProblems(
          FIELDS.flatMap(({ name, label }) =>
            found
              .filter(({ field }) => field[0] === name)
              .map(({ message }) => ({ id: `${name}-${branch.id}`, label, message })),
          ),
        )
        const other = found.find(({ field }) => !FIELDS.some(({ name }) => name === field[0]))
        if (other) {
          tell({ refused: other.message })
        }
      }
    } catch (error) {
      tell(NOTHING, error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <details>
      <summary>
        Nodig iemand uit<span className="hidden"> voor {branch.name}</span>
      </summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <ErrorSummary problems={problems} />
        <TextField id={`name-${branch.id}`} label="Naam" problems={problems} value={name} onChange={setName} />
        <TextField
          id={`email-${branch.id}`}
          type="email"
          label="Mailadres"
          hint="Alleen een adres dat de partij zelf heeft gegeven."
          problems={problems}
          value={email}
          onChange={setEmail}
        />
        <button className="btn" type="submit" aria-disabled={busy || undefined}>
          {busy ? 'Even geduld …' : 'Stuur de uitnodiging'}
        </button>
      </form>
    </details>
  )
}

/** Who can open the cards of this branch. Asked for when somebody looks, and anew each time. */
function MemberList({ branch, tell, invited }: OfBranch & { invited: number }) {
  const [open, setOpen] = useState(false)
  const head = useRef<HTMLElement>(null)
  return (
    <details
      onToggle={(event) => {
        setOpen(event.currentTarget.open)
      }}
    >
      <summary ref={head}>
        Wie kan bij de kaarten<span className="hidden"> van {branch.name}</span>
      </summary>
      {open && (
        <MemberRows
          branch={branch}
          tell={(came, broken) => {
            if ('said' in came && came.said) {
              head.current?.focus() // the button goes away
            }
            tell(came, broken)
          }}
          key={invited}
        />
      )}
    </details>
  )
}

function MemberRows({ branch, tell }: OfBranch) {
  const [asked, again] = useAsk(() => execute(BranchMembers, { branch: branch.id }), branch.id)
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  const all = asked.value.branchMembers
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
            <br />
            {member.email}
          </span>
          <Remove
            member={member}
            branch={branch}
            tell={(came, broken) => {
              tell(came, broken)
              again()
            }}
          />
        </li>
      ))}
    </ul>
  )
}

type Member = BranchMembersQuery['branchMembers'][number]

/** Taken away by a second press, as nobody is told of it by mail. */
function Remove({ member, branch, tell }: OfBranch & { member: Member }) {
  const [busy, setBusy] = useState(false)
  return (
    <Sure
      words="Haal weg"
      yes="Ja, haal weg"
      question={`${member.name} kan dan meteen niets meer van deze afdeling zien.`}
      about={member.name}
      small
      busy={busy}
      go={() => {
        setBusy(true)
        execute(RemoveMember, { input: { branch: branch.id, member: member.id } })
          .then(
            ({ removeMember }) => {
              tell(removed[removeMember.__typename](member.name, branch.name))
            },
            (error: unknown) => {
              tell(NOTHING, error)
            },
          )
          .finally(() => {
            setBusy(false)
          })
      }}
    />
  )
}
