import type { LeadStage } from '../graphql/generated/graphql'

/** What a stage is called in the workspace; a stage added to the schema does not compile before it has a name. */
export const stageNames: Record<LeadStage, string> = {
  NEW: 'Nieuw',
  INVITED: 'Uitgenodigd',
  ACCEPTED: 'Zei ja',
  MET: 'Gesproken',
  ON_LIST: 'Op de lijst',
  ELECTED: 'Gekozen',
  DECLINED_BY_PROSPECT: 'Zei nee',
  DECLINED_BY_BRANCH: 'Afgewezen',
  EXPIRED: 'Verlopen',
  WITHDRAWN: 'Ingetrokken',
}
