import { graphql } from '../../graphql/generated'
import type {
  ConsentPurpose,
  EraseMeMutation,
  GiveConsentMutation,
  UpdateMeMutation,
  WithdrawConsentMutation,
} from '../../graphql/generated/graphql'
import type { Say } from '../../i18n/locale'
import type { Heard } from '../../ui/heard'

export const UpdateMe = graphql(`
  mutation UpdateMe($input: UpdateMeInput!) {
    updateMe(input: $input) {
      __typename
      ... on InputRejected {
        problems {
          code
          field
          message
        }
      }
    }
  }
`)
export const GiveConsent = graphql(`
  mutation GiveConsent($input: GiveConsentInput!) {
    giveConsent(input: $input) {
      __typename
      ... on InputRejected {
        problems {
          code
          message
        }
      }
    }
  }
`)
export const WithdrawConsent = graphql(`
  mutation WithdrawConsent($input: WithdrawConsentInput!) {
    withdrawConsent(input: $input) {
      __typename
      ... on InputRejected {
        problems {
          code
          message
        }
      }
    }
  }
`)
export const EraseMe = graphql(`
  mutation EraseMe {
    eraseMe(input: { confirm: true }) {
      __typename
      ... on MeErased {
        certificate
      }
      ... on InputRejected {
        problems {
          code
          message
        }
      }
    }
  }
`)
export const AnswerMyInvitation = graphql(`
  mutation AnswerMyInvitation($input: AnswerMyInvitationInput!) {
    answerMyInvitation(input: $input) {
      __typename
      ... on InvitationAnswered {
        answer
      }
    }
  }
`)

/** Gives a consent or withdraws it, and says the good words when that is done. */
export interface Consenting {
  give: (purpose: ConsentPurpose, good: string, branch?: string) => () => Promise<Heard>
  withdraw: (purpose: ConsentPurpose, good: string, branch?: string) => () => Promise<Heard>
}

type Outcome =
  | UpdateMeMutation['updateMe']
  | GiveConsentMutation['giveConsent']
  | WithdrawConsentMutation['withdrawConsent']
  | EraseMeMutation['eraseMe']

/** Whether it was done. */
const done = {
  MeUpdated: true,
  ConsentGiven: true,
  ConsentWithdrawn: true,
  MeErased: true,
  InputRejected: false,
} satisfies Record<Outcome['__typename'], boolean>

/** This, or what the server has against it. */
export function heard(outcome: Outcome, good: string, t: Say): Heard {
  if (done[outcome.__typename]) {
    return { said: good }
  }
  const problem = 'problems' in outcome ? outcome.problems[0] : undefined
  return {
    refused:
      problem?.code === 'CONSENT_REQUIRED'
        ? t(
            'Dit kan nu niet: je hebt alles ingetrokken. Er is niets veranderd.',
            'This is not possible now: you withdrew everything. Nothing was changed.',
          )
        : (problem?.message ?? t('Dit kan zo niet.', 'This cannot be done like this.')),
  }
}
