import { say, type Locale, type Say } from '../../i18n/locale'
import type { FieldProblem } from '../../ui/fields'
import { wrongIn } from '../told'

/** The question about parties, which are those of one council. */
export const PARTIES = 4
/** The last question: whether all is right. */
export const LAST = 5

export interface Form {
  /** The council that the parties below are of. */
  code: string
  /** The last question that was answered. */
  passed: number
  name: string
  email: string
  adult: boolean
  themes: string[]
  hours: string
  phone: string
  motivation: string
  share: boolean
  branches: string[]
  waitFor: string[]
  none: boolean
  contact: boolean
  newsletter: boolean
}

export const empty: Form = {
  code: '',
  passed: 1,
  name: '',
  email: '',
  adult: false,
  themes: [],
  hours: '',
  phone: '',
  motivation: '',
  share: false,
  branches: [],
  waitFor: [],
  none: false,
  contact: false,
  newsletter: false,
}

const asked: Record<string, number> = {
  name: 2,
  email: 2,
  eighteenOrOlder: 2,
  themes: 3,
  hoursPerWeek: 3,
  phone: 3,
  motivation: 3,
  shareMotivation: 3,
  none: PARTIES,
  waitFor: PARTIES,
}
/** The question that asks for what a problem is about; the last one for all that no step asks. */
export const stepOf = (problem: FieldProblem) => asked[problem.id] ?? LAST

/** What the fields are called, here and where something is wrong with them. */
export const labels = (t: Say) => ({
  name: t('Hoe wil je genoemd worden?', 'What name do you want to use?'),
  email: t('Je mailadres', 'Your e-mail address'),
  eighteenOrOlder: t('Ik ben 18 jaar of ouder', 'I am 18 or older'),
  themes: t('Onderwerpen', 'Themes'),
  hoursPerWeek: t('Hoeveel uur per week heb je?', 'How many hours a week do you have?'),
  phone: t('Telefoonnummer', 'Phone number'),
  motivation: t('Waarom wil je dit misschien?', 'Why might you want this?'),
  waitFor: t('Doen nog niet mee', 'Have not joined yet'),
  consents: t('Jouw toestemming', 'Your consent'),
})

/** What is wrong with who somebody is. */
export function wrongInWho({ name, email, adult }: Form, locale: Locale): FieldProblem[] {
  const t = say(locale)
  const found = wrongIn({ name, email }, labels(t), locale)
  return adult
    ? found
    : [...found, { id: 'eighteenOrOlder', message: t('Je moet 18 jaar of ouder zijn', 'You have to be 18 or older') }]
}

/** What is wrong with what somebody may leave out. */
export function wrongInWishes({ hours: hoursPerWeek, phone, motivation }: Form, locale: Locale): FieldProblem[] {
  return wrongIn({ hoursPerWeek, phone, motivation }, labels(say(locale)), locale)
}
