import { expect, test } from '@playwright/test'
import { serverAudits } from 'graphql-http'

// What we do not do, and need not: GET, and without introspection what asks for the schema.
const notOurs = ['5A70', '6A70', 'D6D5']
const introspection = ['28B9', '2EA1']

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
  expect(found.filter((each) => each.startsWith('notice ')).sort()).toEqual(notOurs.map((id) => `notice ${id}`))
  expect(
    found
      .filter((each) => !each.startsWith('notice '))
      .map((each) => each.split(' ')[1])
      .sort(),
  ).toEqual(off ? introspection : [])
})
