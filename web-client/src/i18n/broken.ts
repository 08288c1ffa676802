import type { Say } from './words'

/** What broke in a request, and what to do about it. */
export function whatBroke(code: string, t: Say): string {
  switch (code) {
    case 'CHALLENGE_UNSOLVED':
      return t(
        'Je browser kon niet laten zien dat je geen robot bent. Druk nog een keer op de knop, of neem een andere browser.',
        'Your browser could not show that you are no robot. Press the button once more, or use another browser.',
      )
    case 'UNREACHABLE':
      return t(
        'We krijgen geen antwoord. Kijk of je internet hebt, en probeer het opnieuw.',
        'We get no answer. See if you have internet, and try again.',
      )
    case 'FORBIDDEN':
      return t(
        'Dit mag jij niet doen. Denk je dat dat niet klopt? Vraag het dan aan de campagne.',
        'You may not do this. Do you think that is wrong? Then ask the campaign.',
      )
    case 'UNAVAILABLE':
    case 'DEADLINE_EXCEEDED':
    case 'RATE_LIMITED':
      return t(
        'Het is even te druk. Probeer het over een minuut nog eens.',
        'We are too busy right now. Please try again in a minute.',
      )
    default:
      return t('Er ging bij ons iets mis. Probeer het opnieuw.', 'Something went wrong on our side. Please try again.')
  }
}

export const brokenTitle = (t: Say): string => t('Dit lukt nu niet', 'This does not work right now')

export const tryAgain = (t: Say): string => t('Probeer opnieuw', 'Try again')

export const oneMoment = (t: Say): string => t('Even geduld …', 'One moment …')
