import type { InvitationAnswer } from '../graphql/generated/graphql'
import type { Say } from '../i18n/locale'

/** What an answer does. */
export function afterAnswer(answer: InvitationAnswer, name: string, hasSaidYes: boolean, t: Say): string {
  const words: Record<InvitationAnswer, string> = {
    YES: t(
      `${name} heeft nu je naam en ziet hoe je te bereiken bent. Ze nemen contact met je op.`,
      `${name} now has your name and sees how to reach you. They will get in touch.`,
    ),
    NO: hasSaidYes
      ? t(
          `${name} kan je naam niet meer openen, en ook niet hoe je te bereiken bent. Ze kunnen het al gezien hebben, maar mogen het niet meer gebruiken.`,
          `${name} can no longer open your name, nor how to reach you. They may have seen it already, but may not use it any more.`,
        )
      : t(`${name} hoort dat, en niet wie je bent.`, `${name} hears that, and not who you are.`),
    LATER: t(
      'De uitnodiging blijft open. Bewaar de mail, want we herinneren je niet.',
      'The invitation stays open. Keep the e-mail, as we do not remind you.',
    ),
  }
  return words[answer]
}

/** What somebody should know before they say yes. */
export function whatYesOpens(name: string, until: string, hasSaidYes: boolean, t: Say): string {
  if (hasSaidYes) {
    return t(
      `Zeg je weer ja, dan kan ${name} je naam, je mailadres en je telefoonnummer weer openen. Je kunt antwoorden tot en met ${until}.`,
      `If you say yes again, ${name} can open your name, your e-mail address and your phone number again. You can answer up to and including ${until}.`,
    )
  }
  return t(
    `Na een ja krijgt ${name} je naam, je mailadres en je telefoonnummer als je dat hebt ingevuld. Bij nee blijft alles dicht. Je kunt antwoorden tot en met ${until}.`,
    `After a yes ${name} gets your name, your e-mail address and your phone number if you filled it in. With a no everything stays closed. You can answer up to and including ${until}.`,
  )
}
