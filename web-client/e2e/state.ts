/** How much the database holds of what a link in a letter can bring about. */
export interface State {
  sessions: number
  usedLinks: number
  waitingSignUps: number
}

/** Counts, now. The tests that start the application answer it. */
export async function state(): Promise<State> {
  const counts = process.env['GEVRAAGD_STATE']
  if (!counts) throw new Error('GEVRAAGD_STATE has to name an address that counts what is in the database')
  return (await (await fetch(counts)).json()) as State
}
