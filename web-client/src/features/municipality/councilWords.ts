import type { Say } from '../../i18n/words'

/** What a council's page says before anybody asks, in figures as they are read. */
export interface CouncilFacts {
  code: string
  name: string
  province: string
  /** Empty where it is not known. */
  inhabitants: string
  /** Empty where it is not known. */
  seats: string
  /** Whether the number of seats is an estimate, which may be off by two. */
  estimated: boolean
}

/** What a page says, in a form that can be compared with what is true by now. */
export const markOf = ({ code, name, province, inhabitants, seats, estimated }: CouncilFacts): string =>
  [code, name, province, inhabitants, seats, estimated].join('|')

export const titleOf = (name: string, t: Say): string => t(`De gemeenteraad van ${name}`, `The council of ${name}`)

export const callOf = (name: string, t: Say): string =>
  t(`Ik wil wel eens praten in ${name}`, `I would like to talk in ${name}`)

/** Each figure that is known with what it counts; the year of the count where that is known too. */
export function figuresOf(facts: CouncilFacts, t: Say, year = ''): [figure: string, what: string][] {
  const { province, inhabitants, seats, estimated } = facts
  const source = ['CBS', year, t('ter indicatie', 'as an indication')].filter(Boolean).join(', ')
  const figures: [string, string][] = [
    [
      seats && estimated ? t(`ongeveer ${seats}`, `about ${seats}`) : seats,
      estimated
        ? t('raadsleden, geschat naar het aantal inwoners', 'councillors, estimated by the number of inhabitants')
        : t('raadsleden', 'councillors'),
    ],
    [
      inhabitants,
      t(`inwoners, provincie ${province}. (${source})`, `inhabitants, province of ${province}. (${source})`),
    ],
  ]
  return figures.filter(([figure]) => figure !== '')
}
