import { useState } from 'react'
import { graphql } from '../../graphql/generated'
import { execute } from '../../graphql/client'
import { Button } from '../../ui/Button'
import { ErrorSummary, TextField, type FieldProblem } from '../../ui/fields'
import { NOTHING } from '../../ui/heard'
import type { OfBranch } from './BranchList'

const InviteMemberDocument = graphql(`
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

/** As they stand in the form. */
const FIELDS = [
  { name: 'name', label: 'Naam' },
  { name: 'email', label: 'Mailadres' },
]

/** What is being done, before the branch that it is for. */
export const INVITING = 'uitnodigen '

/** Asks somebody to work for a branch. */
export function InviteMember({ branch, work: { busy, run } }: OfBranch) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const what = INVITING + branch.id
  const invite = async () => {
    setProblems([])
    const { inviteMember } = await execute(InviteMemberDocument, {
      input: { branch: branch.id, name, email, role: 'BRANCH_RECRUITER' },
    })
    if (inviteMember.__typename === 'MemberInvited') {
      setName('')
      setEmail('')
      return {
        said: `De mail met een link om in te loggen is onderweg, voor ${branch.name}. De link werkt 20 minuten, daarna vraagt ${name} zelf een nieuwe aan. Komt er niets? Probeer het over een uur nog eens.`,
      }
    }
    const { problems: found } = inviteMember
    setProblems(
      FIELDS.flatMap(({ name, label }) =>
        found
          .filter(({ field }) => field[0] === name)
          .map(({ message }) => ({ id: `${name}-${branch.id}`, label, message })),
      ),
    )
    const other = found.find(({ field }) => !FIELDS.some(({ name }) => name === field[0]))
    return other ? { refused: other.message } : NOTHING
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
          run(what, invite)
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
        <Button type="submit" busy={busy === what} waits={busy !== ''}>
          Stuur de uitnodiging
        </Button>
      </form>
    </details>
  )
}
