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

/** Runs a registered operation. */
export async function execute<R, V>(
  document: TypedDocumentString<R, V>,
  ...[variables]: V extends Record<string, never> ? [] : [V]
): Promise<R> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/graphql-response+json',
      'Accept-Language': globalThis.document.documentElement.lang,
      'X-Gevraagd': '1',
    },
    body: JSON.stringify({ documentId: document.__meta__?.['hash'] as string, variables: variables ?? {} }),
  })
  const answer = (await response.json()) as Answer<R>
  const error = answer.errors?.[0]
  if (error || !answer.data) {
    throw new GraphError(error?.extensions?.code ?? 'INTERNAL', error?.extensions?.requestId)
  }
  return answer.data
}
