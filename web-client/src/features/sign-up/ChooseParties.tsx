import { day, useLocale, useSay } from '../../i18n/locale'
import { Choice } from '../../ui/fields'
import { toggle } from '../../ui/toggle'
import { labels, PARTIES } from './form'
import type { Council, Party } from './questions'
import { Onwards, Step, type Questioned } from './Step'

interface ChoosePartiesProps extends Questioned {
  council: Council
  /** In the order that was drawn. */
  parties: Party[]
}

/** Which parties see the card, and which somebody wants to hear of. */
export function ChooseParties({
  council: { name, mergesOn, mergesInto },
  parties,
  form,
  set,
  problems,
  next,
  back,
  changing,
}: ChoosePartiesProps) {
  const locale = useLocale()
  const t = useSay()
  const joined = parties.filter((party) => party.verified)
  const waiting = parties.filter((party) => !party.verified)
  /** Where no party is known, there is nothing to choose. */
  const unknown = parties.length === 0
  /** That nothing was chosen stands at the last box, and is about all of them. */
  const unchosen = problems.some((problem) => problem.id === 'none') ? 'none-problem' : undefined
  return (
    <Step
      number={PARTIES}
      question={
        unknown
          ? t(`In ${name} kennen we nog geen partijen.`, `We do not know of any parties in ${name} yet.`)
          : joined.length > 0
            ? t(`Welke partijen in ${name} mogen jou zien?`, `Which parties in ${name} may see you?`)
            : t(
                `In ${name} doet nog geen partij mee. Van welke wil je het horen als ze meedoet?`,
                `No party in ${name} takes part yet. Which should we tell you about when they join?`,
              )
      }
      problems={problems}
      back={back}
      changing={changing}
    >
      <p className="lead">
        {unknown
          ? t(
              'Niemand ziet nu jouw kaart. Kijk later op je eigen pagina of er een partij bij kwam. Daarover kunnen we je nu niet mailen.',
              'Nobody sees your card now. Look on your own page later whether a party has joined. We cannot e-mail you about that now.',
            )
          : joined.length > 0
            ? t(
                'Zij zien je kaart: je gemeente, waar je om geeft en hoeveel tijd je hebt. Je motivatie ook, als je dat aanvinkte. Pas na jouw ja zien ze je naam, je mailadres en je telefoonnummer als je dat invulde.',
                'They see your card: your municipality, what you care about and how much time you have. Your motivation too, if you ticked that. Only after your yes do they see your name, your e-mail address and your phone number if you filled it in.',
              )
            : t(
                'Niemand ziet nu jouw kaart. Doet een partij later mee, dan kies jij of zij je kaart mag zien.',
                'Nobody sees your card now. If a party joins later, you choose whether it may see your card.',
              )}
      </p>
      {mergesOn && mergesInto && (
        <p className="note">
          {t(
            `Op ${day(locale, mergesOn)} gaat ${name} op in ${mergesInto.name}. Wat je hier kiest, blijft gelden. Partijen in ${mergesInto.name} kies je vanaf die dag op je eigen pagina.`,
            `On ${day(locale, mergesOn)} ${name} becomes part of ${mergesInto.name}. What you choose here stays. From that day on you choose parties in ${mergesInto.name} on your own page.`,
          )}
        </p>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const chosen = unknown || form.branches.length + form.waitFor.length > 0 || form.none
          next(
            chosen
              ? []
              : [
                  {
                    id: 'none',
                    message: t('Kies een partij, of kies ‘nog geen’', 'Choose a party, or choose ‘none yet’'),
                  },
                ],
          )
        }}
      >
        {joined.length > 0 && (
          <fieldset aria-describedby={unchosen}>
            <legend>{t('Doen mee aan deze campagne', 'Take part in this campaign')}</legend>
            {joined.map((party) => (
              <Choice
                key={party.id}
                id={party.id}
                checked={form.branches.includes(party.id)}
                onChange={(on) => {
                  set({ branches: toggle(form.branches, party.id, on), none: false }, 'none')
                }}
              >
                <b>{party.name}</b>
              </Choice>
            ))}
          </fieldset>
        )}
        {waiting.length > 0 && (
          <fieldset id="waitFor" tabIndex={-1} aria-describedby={unchosen}>
            <legend>{labels(t).waitFor}</legend>
            <p className="hint">
              {t(
                'Vink een partij aan. Doet die later mee, dan mailen we je. Tot die tijd ziet die partij niets.',
                'Tick a party. If it joins later, we e-mail you. Until then it sees nothing.',
              )}
            </p>
            {waiting.map((party) => (
              <Choice
                key={party.id}
                id={party.id}
                checked={form.waitFor.includes(party.id)}
                onChange={(on) => {
                  set({ waitFor: toggle(form.waitFor, party.id, on), none: false }, 'none', 'waitFor')
                }}
              >
                <b>{party.name}</b>
              </Choice>
            ))}
          </fieldset>
        )}
        {!unknown && (
          <>
            <Choice
              id="none"
              checked={form.none}
              problems={problems}
              onChange={(none) => {
                set(none ? { none, branches: [], waitFor: [] } : { none }, 'none', 'waitFor')
              }}
            >
              <b>{t('Nog geen', 'None yet')}</b>
              <small>
                {t(
                  'Ik kijk eerst verder. De campagne mag mij wel mailen.',
                  "I'll look around first. The campaign may e-mail me.",
                )}
              </small>
            </Choice>
            <p className="note">
              {t(
                'De volgorde is geloot, alleen voor jou. Geen partij kan een plek kopen.',
                'The order is drawn by lot, for you alone. No party can buy a place.',
              )}
            </p>
          </>
        )}
        <Onwards toCheck />
      </form>
    </Step>
  )
}
