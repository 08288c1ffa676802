import type { LeadStage } from '../graphql/generated/graphql'
import type { Say } from '../i18n/locale'

/** What a stage is called; a stage added to the schema does not compile before it has a Dutch name. */
export function stageName(stage: LeadStage, t: Say): string {
  const names: Record<LeadStage, string> = {
    NEW: t('Nieuw', 'New'),
    INVITED: t('Uitgenodigd', 'Invited'),
    ACCEPTED: t('Zei ja', 'Said yes'),
    MET: t('Gesproken', 'Met'),
    ON_LIST: t('Op de lijst', 'On the list'),
    ELECTED: t('Gekozen', 'Elected'),
    DECLINED_BY_PROSPECT: t('Zei nee', 'Said no'),
    DECLINED_BY_BRANCH: t('Afgewezen', 'Declined'),
    EXPIRED: t('Verlopen', 'Lapsed'),
    WITHDRAWN: t('Ingetrokken', 'Withdrawn'),
  }
  return names[stage]
}
