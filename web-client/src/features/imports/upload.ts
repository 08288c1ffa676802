import { ask, noAnswer } from '../../graphql/client'

/** As long as a big file takes on a slow line. */
const PATIENCE = 5 * 60_000

/** Hands a file in; gives the id for an import, or why the server does not take it. */
export async function upload(file: File): Promise<{ id: string } | { refused: string }> {
  const { status, body } = await ask('/uploads', {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', 'X-Gevraagd': '1' },
    body: file,
    signal: AbortSignal.timeout(PATIENCE),
  })
  if (status < 400 && body !== undefined) {
    return body as { id: string }
  }
  if (status === 413) {
    return { refused: `${file.name} is te groot.` }
  }
  if (status === 403) {
    return { refused: 'Je mag geen partijen inlezen.' }
  }
  throw noAnswer(status)
}
