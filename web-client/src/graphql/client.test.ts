// @vitest-environment jsdom
import { http, HttpResponse } from 'msw'
import { afterEach, expect, it, vi } from 'vitest'
import { network } from '../testing/server'
import { ask, codeOf, execute, follow } from './client'
import { TypedDocumentString } from './generated/graphql'

const { server } = network()
const document = new TypedDocumentString<{ leadChanged: { id: string } }, { branch: string }>(
  'subscription { leadChanged }',
  { hash: 'sha256:0' },
)

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

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

it.each(['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_REQUEST', 'OPERATION_NOT_REGISTERED'])(
  'who may not follow does not ask again: %s',
  async (code) => {
    says([`event:next\ndata:{"errors":[{"extensions":{"code":"${code}"}}]}\n\n`])
    expect(await followed()).toEqual([[], true])
  },
)

it.each(['UNAVAILABLE', 'INTERNAL'])('what broke at the server is no refusal: %s', async (code) => {
  says([`event:next\ndata:{"errors":[{"extensions":{"code":"${code}"}}]}\n\n`])
  expect(await followed()).toEqual([[], false])
})

it.each([429, 503])('a server that is away or too busy is no refusal: %i', async (status) => {
  says([], status)
  expect(await followed()).toEqual([[], false])
})

it('a line without signs of life is given up', async () => {
  vi.useFakeTimers()
  let line: ReadableStreamDefaultController<Uint8Array> | undefined
  vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        line = controller
        signal.addEventListener('abort', () => {
          controller.error(new Error('given up'))
        })
      },
    })
    return Promise.resolve(new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }))
  })
  let end = ''
  followed().catch((error: unknown) => {
    end = codeOf(error)
  })
  await vi.advanceTimersByTimeAsync(50_000)
  line?.enqueue(new TextEncoder().encode(':\n\n'))
  await vi.advanceTimersByTimeAsync(50_000)
  expect(end).toBe('')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(end).toBe('given up')
})

it.each([
  [429, 'RATE_LIMITED'],
  [503, 'UNAVAILABLE'],
  [200, 'UNREACHABLE'],
])('an answer without words is known by its status: %i', async (status, code) => {
  server.use(http.post('/graphql', () => new HttpResponse('<html>', { status })))
  await expect(execute(document, { branch: 'b' })).rejects.toThrow(code)
})

it('says so when there is no network', async () => {
  server.use(http.get('/challenge', () => HttpResponse.error()))
  await expect(ask('/challenge')).rejects.toThrow('UNREACHABLE')
})
