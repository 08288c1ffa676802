import { useState } from 'react'
import { graphql } from '../../graphql/generated'
import type { BranchesToVerifyQuery, BranchMembersQuery, Role } from '../../graphql/generated/graphql'
import { execute } from '../../graphql/client'
import { Broken, Busy } from '../../ui/Broken'
import { ErrorSummary, TextField, type FieldProblem } from '../../ui/fields'
import { Said } from '../../ui/Said'
import { Sure } from '../../ui/Sure'
import { useAsk } from '../../ui/useAsk'
import { useTitle } from '../../ui/useTitle'
import { MunicipalitySearch, type Found } from '../municipality/Find'

const ToVerify = graphql(`
  query BranchesToVerify($municipality: String!) {
    branchesToVerify(municipality: $municipality) {
      id
      name
      verified
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

const Crew = graphql(`
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

type Branch = BranchesToVerifyQuery['branchesToVerify'][number]

/** Where a campaign manager lets a branch take part and invites its first member. */
export function Branches() {
  useTitle('Afdelingen')
  const [municipality, setMunicipality] = useState<Found | null>(null)
  return (
    <>
      <h1>Afdelingen</h1>
      {municipality ? (
        <>
          <button
            className="back"
            type="button"
            onClick={() => {
              setMunicipality(null)
            }}
          >
            ← Andere gemeente
          </button>
          <h2>{municipality.name}</h2>
          <Of key={municipality.code} code={municipality.code} />
        </>
      ) : (
        <MunicipalitySearch start={new URLSearchParams(location.search).get('zoek') ?? ''}>
          {(one) => (
            <button
              className="pick"
              type="button"
              onClick={() => {
                setMunicipality(one)
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
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  if (asked.state === 'busy') {
    return <Busy />
  }
  if (asked.state === 'broken') {
    return <Broken code={asked.code} again={again} />
  }
  const all = asked.value.branchesToVerify
  return (
    <>
      <Said said={said} />
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
                <Invite branch={branch} done={setSaid} />
                <Workers branch={branch} done={setSaid} />
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
                  setSaid('')
                  execute(VerifyBranch, { input: { branch: branch.id } })
                    .then(
                      () => {
                        setSaid(`${branch.name} doet mee. Wie op deze partij wachtte, krijgt bericht.`)
                        again()
                      },
                      () => {
                        setSaid('Dit lukt nu niet. Probeer het opnieuw.')
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
    </>
  )
}

function Invite({ branch, done }: { branch: Branch; done: (said: string) => void }) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const send = async () => {
    done('')
    try {
      const { inviteMember } = await execute(InviteMember, {
        input: { branch: branch.id, name, email, role: 'BRANCH_RECRUITER' },
      })
      if (inviteMember.__typename === 'MemberInvited') {
        setProblems([])
        setName('')
        setEmail('')
        done(`De mail met een link om in te loggen is onderweg, voor ${branch.name}.`)
      } else {
        setProblems(
          inviteMember.problems.map((problem) => ({
            id: `${problem.field[0] ?? ''}-${branch.id}`,
            message: problem.message,
          })),
        )
      }
    } catch {
      done('Dit lukt nu niet. Probeer het opnieuw.')
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
        <button className="btn" type="submit">
          Stuur de uitnodiging
        </button>
      </form>
    </details>
  )
}

/** Who can open the cards of this branch. Asked for when somebody looks, and anew each time. */
function Workers({ branch, done }: { branch: Branch; done: (said: string) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <details
      onToggle={(event) => {
        setOpen(event.currentTarget.open)
      }}
    >
      <summary>
        Wie kan erbij<span className="hidden"> van {branch.name}</span>
      </summary>
      {open && <WorkersOf branch={branch} done={done} />}
    </details>
  )
}

function WorkersOf({ branch, done }: { branch: Branch; done: (said: string) => void }) {
  const [asked, again] = useAsk(() => execute(Crew, { branch: branch.id }), branch.id)
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
      {all.map((worker) => (
        <li key={worker.id}>
          <span>
            <b>{worker.name}</b>{' '}
            <span className="quiet">{worker.roles.map((role) => ROLES[role] ?? role).join(', ')}</span>
            <br />
            {worker.email}
          </span>
          <Remove
            worker={worker}
            branch={branch}
            done={(said) => {
              done(said)
              again()
            }}
          />
        </li>
      ))}
    </ul>
  )
}

type Worker = BranchMembersQuery['branchMembers'][number]

/** Taken away by a second press, as nobody is told of it by mail. */
function Remove({ worker, branch, done }: { worker: Worker; branch: Branch; done: (said: string) => void }) {
  const [busy, setBusy] = useState(false)
  return (
    <Sure
      words="Haal weg"
      yes="Ja, haal weg"
      question={`${worker.name} kan dan meteen niets meer zien.`}
      about={worker.name}
      small
      busy={busy}
      go={() => {
        setBusy(true)
        execute(RemoveMember, { input: { branch: branch.id, member: worker.id } })
          .then(
            () => {
              done(`${worker.name} kan niet meer bij ${branch.name}. Was dit een vergissing? Nodig dan opnieuw uit.`)
            },
            () => {
              done('Dit lukt nu niet. Probeer het opnieuw.')
            },
          )
          .finally(() => {
            setBusy(false)
          })
      }}
    />
  )
}
