import { graphql } from '../../graphql/generated'
import type { ConsentPurpose, SignUpFormQuery } from '../../graphql/generated/graphql'

export const SignUpForm = graphql(`
  query SignUpForm($code: String!, $locale: String!) {
    municipality(code: $code) {
      code
      name
      mergesOn
      mergesInto {
        name
      }
      branches(first: 100) {
        edges {
          node {
            id
            name
            verified
          }
        }
      }
    }
    themes {
      slug
      label(locale: $locale)
    }
    consentTexts(locale: $locale) {
      purpose
      version
      body
    }
  }
`)

/** What the questions offer. */
export type Asked = SignUpFormQuery
export type Council = NonNullable<Asked['municipality']>
export type Party = Council['branches']['edges'][number]['node']

export const textOf = (asked: Asked, purpose: ConsentPurpose) =>
  asked.consentTexts.find((one) => one.purpose === purpose)
export const bodyOf = (asked: Asked, purpose: ConsentPurpose) => textOf(asked, purpose)?.body
