import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'
import operations from '../graphql/generated/persisted-documents.json'

type Answers = Record<string, unknown>

/** What was asked of the network, in order. */
interface Request {
  operation: string
  variables: Record<string, unknown>
  /** Whether the page says that nobody did anything. */
  unasked?: true
}

/**
 * A network that answers the operations it was told of, by name, and refuses every other request. An answer may be a function
 * of the variables, and may let wait for itself.
 */
export function network() {
  const server = setupServer()
  const asked: Request[] = []
  /** What was sent and is not known yet here. */
  const coming = new Set<string>()
  server.events.on('request:start', ({ request, requestId }) => {
    coming.add(requestId)
    request.signal.addEventListener('abort', () => coming.delete(requestId)) // of which nobody hears the end
  })
  server.events.on('request:end', ({ requestId }) => coming.delete(requestId))
  /** Until what was answered so far has been heard: a whole request later. */
  const heard = async () => {
    server.use(http.get('/heard', () => HttpResponse.json({}), { once: true }))
    await (await fetch('/heard')).json()
  }
  beforeAll(() => {
    server.listen({ onUnhandledRequest: 'error' })
  })
  afterEach(async () => {
    let before: number
    do {
      before = asked.length
      await heard() // what a page asks while it is taken down is not asked in the next test
      await new Promise((turn) => setTimeout(turn, 0))
    } while (coming.size > 0 || asked.length > before)
    server.resetHandlers()
    asked.length = 0
  })
  afterAll(() => {
    server.close()
  })
  return {
    asked,
    server,
    heard,
    answers: (answers: Answers) => {
      server.use(
        http.post('/graphql', async ({ request, requestId }) => {
          const body = (await request.json()) as { documentId: string; variables: Request['variables'] }
          const operation =
            /\b(?:query|mutation|subscription) (\w+)/.exec(
              (operations as Record<string, string>)[body.documentId] ?? '',
            )?.[1] ?? ''
          const answer = answers[operation]
          if (answer === undefined) {
            return HttpResponse.error()
          }
          const unasked = request.headers.get('X-Gevraagd') === 'unasked'
          coming.delete(requestId)
          asked.push({ operation, variables: body.variables, ...(unasked ? { unasked } : {}) })
          const data: unknown =
            typeof answer === 'function' ? await (answer as (variables: unknown) => unknown)(body.variables) : answer
          return HttpResponse.json({ data })
        }),
      )
    },
  }
}
