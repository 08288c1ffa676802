import { useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'

export function Councillor() {
  const locale = useLocale()
  const t = useSay()
  return (
    <div className="wrap task">
      <h1>{t('Wat doet een raadslid?', 'What does a councillor do?')}</h1>
      <p className="lead">
        {t(
          'De gemeenteraad is de baas van de gemeente. Een raadslid beslist mee: over huizen, wegen, zorg, groen en geld.',
          'The council is the highest body of the municipality. A councillor helps decide: on housing, roads, care, green spaces and money.',
        )}
      </p>
      <h2>{t('Het werk', 'The work')}</h2>
      <p>
        {t(
          'Je leest stukken. Je praat met bewoners. Je overlegt met je fractie. En je vergadert, met de raad en in commissies.',
          'You read papers. You talk with residents. You confer with your party group. And you attend meetings, of the council and of committees.',
        )}
      </p>
      <h2>{t('De tijd', 'The time')}</h2>
      <p>
        {t(
          'Gemiddeld 16,75 uur per week. In gemeenten tot 15.000 inwoners ongeveer 15 uur, boven de 150.000 inwoners 21,6 uur. Bron: Nationaal Raadsledenonderzoek 2021.',
          '16.75 hours a week on average. About 15 hours in municipalities of up to 15,000 inhabitants, 21.6 hours above 150,000. Source: national survey of councillors, 2021.',
        )}
      </p>
      <h2>{t('Het geld', 'The pay')}</h2>
      <p>
        {t(
          'In 2022 was het bruto per maand: €\u00a01.081 in gemeenten tot 40.000 inwoners, ongeveer €\u00a01.870 van 100.000 tot 150.000, €\u00a02.175 van 150.000 tot 375.000 en ongeveer €\u00a02.650 daarboven. De raad mag tot 20\u00a0% minder afspreken. Ieder jaar op 1 januari wordt het aangepast. Bronnen: ANP/LocalFocus 2022 en VNG.',
          'In 2022 it was, gross a month: €1,081 in municipalities of up to 40,000 inhabitants, about €1,870 from 100,000 to 150,000, €2,175 from 150,000 to 375,000 and about €2,650 above. The council may set up to 20% less. It is adjusted every 1 January. Sources: ANP/LocalFocus 2022 and VNG.',
        )}
      </p>
      <h2>{t('Je baan', 'Your job')}</h2>
      <p>
        {t(
          'Je hebt recht op onbetaald verlof om naar de raad en commissies te gaan. Dat staat in de wet (BW 7:643). Hoeveel, spreek je af met je werkgever. Kom je er niet uit, dan beslist een rechter. Raadswerk is geen reden voor ontslag. Bron: VNG.',
          'You are entitled to unpaid leave to attend the council and committees. That is the law (Civil Code 7:643). How much, you agree with your employer; if you cannot agree, a judge decides. Council work is no ground for dismissal. Source: VNG.',
        )}
      </p>
      <h2>{t('Wie er in de raad zaten', 'Who sat on councils')}</h2>
      <p>
        {t(
          'Dit zijn cijfers van voor de verkiezing van maart 2026. Raadsleden waren gemiddeld 54,4 jaar oud (VNG, 2025). 33\u00a0% was vrouw (VNG, 2024). 5,9\u00a0% had een migratieachtergrond, tegen 25,2\u00a0% van alle inwoners (UvA, 2023). Van wie in 2022 werd gekozen, was 44,3\u00a0% nieuw (Nederlandse Vereniging voor Raadsleden).',
          'These are figures from before the election of March 2026. Councillors were 54.4 years old on average (VNG, 2025). 33% were women (VNG, 2024). 5.9% had a migration background, against 25.2% of all inhabitants (UvA, 2023). Of those elected in 2022, 44.3% were new (Dutch association of councillors).',
        )}
      </p>
      <p className="call">
        <a className="btn" href={routes.signUp[locale]}>
          {t('Ik wil wel eens praten', 'I would like to talk')}
        </a>
      </p>
    </div>
  )
}
