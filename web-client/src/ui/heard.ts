/** What came of a press: what is said when it is done, or why it was refused. */
export type Heard = { said: string } | { refused: string }

/** Of no press yet. */
export const NOTHING: Heard = { said: '' }
