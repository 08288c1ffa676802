import { graphql } from '../../graphql/generated'
import type { ImportPartiesMutation } from '../../graphql/generated/graphql'
import { number } from '../../i18n/locale'

export const ImportPartiesDocument = graphql(`
  mutation ImportParties($input: ImportPartiesInput!) {
    importParties(input: $input) {
      __typename
      ... on WhatBecomes {
        created {
          ...Listed
        }
        changed {
          ...Listed
        }
        unchangedParties {
          ...Listed
        }
      }
      ... on ImportRefused {
        total
        refused {
          file
          line
          code
        }
      }
      ... on InputRejected {
        problems {
          message
        }
      }
    }
  }
  fragment Listed on ImportedParties {
    total
    first {
      name
      elections
      file
      line
      municipality {
        name
      }
    }
  }
`)

type Outcome = ImportPartiesMutation['importParties']
export type Imported = Extract<Outcome, { __typename: 'PartiesImported' }>
export type Refusal = Extract<Outcome, { __typename: 'ImportRefused' }>

/** What becomes of the parties in files, or would. */
export type Changing = Pick<Imported, 'created' | 'changed' | 'unchangedParties'>

/** What files are called, by the ids under which they were handed in, in the order in which they were chosen. */
export type Names = Map<string, string>

export const shown = (rows: number, total: number) =>
  rows < total ? `De eerste ${number('nl', rows)} van ${number('nl', total)}.` : `${number('nl', total)} in totaal.`

export const sentence = ({ created, changed, unchangedParties }: Changing) =>
  `Nieuw: ${number('nl', created.total)}. Veranderd: ${number('nl', changed.total)}. Hetzelfde gebleven: ${number('nl', unchangedParties.total)}.`
