// @vitest-environment jsdom
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { network } from '../testing/server'
import { follow } from './client'
import { TypedDocumentString } from './generated/graphql'

const { server } = network()
const document = new TypedDocumentString<{ leadChanged: { id: string } }, { branch: string }>(
  'subscription { leadChanged }',
  { hash: 'sha256:0' },
)

function says(chunks: string[], status = 200) {
  server.use(
    http.post('/graphql', () => {
      const encoder = new TextEncoder()
      const body = new ReadableStream({
        start(controller) {
          for (const chunk of chunks) {
            controller.enqueue(encoder.encode(chunk))
          }
          controller.close()
        },
      })
      return new HttpResponse(body, { status, headers: { 'Content-Type': 'text/event-stream' } })
    }),
  )
}

async function followed(): Promise<[string[], boolean]> {
  const ids: string[] = []
  const refused = await follow(document, { branch: 'b' }, new AbortController().signal, ({ leadChanged }) => {
    ids.push(leadChanged.id)
  })
  return [ids, refused]
}

it('events arrive whole however they were cut, and signs of life are not events', async () => {
  says([
    ':\n\nevent:next\ndata:{"data":{"leadChan',
    'ged":{"id":"één"}}}\n\n:\n\nevent:next\ndata:{"data":{"leadChanged":{"id":"2"}}}\n',
    '\nevent:complete\ndata:\n\n',
  ])
  expect(await followed()).toEqual([['één', '2'], false])
})

it('who may not follow is told so, and does not ask again', async () => {
  says(['event:next\ndata:{"errors":[{"extensions":{"code":"UNAUTHENTICATED"}}]}\n\n'])
  expect(await followed()).toEqual([[], true])
})

it('a server that is away is no refusal', async () => {
  says([], 503)
  expect(await followed()).toEqual([[], false])
})
