import { useLocale, useSay } from '../../i18n/locale'
import { Choice, TextField } from '../../ui/fields'
import { labels, wrongInWho } from './form'
import { PrivacyLink } from './PrivacyLink'
import { Onwards, Step, type Questioned } from './Step'

interface WhoProps extends Questioned {
  /** Whether somebody went back here from what they had sent, of which nothing is left. */
  sent: boolean
}

/** Who somebody is: all that has to be filled in. */
export function Who({ sent, form, set, problems, next, back, changing }: WhoProps) {
  const locale = useLocale()
  const t = useSay()
  const names = labels(t)
  return (
    <Step number={2} question={t('Wie ben je?', 'Who are you?')} problems={problems} back={back} changing={changing}>
      {sent && !form.name && !form.email && (
        <p className="note" role="status">
          {t(
            'Je aanmelding is verstuurd. Daarom staat hier niets meer.',
            'Your sign-up has been sent. That is why nothing stands here any more.',
          )}
        </p>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          next(wrongInWho(form, locale))
        }}
      >
        <TextField
          id="name"
          label={names.name}
          problems={problems}
          value={form.name}
          autoComplete="name"
          onChange={(name) => {
            set({ name }, 'name')
          }}
        />
        <TextField
          id="email"
          type="email"
          label={names.email}
          hint={t('Een partij ziet dit pas als jij ja zegt.', 'A party sees this only when you say yes.')}
          problems={problems}
          value={form.email}
          autoComplete="email"
          onChange={(email) => {
            set({ email }, 'email')
          }}
        />
        <Choice
          id="eighteenOrOlder"
          checked={form.adult}
          problems={problems}
          onChange={(adult) => {
            set({ adult }, 'eighteenOrOlder')
          }}
        >
          <b>{names.eighteenOrOlder}</b>
        </Choice>
        <PrivacyLink />
        <Onwards toCheck={changing} />
      </form>
    </Step>
  )
}
