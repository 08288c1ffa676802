import { expect, test } from '@playwright/test'
import { serverAudits } from 'graphql-http'

// What we do not do, and need not: GET, and without introspection what asks for the schema.
const notOurs = ['notice 5A70', 'notice 6A70', 'notice D6D5']
const introspection = ['error 28B9', 'warn 2EA1']

// Runs by itself, against an application with introspection and one without.
test('the api keeps to GraphQL over HTTP', async ({ baseURL }) => {
  const audits = serverAudits({ url: `${baseURL ?? ''}/graphql`, fetchFn: fetch })
  expect(audits).toHaveLength(61)
  const found: string[] = []
  for (const audit of audits) {
    const { status } = await audit.fn()
    if (status !== 'ok') found.push(`${status} ${audit.id}`)
  }
  const off = process.env['GEVRAAGD_INTROSPECTION'] === 'off'
  expect(found.sort()).toEqual([...(off ? introspection : []), ...notOurs].sort())
})
