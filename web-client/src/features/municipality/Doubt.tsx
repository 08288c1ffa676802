import { useRef, useState } from 'react'
import { graphql } from '../../graphql/generated'
import type { EligibilityInput, EligibilityQuery } from '../../graphql/generated/graphql'
import { codeOf, execute } from '../../graphql/client'
import { useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'
import { Broken } from '../../ui/Broken'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/fields'

const Eligibility = graphql(`
  query Eligibility($input: EligibilityInput!, $locale: String) {
    eligibility(input: $input) {
      eligible
      grounds {
        article
        met
        explanation(locale: $locale)
      }
    }
  }
`)

export default function Doubt() {
  const locale = useLocale()
  const t = useSay()
  const [input, setInput] = useState<EligibilityInput>({
    eighteenByInstallation: false,
    residentOrMoving: false,
    euCitizen: false,
    fiveYearsLawfulResidence: false,
    municipalOfficial: false,
    excludedFromVote: false,
  })
  const [result, setResult] = useState<EligibilityQuery['eligibility'] | null>(null)
  const [broken, setBroken] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  /** Of which asking the answer is awaited: whoever changes a box waits for none. */
  const asking = useRef(0)
  const forget = () => {
    asking.current++
    setResult(null)
    setBroken(null)
    setBusy(false)
  }
  const ask = () => {
    forget()
    setBusy(true)
    const mine = asking.current
    const heard = (tell: () => void) => {
      if (mine === asking.current) {
        setBusy(false)
        tell()
      }
    }
    execute(Eligibility, { input, locale }).then(
      (data) => {
        heard(() => {
          setResult(data.eligibility)
        })
      },
      (error: unknown) => {
        heard(() => {
          setBroken(codeOf(error))
        })
      },
    )
  }
  const question = (key: keyof EligibilityInput, words: string) => (
    <Choice
      id={key}
      checked={input[key] === true}
      onChange={(checked) => {
        setInput({ ...input, [key]: checked })
        forget()
      }}
    >
      <b>{words}</b>
    </Choice>
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        ask()
      }}
    >
      <fieldset>
        <legend>{t('Vink aan wat klopt', 'Tick what is true')}</legend>
        {question(
          'eighteenByInstallation',
          t('Ik ben 18 of ouder als de nieuwe raad begint', 'I am 18 or older when the new council begins'),
        )}
        {question(
          'residentOrMoving',
          t('Ik woon in de gemeente, of ik ga er wonen', 'I live in the municipality, or will move there'),
        )}
        {question(
          'euCitizen',
          t('Ik ben Nederlander of burger van de Europese Unie', 'I am Dutch or a citizen of the European Union'),
        )}
        {!input.euCitizen &&
          question(
            'fiveYearsLawfulResidence',
            t(
              'Als de nieuwe raad begint, woon ik minstens vijf jaar achter elkaar (rechtmatig) in Nederland',
              'When the new council begins, I will have lived (lawfully) in the Netherlands for at least five years in a row',
            ),
          )}
        {question(
          'municipalOfficial',
          t('Ik werk als ambtenaar voor deze gemeente', 'I work as an official of this municipality'),
        )}
        {question(
          'excludedFromVote',
          t('Een rechter heeft mij het kiesrecht afgenomen', 'A judge has taken away my right to vote'),
        )}
      </fieldset>
      <Button type="submit" busy={busy}>
        {t('Laat zien', 'Show me')}
      </Button>
      {broken && <Broken code={broken} />}
      <div role="status" aria-live="polite">
        {result && (
          <h2>
            {result.eligible
              ? t('Op deze punten zien we niets dat je tegenhoudt', 'On these points we see nothing that stops you')
              : t('Let op deze punten', 'Please note these points')}
          </h2>
        )}
      </div>
      {result && (
        <>
          <ul className="grounds">
            {[...result.grounds]
              .sort((one, other) => Number(one.met) - Number(other.met))
              .map((ground) => (
                <li key={ground.explanation} className={ground.met ? undefined : 'unmet'}>
                  <b>
                    {ground.met
                      ? t('In orde.', 'Fine.')
                      : t('Let op. Dit moet kloppen:', 'Please note. This has to be true:')}
                  </b>{' '}
                  {ground.explanation} <span className="quiet small">{ground.article}</span>
                </li>
              ))}
          </ul>
          <p>
            {t(
              'Ook een andere functie kan een probleem zijn. Denk aan burgemeester, wethouder, minister, lid van Gedeputeerde Staten of ombudsman. Lid zijn van de Tweede Kamer of van Provinciale Staten mag wel. Ben je geen Nederlander of EU-burger, en werk je voor een ambassade of consulaat? Of hoor je bij het huishouden van zo iemand? Dan staat dat in de weg. Sommige zaken mag een raadslid niet met de gemeente doen (Gemeentewet artikel 15).',
              'Another office can also be a problem. Think of mayor, alderman, minister, member of the provincial executive or ombudsman. Being a member of parliament or of the provincial council is allowed. Are you neither Dutch nor a citizen of the EU, and do you work for an embassy or consulate? Or do you belong to the household of somebody who does? Then that stands in your way. Some dealings with the municipality are forbidden to a councillor (Gemeentewet article 15).',
            )}
          </p>
          <p className="quiet small">
            {t(
              'Dit is uitleg, geen beslissing. De raad beslist zelf, bij de toelating van wie gekozen is.',
              'This is an explanation, not a decision. The council itself decides, when it admits who was elected.',
            )}
          </p>
          <p>{t('Aanmelden kan als je nu 18 jaar of ouder bent.', 'You can sign up if you are 18 or older now.')}</p>
          <p>
            <a className="btn second" href={routes.signUp[locale]}>
              {t('Ik wil wel eens praten', 'I would like to talk')}
            </a>
          </p>
        </>
      )}
    </form>
  )
}
