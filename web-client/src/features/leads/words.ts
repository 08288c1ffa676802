import type {
  AddLeadNoteMutation,
  DeclineLeadMutation,
  InviteProspectMutation,
  LeadStage,
  MatchReason,
  MoveLeadMutation,
} from '../../graphql/generated/graphql'
import type { Heard } from '../../ui/heard'
import type { Lead } from './lead'

export const invited = {
  ProspectInvited: { said: 'De uitnodiging gaat de deur uit. Je hoort het als er een antwoord is.' },
  AlreadyInvited: { said: 'Deze kandidaat was al uitgenodigd. Er gaat geen tweede mail.' },
  LeadNotOpen: {
    refused: 'Deze kandidaat is nu niet uit te nodigen. Dat ligt niet aan jullie. Probeer het later nog eens.',
  },
  InputRejected: { refused: 'Je bericht is niet verstuurd. Kijk bij het bericht wat er niet klopt.' },
} satisfies Record<InviteProspectMutation['inviteProspect']['__typename'], Heard>
export const moved = {
  LeadMoved: { said: 'Bewaard.' },
  StaleVersion: {
    refused: 'Deze kaart is net veranderd, door een collega of door de kandidaat. Dit is hoe het nu is.',
  },
  IllegalStageChange: { refused: 'Deze stap kan niet vanaf hier.' },
  LeadNotOpen: { refused: 'Deze kaart is niet meer open.' },
  InputRejected: { refused: 'Dit kan zo niet.' },
} satisfies Record<MoveLeadMutation['moveLead']['__typename'], Heard>
export const declined = {
  LeadDeclined: { said: 'Je hebt de kaart afgewezen. De kandidaat krijgt geen mail, en ziet het op de eigen pagina.' },
  StaleVersion: {
    refused: 'Deze kaart is net veranderd, door een collega of door de kandidaat. Dit is hoe het nu is.',
  },
  LeadNotOpen: { refused: 'Deze kaart is niet meer open.' },
  InputRejected: { refused: 'Dit kan zo niet.' },
} satisfies Record<DeclineLeadMutation['declineLead']['__typename'], Heard>
export const noted = {
  LeadNoteAdded: { said: 'Notitie bewaard.' },
  LeadNotOpen: { refused: 'Deze kaart is niet meer open.' },
  InputRejected: { refused: 'Je notitie is niet bewaard. Kijk wat er niet klopt.' },
} satisfies Record<AddLeadNoteMutation['addLeadNote']['__typename'], Heard>
/** Why the candidate is among the cards of this branch. */
export const reasons: Record<MatchReason, string> = {
  CHOSEN_BY_PROSPECT: 'koos jullie partij',
  SAME_MUNICIPALITY: 'woont in jullie gemeente',
  SHARED_THEMES: 'geeft om hetzelfde als jullie',
}

/** Who has to do what by the day that it is due. */
export const due: Partial<Record<LeadStage, (day: string) => string>> = {
  NEW: (day) => `nodig uiterlijk ${day} uit`,
  INVITED: (day) => `de kandidaat antwoordt uiterlijk ${day}`,
  ACCEPTED: (day) => `maak uiterlijk ${day} een afspraak`,
}
/** What is to be done, or was not, when that day is over. */
export const overdue: Partial<Record<LeadStage, string>> = {
  NEW: 'Nodig nu uit, of wijs af. ',
  INVITED: 'De kandidaat antwoordde niet. ',
  ACCEPTED: 'Maak nu een afspraak. ',
}

/** Forward, by how far the lead is. */
export const steps: Partial<Record<LeadStage, { to: LeadStage; words: string }[]>> = {
  ACCEPTED: [
    { to: 'MET', words: 'We hebben gesproken' },
    { to: 'ON_LIST', words: 'Staat op de lijst' },
  ],
  MET: [{ to: 'ON_LIST', words: 'Staat op de lijst' }],
  ON_LIST: [{ to: 'ELECTED', words: 'Is gekozen' }],
}
/** Where one step back may lead, as the api allows it (`LeadStage.leadsTo`). */
const behind: Partial<Record<LeadStage, LeadStage[]>> = {
  MET: ['ACCEPTED'],
  ON_LIST: ['MET', 'ACCEPTED'],
  ELECTED: ['ON_LIST'],
}

export function isBack({ from, to }: Lead['history'][number]): boolean {
  return from != null && behind[from]?.includes(to) === true
}

/** One step back for a slip of the mouse: to where the last step on to here came from, so that nothing is recorded that never was. */
export function back({ stage, history }: Pick<Lead, 'stage' | 'history'>): LeadStage | undefined {
  return history.flatMap(({ from, to }) => (to === stage && from && behind[stage]?.includes(from) ? [from] : [])).at(-1)
}

/** What declining closes, by how far the lead is. */
export function declining(lead: { stage: LeadStage; contact?: unknown }): string {
  if (lead.contact) {
    return 'Weet je het zeker? Naam en mailadres sluiten dan, en dit kun je niet ongedaan maken.'
  }
  return lead.stage === 'INVITED'
    ? 'Weet je het zeker? De kandidaat kan dan niet meer antwoorden, en dit kun je niet ongedaan maken.'
    : 'Weet je het zeker? Jullie kunnen deze kandidaat dan niet meer uitnodigen, en dit kun je niet ongedaan maken.'
}
