import { useEffect, useState } from 'react'
import type { MyPageQuery, UpdateMeInput } from '../../graphql/generated/graphql'
import { execute } from '../../graphql/client'
import { useLocale, useSay } from '../../i18n/locale'
import { Address } from '../../ui/Address'
import { Button } from '../../ui/Button'
import { Choice, ErrorSummary, TextArea, TextField, type FieldProblem } from '../../ui/fields'
import { NOTHING } from '../../ui/heard'
import { ThemeChoices } from '../../ui/ThemeChoices'
import { useAskBeforeLeaving } from '../../ui/useAskBeforeLeaving'
import type { Work } from '../../ui/useWork'
import { wrongIn } from '../told'
import { heard, UpdateMe } from './changes'
import type { Me } from './Parties'

interface Told {
  name: string
  hoursPerWeek: string
  phone: string
  motivation: string
  shareMotivation: boolean
  themes: string[]
}

function toldBy(me: Me): Told {
  return {
    name: me.name,
    hoursPerWeek: me.hoursPerWeek?.toString() ?? '',
    phone: me.phone ?? '',
    motivation: me.motivation ?? '',
    shareMotivation: me.shareMotivation,
    themes: me.themes.map((theme) => theme.slug),
  }
}

/** Only what somebody changed here: another tab may have changed the rest. */
function changes(was: Told, now: Told): UpdateMeInput {
  const all = {
    ...now,
    hoursPerWeek: now.hoursPerWeek.trim() ? Number(now.hoursPerWeek) : null,
    phone: now.phone || null,
    motivation: now.motivation || null,
  }
  const changed = ([key]: [string, unknown]) => String(was[key as keyof Told]) !== String(now[key as keyof Told])
  return Object.fromEntries(Object.entries(all).filter(changed))
}

interface DetailsProps {
  me: Me
  asked: MyPageQuery
  work: Work
  /** Whether somebody is still signed in, and may see more than what was typed. */
  seen: boolean
  /** Hears whether something is typed that is not saved. */
  typing: (typed: boolean) => void
}

/** What somebody told of themselves, to correct it. */
export function Details({ me, asked, work, seen, typing }: DetailsProps) {
  const locale = useLocale()
  const t = useSay()
  const [taken, setTaken] = useState(me)
  const [saved, setSaved] = useState(() => toldBy(me))
  const [form, setForm] = useState(saved)
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const typed = Object.keys(changes(saved, form)).length > 0
  if (me !== taken) {
    setTaken(me)
    if (!typed && !work.busy) {
      // another tab may have saved something else
      setSaved(toldBy(me))
      setForm(toldBy(me))
    }
  }
  useAskBeforeLeaving(typed)
  useEffect(() => {
    typing(typed)
  }, [typing, typed])
  const labels = {
    name: t('Naam', 'Name'),
    hoursPerWeek: t('Uur per week', 'Hours a week'),
    phone: t('Telefoonnummer', 'Phone number'),
    motivation: t('Motivatie', 'Motivation'),
    themes: t('Onderwerpen', 'Themes'),
  }
  const set = (change: Partial<Told>) => {
    setForm({ ...form, ...change })
    setProblems((all) => all.filter((problem) => !(problem.id in change)))
  }
  const save = async () => {
    const { updateMe } = await execute(UpdateMe, { input: changes(saved, form) })
    if (updateMe.__typename === 'InputRejected') {
      setProblems(
        updateMe.problems.map(({ field, message }) => {
          const id = field[0] ?? 'name'
          return { id, message, label: id in labels ? labels[id as keyof typeof labels] : undefined }
        }),
      )
      return NOTHING
    }
    setSaved(form)
    return heard(updateMe, t('Bewaard.', 'Saved.'), t)
  }
  return (
    <section>
      <h2>{t('Jouw gegevens', 'Your details')}</h2>
      {seen && (
        <p className="quiet">
          <Address>{me.email}</Address>
        </p>
      )}
      <ErrorSummary problems={problems} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const { name, hoursPerWeek, phone, motivation } = form
          const found = wrongIn({ name, hoursPerWeek, phone, motivation }, labels, locale)
          setProblems(found)
          if (found.length === 0) {
            work.run('details', save)
          } else {
            work.forget()
          }
        }}
      >
        <TextField
          id="name"
          label={labels.name}
          problems={problems}
          value={form.name}
          autoComplete="name"
          onChange={(name) => {
            set({ name })
          }}
        />
        <TextField
          id="hoursPerWeek"
          label={labels.hoursPerWeek}
          problems={problems}
          value={form.hoursPerWeek}
          inputMode="numeric"
          onChange={(hoursPerWeek) => {
            set({ hoursPerWeek })
          }}
        />
        <TextField
          id="phone"
          type="tel"
          label={labels.phone}
          problems={problems}
          value={form.phone}
          autoComplete="tel"
          onChange={(phone) => {
            set({ phone })
          }}
        />
        <TextArea
          id="motivation"
          label={labels.motivation}
          hint={t(
            'Zet hier geen dingen in over je gezondheid of geloof. Hooguit 1.000 tekens.',
            'Do not write about your health or religion here. At most 1,000 characters.',
          )}
          problems={problems}
          value={form.motivation}
          onChange={(motivation) => {
            set({ motivation })
          }}
        />
        <Choice
          id="shareMotivation"
          checked={form.shareMotivation}
          onChange={(shareMotivation) => {
            set({ shareMotivation })
          }}
        >
          <b>{t('Partijen die ik kies, mogen mijn motivatie lezen', 'Parties that I choose may read my motivation')}</b>
          <small>{t('Ook voordat ik ja heb gezegd', 'Also before I have said yes')}</small>
        </Choice>
        <ThemeChoices
          legend={labels.themes}
          themes={asked.themes}
          chosen={form.themes}
          onChange={(themes) => {
            set({ themes })
          }}
        />
        <Button type="submit" busy={work.busy === 'details'} waits={work.busy !== ''}>
          {t('Bewaar', 'Save')}
        </Button>
      </form>
    </section>
  )
}
