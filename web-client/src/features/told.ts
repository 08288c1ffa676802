import { number, say, type Locale } from '../i18n/locale'
import type { FieldProblem } from '../ui/fields'

type Field = 'name' | 'email' | 'hoursPerWeek' | 'phone' | 'motivation'

const EMAIL = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@([^\s.@]+\.)+[^\s.@]{2,}$/
const PHONE = /^(\+[1-9]\d{7,14}|00[1-9]\d{7,14}|0[1-9]\d{8})$/

/**
 * What is wrong with what people tell of themselves, said at once instead of after sending: the limits are those of the api, which
 * decides.
 */
export function wrongIn(told: Partial<Record<Field, string>>, labels: Record<string, string>, locale: Locale) {
  const t = say(locale)
  const tooLong = (text: string, most: number) => {
    const now = Array.from(text).length
    const [limit, length] = [number(locale, most), number(locale, now)]
    return now > most && t(`Hooguit ${limit} tekens, nu ${length}`, `At most ${limit} characters, now ${length}`)
  }
  const rules: Record<Field, (text: string) => string | false> = {
    name: (text) => (text ? tooLong(text, 100) : t('Vul dit in', 'Fill this in')),
    email: (text) =>
      (!text && t('Vul je mailadres in', 'Fill in your e-mail address')) ||
      (!EMAIL.test(text) &&
        t(
          'Vul het in zoals naam@voorbeeld.nl, zonder accenten voor de @',
          'Fill it in like name@example.com, without accents before the @',
        )),
    hoursPerWeek: (text) =>
      text !== '' &&
      !(/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 80) &&
      t('Vul een heel getal in van 1 tot en met 80, zonder komma', 'Fill in a whole number from 1 to 80'),
    phone: (text) =>
      text !== '' &&
      !PHONE.test(text.replace(/[\s().-]/g, '')) &&
      t(
        'Vul een nummer in zoals 06 12345678, of laat dit leeg',
        'Fill in a number such as 06 12345678, or leave this empty',
      ),
    motivation: (text) => tooLong(text, 1_000),
  }
  return Object.entries(told).flatMap(([id, text]): FieldProblem[] => {
    const message = rules[id as Field](text.trim())
    return message ? [{ id, message, label: labels[id] }] : []
  })
}
