import { graphql } from '../../graphql/generated'
import type { LeadQuery } from '../../graphql/generated/graphql'
import type { Heard } from '../../ui/heard'
import type { Work } from '../../ui/useWork'

export const LeadDocument = graphql(`
  query Lead($id: ID!) {
    viewer {
      worksFor {
        id
      }
    }
    node(id: $id) {
      __typename
      ... on Lead {
        id
        stage
        version
        dueAt
        hoursPerWeek
        motivation
        reasons
        contactState
        branch {
          id
        }
        themes {
          slug
          label(locale: "nl")
        }
        contact {
          name
          email
          phone
        }
        notes {
          at
          by
          text
        }
        history {
          at
          from
          to
          by
        }
      }
    }
  }
`)
export const InviteProspect = graphql(`
  mutation InviteProspect($input: InviteProspectInput!) {
    inviteProspect(input: $input) {
      __typename
      ... on ProspectInvited {
        lead {
          version
        }
      }
      ... on AlreadyInvited {
        lead {
          version
        }
      }
      ... on InputRejected {
        problems {
          message
        }
      }
    }
  }
`)
export const MoveLead = graphql(`
  mutation MoveLead($input: MoveLeadInput!) {
    moveLead(input: $input) {
      __typename
      ... on LeadMoved {
        lead {
          version
        }
      }
      ... on StaleVersion {
        lead {
          version
        }
      }
    }
  }
`)
export const DeclineLead = graphql(`
  mutation DeclineLead($input: DeclineLeadInput!) {
    declineLead(input: $input) {
      __typename
      ... on LeadDeclined {
        lead {
          version
        }
      }
      ... on StaleVersion {
        lead {
          version
        }
      }
    }
  }
`)
export const AddLeadNote = graphql(`
  mutation AddLeadNote($input: AddLeadNoteInput!) {
    addLeadNote(input: $input) {
      __typename
      ... on InputRejected {
        problems {
          message
        }
      }
    }
  }
`)

/** A lead as its page shows it. */
export type Lead = Extract<NonNullable<LeadQuery['node']>, { __typename: 'Lead' }>

/** What the page of a lead does, one thing at a time. */
export interface LeadWork extends Omit<Work, 'run' | 'forget'> {
  /** As for any work, which may say of which version of the lead it tells. */
  run: (what: string, work: () => Promise<{ came: Heard; lead?: { version: number } }>) => void
}
