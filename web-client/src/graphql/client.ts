import type { TypedDocumentString } from './generated/graphql'

/** What the api says when a request breaks; outcomes of a request are data. */
export class GraphError extends Error {
  constructor(
    readonly code: string,
    readonly requestId: string | undefined,
  ) {
    super(code)
  }
}

interface Answer<R> {
  data?: R | null
  errors?: { extensions?: { code?: string; requestId?: string } }[]
}

function send<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V | undefined,
  accept: string,
  signal?: AbortSignal,
) {
  return fetch('/graphql', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: accept,
      'Accept-Language': globalThis.document.documentElement.lang,
      'X-Gevraagd': '1',
    },
    body: JSON.stringify({ documentId: document.__meta__?.['hash'] as string, variables: variables ?? {} }),
    ...(signal ? { signal } : {}),
  })
}

/** After so many milliseconds without an answer nobody waits any longer. */
const PATIENCE = 30_000

async function answerTo<R, V>(document: TypedDocumentString<R, V>, variables: V | undefined): Promise<Answer<R>> {
  try {
    const signal = AbortSignal.timeout(PATIENCE)
    const response = await send(document, variables, 'application/graphql-response+json', signal)
    return (await response.json()) as Answer<R>
  } catch {
    throw new GraphError('UNREACHABLE', undefined)
  }
}

/** Runs a registered operation. */
export async function execute<R, V>(
  document: TypedDocumentString<R, V>,
  ...[variables]: V extends Record<string, never> ? [] : [V]
): Promise<R> {
  const answer = await answerTo(document, variables)
  const error = answer.errors?.[0]
  if (error || !answer.data) {
    throw new GraphError(error?.extensions?.code ?? 'INTERNAL', error?.extensions?.requestId)
  }
  return answer.data
}

/** Follows a registered subscription until it ends, or the signal ends it; says whether it was refused, so that asking again is no use. */
export async function follow<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  signal: AbortSignal,
  event: (data: R) => void,
): Promise<boolean> {
  const response = await send(document, variables, 'text/event-stream', signal)
  if (!response.ok || !response.body || !response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
    return response.status < 500
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) {
      return false
    }
    const events = (text + value).split(/\r?\n\r?\n/)
    text = events.pop() ?? ''
    for (const one of events) {
      const data = /^data: ?(.*)$/m.exec(one)?.[1]
      const answer = data ? (JSON.parse(data) as Answer<R>) : {}
      if (answer.errors) {
        return true
      }
      if (answer.data) {
        event(answer.data)
      }
    }
  }
}
