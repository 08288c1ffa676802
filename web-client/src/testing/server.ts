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
  beforeAll(() => {
    server.listen({ onUnhandledRequest: 'error' })
  })
  afterEach(() => {
    server.resetHandlers()
    asked.length = 0
  })
  afterAll(() => {
    server.close()
  })
  return {
    asked,
    server,
    /** Until what was answered so far has been heard: a whole request later. */
    heard: async () => {
      server.use(http.get('/heard', () => HttpResponse.json({}), { once: true }))
      await (await fetch('/heard')).json()
    },
    answers: (answers: Answers) => {
      server.use(
        http.post('/graphql', async ({ request }) => {
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
          asked.push({ operation, variables: body.variables, ...(unasked ? { unasked } : {}) })
          const data: unknown =
            typeof answer === 'function' ? await (answer as (variables: unknown) => unknown)(body.variables) : answer
          return HttpResponse.json({ data })
        }),
      )
    },
  }
}
