/** An address in the workspace that stays with the branch of this page, for members of more than one. */
export function inside(path: string, asked: Record<string, string> = {}): string {
  const query = new URLSearchParams(asked)
  const branch = new URLSearchParams(location.search).get('afdeling')
  if (branch) {
    query.set('afdeling', branch)
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
