import { useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'
import { People } from './People'

export function Home() {
  const locale = useLocale()
  const t = useSay()
  return (
    <>
      <div className="wrap hero">
        <div>
          <h1>
            {t('Zou jij het doen, ', 'Would you do it, ')}
            <mark>{t('als iemand je vroeg?', 'if somebody asked?')}</mark>
          </h1>
          <p className="lead">
            {t(
              'Van elke 100 mensen zouden er 15 serieus over de gemeenteraad nadenken, als ze maar gevraagd werden. Dus vragen we het jou.',
              '15 in every 100 people would seriously consider joining the municipal council, if somebody asked them. So we are asking you.',
            )}
          </p>
          <form className="ask" method="get" action={routes.find[locale]}>
            <div>
              <label htmlFor="postcode">{t('Je postcode of gemeente', 'Your postcode or municipality')}</label>
              <input id="postcode" name="postcode" type="text" autoComplete="postal-code" />
            </div>
            <button className="btn" type="submit">
              {t('Bekijk jouw gemeente', 'See your municipality')}
            </button>
          </form>
          <p className="small quiet">
            {t('We bewaren niet wat je hier invult.', 'We do not keep what you fill in here.')}
          </p>
        </div>
        <People />
      </div>
      <div className="band">
        <div className="wrap">
          <h2>{t('Goed om te weten', 'Good to know')}</h2>
          <p className="lead">
            {t(
              'Een raadslid beslist mee over de gemeente: over huizen, wegen, zorg, groen en geld. Je leest stukken, praat met bewoners en vergadert. ',
              'A councillor helps decide on the municipality: on housing, roads, care, green spaces and money. You read papers, talk with residents and attend meetings. ',
            )}
            <a href={routes.councillor[locale]}>{t('Lees wat een raadslid doet', 'Read what a councillor does')}</a>.
          </p>
          <dl className="facts">
            <div>
              <dt>{t('17 uur', '17 hours')}</dt>
              <dd>
                {t(
                  'per week, gemiddeld. In een kleine gemeente 15, in een grote 22. ',
                  'a week on average. In a small municipality 15, in a large one 22. ',
                )}
                {t('(Nationaal Raadsledenonderzoek, 2021)', '(National survey of councillors, 2021)')}
              </dd>
            </div>
            <div>
              <dt>{t('€\u00a01.081', '€1,081')}</dt>
              <dd>
                {t(
                  'per maand in een gemeente tot 40.000 inwoners, ongeveer €\u00a02.650 in de grootste. De raad mag tot 20\u00a0% minder afspreken. (bruto, 2022, ANP en VNG)',
                  'a month in a municipality of up to 40,000 inhabitants, about €2,650 in the largest. The council may set up to 20% less. (gross, 2022, ANP and VNG)',
                )}
              </dd>
            </div>
            <div>
              <dt>{t('Verlof', 'Leave')}</dt>
              <dd>
                {t(
                  'Je hebt recht op onbetaald verlof voor vergaderingen (BW 7:643). Het is geen reden voor ontslag (VNG).',
                  'You are entitled to unpaid leave for meetings (Civil Code 7:643). It is no ground for dismissal (VNG).',
                )}
              </dd>
            </div>
          </dl>
        </div>
      </div>
      <section>
        <div className="wrap">
          <h2>{t('Zo werkt het', 'How it works')}</h2>
          <ol className="steps">
            <li>
              <h3>{t('Je laat weten dat je wilt praten', 'You say that you would like to talk')}</h3>
              <p>
                {t(
                  'We vragen je naam, je mailadres en je gemeente. Je bent 18 of ouder, en je geeft toestemming. De rest mag je leeg laten.',
                  'We ask for your name, your e-mail address and your municipality. You are 18 or older, and you consent. You may leave the rest empty.',
                )}
              </p>
            </li>
            <li>
              <h3>{t('Jij kiest welke partijen jou zien', 'You choose which parties see you')}</h3>
              <p>
                {t(
                  'Eén, een paar of nog geen. Landelijk en lokaal door elkaar, niemand voorop.',
                  'One, a few or none yet. National and local mixed, nobody first.',
                )}
              </p>
            </li>
            <li>
              <h3>{t('Een partij vraagt je', 'A party asks you')}</h3>
              <p>
                {t(
                  'Ze ziet eerst alleen je gemeente, waar je om geeft en hoeveel tijd je hebt. Je motivatie ook, als jij dat wilt. Pas na jouw ja krijgt ze je naam.',
                  'It first sees only your municipality, what you care about and how much time you have. Your motivation too, if you want that. Only after your yes does it get your name.',
                )}
              </p>
            </li>
            <li>
              <h3>{t('Je stopt wanneer je wilt', 'You stop whenever you like')}</h3>
              <p>{t('Met één knop. Meteen, overal.', 'With one button. At once, everywhere.')}</p>
            </li>
          </ol>
          <p className="call">
            <a className="btn" href={routes.signUp[locale]}>
              {t('Ik wil wel eens praten', 'I would like to talk')}
            </a>
          </p>
        </div>
      </section>
    </>
  )
}
