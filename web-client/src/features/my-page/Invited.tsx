import type { InvitationAnswer } from '../../graphql/generated/graphql'
import { day, useLocale, useSay } from '../../i18n/locale'
import type { Heard } from '../../ui/heard'
import type { Work } from '../../ui/useWork'
import { whatYesOpens } from '../answers'
import type { Me, Party } from './Parties'
import { Press } from './Press'

interface InvitedProps {
  party: Party
  invitation: NonNullable<Me['matches'][number]['invitation']>
  work: Work
  answer: (branch: Party, choice: InvitationAnswer, hasSaidYes: boolean) => () => Promise<Heard>
}

/** A party's invitation, and the answers that can still be given to it. */
export function Invited({ party, invitation, work, answer }: InvitedProps) {
  const locale = useLocale()
  const t = useSay()
  const { answer: now, hasSaidYes } = invitation
  const open = now !== 'YES' && now !== 'NO'
  const button = (choice: InvitationAnswer, words: string, look: string) => (
    <Press work={work} look={look} does={answer(party, choice, hasSaidYes)}>
      {words}
      <span className="hidden"> {party.name}</span>
    </Press>
  )
  return (
    <div className="below">
      {open && invitation.message && (
        <>
          <p className="from">{t(`${party.name} schrijft:`, `${party.name} writes:`)}</p>
          <blockquote>{invitation.message}</blockquote>
        </>
      )}
      {now !== 'YES' && (
        <p className="small quiet">{whatYesOpens(party.name, day(locale, invitation.validUntil), hasSaidYes, t)}</p>
      )}
      <div className="buttons">
        {now !== 'YES' &&
          button(
            'YES',
            open ? t('Ja, dat wil ik', 'Yes, I would') : t('Verander in: ja, dat wil ik', 'Change to: yes, I would'),
            open ? 'small' : 'second small',
          )}
        {now !== 'NO' && button('NO', open ? t('Nee', 'No') : t('Verander in: nee', 'Change to: no'), 'second small')}
        {now === null && button('LATER', t('Later', 'Later'), 'second small')}
      </div>
    </div>
  )
}
