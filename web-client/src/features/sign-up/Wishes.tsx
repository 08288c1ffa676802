import { useLocale, useSay } from '../../i18n/locale'
import { Choice, TextArea, TextField } from '../../ui/fields'
import { ThemeChoices } from '../../ui/ThemeChoices'
import { labels, wrongInWishes } from './form'
import type { Asked } from './questions'
import { Onwards, Step, type Questioned } from './Step'

/** What somebody cares about, and how much time they have: all of it may be left out. */
export function Wishes({ themes, form, set, problems, next, back, changing }: Questioned & Pick<Asked, 'themes'>) {
  const locale = useLocale()
  const t = useSay()
  const names = labels(t)
  return (
    <Step
      number={3}
      question={t('Waar geef je om?', 'What do you care about?')}
      problems={problems}
      back={back}
      changing={changing}
    >
      <p>{t('Alles hier mag je overslaan.', 'You may skip all of this.')}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          next(wrongInWishes(form, locale))
        }}
      >
        <ThemeChoices
          legend={names.themes}
          themes={themes}
          chosen={form.themes}
          onChange={(themes) => {
            set({ themes }, 'themes')
          }}
        />
        <TextField
          id="hoursPerWeek"
          label={names.hoursPerWeek}
          problems={problems}
          value={form.hours}
          inputMode="numeric"
          onChange={(hours) => {
            set({ hours }, 'hoursPerWeek')
          }}
        />
        <TextField
          id="phone"
          type="tel"
          label={names.phone}
          hint={t('Ziet een partij pas na jouw ja.', 'A party sees it only after your yes.')}
          problems={problems}
          value={form.phone}
          autoComplete="tel"
          onChange={(phone) => {
            set({ phone }, 'phone')
          }}
        />
        <TextArea
          id="motivation"
          label={names.motivation}
          hint={t(
            'Zet hier geen dingen in over je gezondheid of geloof. Hooguit 1.000 tekens.',
            'Do not write about your health or religion here. At most 1,000 characters.',
          )}
          problems={problems}
          value={form.motivation}
          onChange={(motivation) => {
            set({ motivation }, 'motivation')
          }}
        />
        <Choice
          id="shareMotivation"
          checked={form.share}
          problems={problems}
          onChange={(share) => {
            set({ share }, 'shareMotivation')
          }}
        >
          <b>
            {t('Partijen die ik kies, mogen dit lezen op mijn kaart', 'Parties that I choose may read this on my card')}
          </b>
          <small>{t('Ook voordat ik ja heb gezegd', 'Also before I have said yes')}</small>
        </Choice>
        <Onwards toCheck={changing} />
      </form>
    </Step>
  )
}
