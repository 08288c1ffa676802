import type { TypedDocumentString } from './generated/graphql'

/** The code by which the api says that a request broke; outcomes of a request are data. */
export class GraphError extends Error {}

/** Why something broke, whatever it threw. */
export const codeOf = (error: unknown): string => (error instanceof Error ? error.message : 'INTERNAL')

interface Answer<R> {
  data?: R | null
  errors?: { extensions?: { code?: string } }[]
}

/** After so many milliseconds without an answer nobody waits any longer. */
const PATIENCE = 30_000
/** The server gives a sign of life on every line each 20 seconds: a line that is silent for so long is dead. */
const SILENCE = 60_000

/** What a status means where no words come with it. */
const STATUSES: Record<number, string> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  429: 'RATE_LIMITED',
  502: 'UNAVAILABLE',
  503: 'UNAVAILABLE',
  504: 'UNAVAILABLE',
}
const codeOfStatus = (status: number): string => STATUSES[status] ?? 'INTERNAL'

/** Of an answer that is not what was asked for: if it says that all is well, it comes from something in between. */
export const noAnswer = (status: number): GraphError =>
  new GraphError(status < 400 ? 'UNREACHABLE' : codeOfStatus(status))

/** Asks, and waits no longer than our patience; what is no JSON is no body. */
export async function ask(url: string, init: RequestInit = {}): Promise<{ status: number; body?: unknown }> {
  let status: number
  let text: string
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE), ...init })
    status = response.status
    text = await response.text()
  } catch {
    throw new GraphError('UNREACHABLE')
  }
  try {
    return { status, body: JSON.parse(text) as unknown }
  } catch {
    return { status }
  }
}

/** What our header says: whether somebody did something, or a page asks that is only open, which keeps no session alive. */
type Header = '1' | 'unasked'

const request = <R, V>(
  document: TypedDocumentString<R, V>,
  variables: V | undefined,
  accept: string,
  header: Header,
) => ({
  method: 'POST',
  headers: {
    'Content-Type': 'application/json',
    Accept: accept,
    'Accept-Language': globalThis.document.documentElement.lang,
    'X-Gevraagd': header,
  },
  body: JSON.stringify({ documentId: document.__meta__?.['hash'] as string, variables: variables ?? {} }),
})

const executing = (header: Header) =>
  async function <R, V>(
    document: TypedDocumentString<R, V>,
    ...[variables]: V extends Record<string, never> ? [] : [V]
  ): Promise<R> {
    const asked = request(document, variables, 'application/graphql-response+json', header)
    const { status, body } = await ask('/graphql', asked)
    if (body === undefined) {
      throw noAnswer(status)
    }
    const answer = body as Answer<R>
    const error = answer.errors?.[0]
    if (error || !answer.data) {
      throw new GraphError(error?.extensions?.code ?? codeOfStatus(status))
    }
    return answer.data
  }

/** Runs a registered operation for somebody who does something. */
export const execute = executing('1')
/** The same where nobody does anything: a page that is open asks anew. */
export const executeUnasked = executing('unasked')
export type Execute = typeof execute

/** Answers that mean that nothing was done. After any other, it may have been. */
const NOTHING_DONE = [
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'BAD_REQUEST',
  'RATE_LIMITED',
  'OPERATION_NOT_REGISTERED',
  'COST_EXCEEDED',
]

export const nothingWasDone = (code: string): boolean => NOTHING_DONE.includes(code)

/** After these, asking again is no use. */
const NO_USE_AGAIN = ['FORBIDDEN', 'UNAUTHENTICATED', 'BAD_REQUEST', 'OPERATION_NOT_REGISTERED', 'COST_EXCEEDED']

const isRefused = (answer: Answer<unknown> | undefined, status: number) =>
  NO_USE_AGAIN.includes(answer?.errors?.[0]?.extensions?.code ?? codeOfStatus(status))

/** Follows a registered subscription, which nobody presses for, until it ends or falls silent, or the signal ends it; says whether it was refused, so that asking again is no use. */
export async function follow<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  signal: AbortSignal,
  event: (data: R) => void,
): Promise<boolean> {
  const line = new AbortController()
  const end = () => {
    line.abort()
  }
  signal.addEventListener('abort', end)
  let silent = setTimeout(end, SILENCE)
  try {
    const response = await fetch('/graphql', {
      ...request(document, variables, 'text/event-stream', 'unasked'),
      signal: line.signal,
    })
    if (!response.ok || !response.body || !response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
      const answer = (await response.json().catch(() => undefined)) as Answer<R> | undefined
      return isRefused(answer, response.status)
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) {
        return false
      }
      clearTimeout(silent)
      silent = setTimeout(end, SILENCE)
      const events = (text + value).split(/\r?\n\r?\n/)
      text = events.pop() ?? ''
      for (const one of events) {
        const data = /^data: ?(.*)$/m.exec(one)?.[1]
        const answer = data ? (JSON.parse(data) as Answer<R>) : {}
        if (answer.errors) {
          return isRefused(answer, response.status)
        }
        if (answer.data) {
          event(answer.data)
        }
      }
    }
  } finally {
    clearTimeout(silent)
    signal.removeEventListener('abort', end)
    end()
  }
}
