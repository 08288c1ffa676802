import type { ReactNode } from 'react'
import { useSay } from '../../i18n/locale'
import { Address } from '../../ui/Address'
import { Broken } from '../../ui/Broken'
import { Button } from '../../ui/Button'
import { Choice, type FieldProblem } from '../../ui/fields'
import { labels, LAST, PARTIES } from './form'
import { PrivacyLink } from './PrivacyLink'
import { bodyOf, type Asked, type Council, type Party } from './questions'
import { Step, type Questioned } from './Step'

interface CheckProps extends Pick<Questioned, 'form' | 'set' | 'problems' | 'back'> {
  asked: Asked
  council: Council
  /** In the order that was drawn. */
  parties: Party[]
  /** To the question where an answer is changed. */
  change: (question: number) => void
  sending: boolean
  broken: string | null
  /** Sends it, unless something is wrong here. */
  send: (found: FieldProblem[]) => void
}

/** All answers once more, and what somebody agrees to. */
export function Check({
  asked,
  council,
  parties,
  form,
  set,
  problems,
  back,
  change,
  sending,
  broken,
  send,
}: CheckProps) {
  const t = useSay()
  /** What was answered, and the way back to where it was asked. */
  const row = (what: string, answer: ReactNode, question: number) => (
    <>
      <dt>{what}</dt>
      <dd>
        {answer}{' '}
        <button
          className="back"
          type="button"
          disabled={sending}
          onClick={() => {
            change(question)
          }}
        >
          {t('Wijzig', 'Change')}
          <span className="hidden"> {what}</span>
        </button>
      </dd>
    </>
  )
  const chosenNames = (ids: string[]) => parties.filter((party) => ids.includes(party.id)).map((party) => party.name)
  return (
    <Step
      number={LAST}
      question={t('Klopt dit, en vind je dit goed?', 'Is this right, and do you agree?')}
      back={back}
      problems={problems}
      busy={sending}
    >
      <dl className="answers">
        {row(t('Naam', 'Name'), form.name, 2)}
        {row(t('Mailadres', 'E-mail address'), <Address>{form.email}</Address>, 2)}
        {row(t('Gemeente', 'Municipality'), council.name, 1)}
        {row(
          t('Partijen die je kaart zien', 'Parties that see your card'),
          chosenNames(form.branches).join(', ') || t('nog niemand', 'nobody yet'),
          PARTIES,
        )}
        {row(
          t('Partijen waar je op wacht', 'Parties that you wait for'),
          chosenNames(form.waitFor).join(', ') || t('niemand', 'nobody'),
          PARTIES,
        )}
        {row(
          t('Waar je om geeft', 'What you care about'),
          asked.themes
            .filter((theme) => form.themes.includes(theme.slug))
            .map((theme) => theme.label)
            .join(', ') || '–',
          3,
        )}
        {row(t('Uur per week', 'Hours a week'), form.hours || '–', 3)}
        {row(labels(t).phone, form.phone || '–', 3)}
        {row(t('Motivatie', 'Motivation'), form.motivation || '–', 3)}
        {form.motivation.trim() !== '' &&
          row(
            t('Mogen je partijen die motivatie lezen?', 'May your parties read that motivation?'),
            form.share ? t('ja', 'yes') : t('nee', 'no'),
            3,
          )}
      </dl>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send(
            form.contact
              ? []
              : [
                  {
                    id: 'consents',
                    message: t(
                      'Zonder deze toestemming kunnen we je niet aanmelden',
                      'Without this consent we cannot sign you up',
                    ),
                  },
                ],
          )
        }}
      >
        <fieldset disabled={sending}>
          <legend>{labels(t).consents}</legend>
          <Choice
            id="consents"
            checked={form.contact}
            problems={problems}
            onChange={(contact) => {
              set({ contact }, 'consents')
            }}
          >
            {bodyOf(asked, 'CAMPAIGN_CONTACT')}
          </Choice>
          {form.branches.length > 0 && (
            <p className="note">
              <b>{t('Voor elke partij die je koos geldt ook:', 'For each party that you chose this holds too:')}</b>{' '}
              {bodyOf(asked, 'SHARE_WITH_BRANCH')}
            </p>
          )}
          <Choice
            id="newsletter"
            checked={form.newsletter}
            onChange={(newsletter) => {
              set({ newsletter })
            }}
          >
            {bodyOf(asked, 'NEWSLETTER')}
          </Choice>
        </fieldset>
        <PrivacyLink />
        {broken && (
          <Broken code={broken} focused>
            <p>{t('Wat je invulde, staat er nog.', 'What you filled in is still here.')}</p>
          </Broken>
        )}
        <Button id="challenge" type="submit" busy={sending}>
          {t('Meld me aan', 'Sign me up')}
        </Button>
      </form>
    </Step>
  )
}
