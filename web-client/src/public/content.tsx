import { useLocale, useSay } from '../i18n/locale'
import { municipalityPath, routes } from '../i18n/routes'

const asked = new Set([3, 8, 15, 21, 28, 36, 42, 47, 53, 59, 65, 70, 78, 86, 91])

/** The campaign's picture: a hundred circles, fifteen of them yellow. */
function People() {
  const t = useSay()
  return (
    <figure className="people">
      <svg
        viewBox="0 0 240 240"
        role="img"
        aria-label={t('Honderd rondjes, vijftien daarvan geel', 'A hundred circles, fifteen of them yellow')}
      >
        {Array.from({ length: 100 }, (_, i) => (
          <circle
            key={i}
            cx={12 + (i % 10) * 24}
            cy={12 + Math.floor(i / 10) * 24}
            r="9.2"
            className={asked.has(i) ? 'asked' : undefined}
          />
        ))}
      </svg>
      <figcaption className="small quiet">{t('15 van de 100', '15 of 100')}</figcaption>
    </figure>
  )
}

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
              <h3>{t('Jij kiest welke partijen je zien', 'You choose which parties see you')}</h3>
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

export function Privacy() {
  const locale = useLocale()
  const t = useSay()
  return (
    <div className="wrap task">
      <h1>{t('Wat we met je gegevens doen', 'What we do with your details')}</h1>
      <p className="lead">
        {t(
          'Dat jij misschien in de raad wilt, en voor welke partij, is heel persoonlijk. De wet noemt het een bijzonder persoonsgegeven. Zo gaan we ermee om.',
          'That you may want to join the council, and for which party, is very personal. The law calls it a special category of data. This is how we treat it.',
        )}
      </p>
      <h2>{t('Wie is verantwoordelijk?', 'Who is responsible?')}</h2>
      <p>
        {t('De campagne die Gevraagd gebruikt: ', 'The campaign that uses Gevraagd: ')}
        {/* The server puts name and address here, which the build does not know. */}
        <span data-operator="">
          {t('haar naam en adres staan onder iedere mail', 'its name and address stand at the foot of every e-mail')}
        </span>
        {t(
          '. Met een vraag over je gegevens schrijf je daarheen.',
          '. Write there with a question about your details.',
        )}
      </p>
      <p>
        {t(
          'Kies je een partij, dan is die partij zelf verantwoordelijk voor wat zij van jou krijgt.',
          'If you choose a party, that party itself is responsible for what it gets of you.',
        )}
      </p>
      <h2>{t('Wat bewaren we?', 'What do we keep?')}</h2>
      <ul>
        <li>
          {t(
            'De naam die je wilt gebruiken, je mailadres, je gemeente, en in welke taal we je mailen.',
            'The name you want to use, your e-mail address, your municipality, and in which language we e-mail you.',
          )}
        </li>
        <li>
          {t(
            'Als je het invult: onderwerpen, uren per week, telefoonnummer en motivatie. Dat mag je altijd leeg laten.',
            'If you fill it in: themes, hours a week, phone number and motivation. You may always leave that empty.',
          )}
        </li>
        <li>
          {t(
            'Welke partijen je koos, op welke je wacht, en waar en wanneer je ja op zei.',
            'Which parties you chose, which you wait for, and what you said yes to and when.',
          )}
        </li>
        <li>
          {t(
            'Hoe ver je met een partij bent, en wat zij in Gevraagd over je noteert.',
            'How far you are with a party, and the notes that it makes about you in Gevraagd.',
          )}
        </li>
        <li>
          {t(
            'Welke partij je naam en mailadres opende, en wanneer.',
            'Which party opened your name and e-mail address, and when.',
          )}
        </li>
        <li>
          {t('Welke mails we je stuurden. Niet wat erin stond.', 'Which e-mails we sent you. Not what they said.')}
        </li>
      </ul>
      <h2>{t('Waarom?', 'Why?')}</h2>
      <p>
        {t(
          'Om je in contact te brengen met de partijen die jij kiest. Om je daarover te mailen. Om je de nieuwsbrief te sturen, als je die wilt. En om te tellen hoeveel mensen meedoen. Dat mag omdat jij toestemming geeft (AVG artikel 6 en 9). Zonder die toestemming kun je niet meedoen. Je mag je toestemming altijd intrekken. Wat we daarvoor deden, blijft dan toegestaan.',
          'To bring you in contact with the parties you choose. To e-mail you about that. To send you the newsletter, if you want it. And to count how many people take part. We may do so because you consent (GDPR articles 6 and 9). Without that consent you cannot take part. You may always withdraw it. What we did before then stays lawful.',
        )}
      </p>
      <p>
        {t(
          'We maken geen profiel van je. Welke partij je kaart ziet, hangt alleen af van je gemeente en van jouw keuze.',
          'We make no profile of you. Which party sees your card depends only on your municipality and on your own choice.',
        )}
      </p>
      <h2>{t('Wie ziet wat?', 'Who sees what?')}</h2>
      <p>
        {t(
          'Een partij ziet alleen iets van jou als jij die partij kiest. Eerst zonder naam. Je naam, mailadres en telefoonnummer krijgt ze pas als jij ja zegt. De campagne ziet alleen aantallen, en kleine aantallen zijn verborgen. Op jouw pagina zie je wie je naam en mailadres opende, en op welke dag.',
          'A party sees something of you only if you choose it. First without a name. It gets your name, e-mail address and phone number only when you say yes. The campaign sees numbers only, and small numbers are hidden. Your page shows who opened your name and e-mail address, and on which day.',
        )}
      </p>
      <p>
        {t(
          'De servers en de mail kunnen door andere bedrijven worden verzorgd, in opdracht van de campagne. Zij mogen zelf niets met je gegevens doen.',
          'The servers and the e-mail may be run by other companies, on behalf of the campaign. They may not use your details for anything of their own.',
        )}
      </p>
      <h2>{t('Hoe lang?', 'How long?')}</h2>
      <ul>
        <li>
          {t(
            'Bevestig je je aanmelding niet, dan is alles na 7 dagen weg.',
            'If you do not confirm your sign-up, all is gone after 7 days.',
          )}
        </li>
        <li>
          {t(
            'Blijf je meedoen, dan bewaren we je gegevens tot jij ze wist. Ook als je alles intrekt: dan ziet niemand je meer, maar kun je nog terugkomen.',
            'If you stay, we keep your details until you erase them. Also when you withdraw everything: then nobody sees you any more, but you can still come back.',
          )}
        </li>
        <li>
          {t(
            'We bewaren 12 maanden lang welke partij je naam en mailadres opende.',
            'For 12 months we keep a record of who opened your name and e-mail address.',
          )}
        </li>
        <li>
          {t(
            'Het bewijs van je toestemming bewaren we tot 5 jaar nadat die eindigt, zonder je naam of mailadres.',
            'We keep the proof of your consent until 5 years after it ends, without your name or e-mail address.',
          )}
        </li>
      </ul>
      <h2>{t('En als je alles wist?', 'And if you erase everything?')}</h2>
      <p>
        {t(
          'Dan zijn je naam, mailadres, telefoonnummer, motivatie en keuzes meteen weg. Ook de notities van partijen in Gevraagd. Dit blijft over:',
          'Then your name, e-mail address, phone number, motivation and choices are gone at once. So are the notes of parties in Gevraagd. This is what stays:',
        )}
      </p>
      <ul>
        <li>
          {t(
            'Een code die van je mailadres is gemaakt. Zo weten we dat we dat adres niet meer mogen mailen. Wie de code leest, kan er geen adres van maken. De code verdwijnt als je je opnieuw aanmeldt.',
            'A code made of your e-mail address. By it we know that we may not e-mail that address any more. Whoever reads the code cannot turn it into an address. The code disappears if you sign up again.',
          )}
        </li>
        <li>
          {t(
            'Bij een partij die je koos: dat er iemand was, en wanneer. Niet wie.',
            'With a party you chose: that there was somebody, and when. Not who.',
          )}
        </li>
        <li>
          {t(
            'Het bewijs van je toestemming en wie je gegevens opende, onder een willekeurig nummer.',
            'The proof of your consent and who opened your details, under a random number.',
          )}
        </li>
        <li>
          {t(
            'Reservekopieën, hooguit 30 dagen. Tot dan kan alleen de beheerder ze in een noodgeval terugzetten.',
            'Back-up copies, for 30 days at most. Until then only the operator can bring them back, in an emergency.',
          )}
        </li>
      </ul>
      <p>
        {t(
          'Wat een partij buiten Gevraagd van je weet, vraag je aan die partij.',
          'For what a party knows of you outside Gevraagd, you ask that party.',
        )}
      </p>
      <h2>{t('Wat kun je?', 'What can you do?')}</h2>
      <p>
        {t(
          'Je mag je gegevens bekijken, veranderen, stilzetten, meenemen en wissen. Het meeste doe je zelf, op ',
          'You may see, change, pause, take along and erase your details. Most of it you do yourself, on ',
        )}
        <a href={routes.myPage[locale]}>{t('jouw pagina', 'your page')}</a>.{' '}
        {t(
          'Je mailadres kun je daar nog niet veranderen. Wis dan alles, en meld je opnieuw aan. Wil je een kopie van je gegevens? Vraag die aan de campagne. Een klacht? Die kun je indienen bij de Autoriteit Persoonsgegevens.',
          'You cannot change your e-mail address there yet. Erase everything then, and sign up again. Do you want a copy of your details? Ask the campaign for it. A complaint? You can bring it to the Dutch data protection authority (Autoriteit Persoonsgegevens).',
        )}
      </p>
      <h2>{t('Wat we niet doen', 'What we do not do')}</h2>
      <p>
        {t(
          'Geen volgpixels. Geen links die bijhouden of je klikt. Niets van een ander bedrijf op onze pagina’s. We vragen niet naar je BSN, geloof, afkomst of gezondheid.',
          'No tracking pixels. No links that record whether you click. Nothing of another company on our pages. We do not ask for your citizen number, religion, origin or health.',
        )}
      </p>
    </div>
  )
}

export function Accessibility() {
  const locale = useLocale()
  const t = useSay()
  return (
    <div className="wrap task">
      <h1>{t('Toegankelijkheid', 'Accessibility')}</h1>
      <p className="lead">
        {t(
          'Iedereen moet mee kunnen doen. We bouwen naar WCAG 2.2 niveau AA. Er is nog geen officiële verklaring, omdat nog niemand van buiten het heeft nagekeken.',
          'Everybody has to be able to take part. We build to WCAG 2.2 level AA. There is no official statement yet, because nobody from outside has checked it.',
        )}
      </p>
      <p>
        {t(
          'De inhoudspagina’s werken zonder script. Alles werkt met een toetsenbord. Loop je ergens tegenaan? Schrijf naar de campagne. Haar adres staat op de pagina over ',
          'Content pages work without scripts. Everything works with a keyboard. Did you run into something? Write to the campaign. Its address is on the page about ',
        )}
        <a href={routes.privacy[locale]}>{t('privacy', 'privacy')}</a>.
      </p>
    </div>
  )
}

export interface MunicipalityFacts {
  code: string
  name: string
  province: string
  inhabitants: number
  seats: number
  /** Whether the number of seats is an estimate, which may be off by two. */
  estimated: boolean
}

/** What is known of a municipality without asking; parties and days come by a small script. */
export function MunicipalityPage({ facts }: { facts: MunicipalityFacts }) {
  const locale = useLocale()
  const t = useSay()
  const format = (n: number) => n.toLocaleString(locale === 'nl' ? 'nl-NL' : 'en-GB')
  return (
    <div className="wrap task">
      <h1>{facts.name}</h1>
      <dl className="facts light">
        <div>
          <dt>{facts.estimated ? t(`ongeveer ${facts.seats}`, `about ${facts.seats}`) : facts.seats}</dt>
          <dd>
            {facts.estimated
              ? t('raadsleden, geschat naar het aantal inwoners', 'councillors, estimated by the number of inhabitants')
              : t('raadsleden', 'councillors')}
          </dd>
        </div>
        <div>
          <dt>{format(facts.inhabitants)}</dt>
          <dd>
            {t(
              `inwoners, provincie ${facts.province}. (CBS, 2026, ter indicatie)`,
              `inhabitants, province of ${facts.province}. (CBS, 2026, as an indication)`,
            )}
          </dd>
        </div>
      </dl>
      <p className="call">
        <a className="btn" href={`${routes.signUp[locale]}?gemeente=${facts.code}`}>
          {t(`Ik wil wel eens praten in ${facts.name}`, `I would like to talk in ${facts.name}`)}
        </a>
      </p>
      <div id="app" data-code={facts.code}>
        <p className="quiet">
          {t(
            'De partijen en de dagen van de verkiezing worden geladen.',
            'The parties and the days of the election are loading.',
          )}
        </p>
        <Late />
        <noscript>
          {t(
            'Zet scripts aan om de partijen te zien. Aanmelden kan daarna ook.',
            'Switch scripts on to see the parties. Then you can also sign up.',
          )}
        </noscript>
      </div>
    </div>
  )
}

/** Shows after some seconds, where the script that fills the page does not come. */
function Late() {
  const t = useSay()
  return (
    <p className="quiet unfilled">
      {t(
        'Duurt het lang? Laad de pagina opnieuw. Helpt dat niet, probeer het dan later.',
        'Is it taking long? Load the page again. If that does not help, try later.',
      )}
    </p>
  )
}

/** A page that a script fills. Signing up asks its questions as headings of the page, so there the script fills the heading too. */
export function Live({ page, title, intro }: { page: string; title: string; intro?: string }) {
  const t = useSay()
  const heading = <h1>{title}</h1>
  const asks = page === 'signUp'
  return (
    <div className="wrap task">
      {!asks && heading}
      {intro && <p className="lead">{intro}</p>}
      <div id="app" data-page={page}>
        {asks && heading}
        <Late />
        <noscript>
          <p>
            {t(
              'Deze pagina heeft scripts nodig. Zet ze aan in je browser.',
              'This page needs scripts. Please switch them on in your browser.',
            )}
          </p>
        </noscript>
      </div>
    </div>
  )
}

export function NotFound() {
  const locale = useLocale()
  const t = useSay()
  return (
    <div className="wrap task">
      <h1>{t('Deze pagina bestaat niet', 'This page does not exist')}</h1>
      <p className="lead">
        {t('Misschien staat de pagina nu ergens anders. Begin bij de ', 'The page may have moved. Begin at the ')}
        <a href={routes.home[locale]}>{t('voorpagina', 'home page')}</a>
        {t(', of zoek ', ', or find ')}
        <a href={routes.find[locale]}>{t('jouw gemeente', 'your municipality')}</a>.
      </p>
    </div>
  )
}

export function MunicipalityList({ all }: { all: MunicipalityFacts[] }) {
  const locale = useLocale()
  const t = useSay()
  return (
    <details className="wrap task all">
      <summary>{t('Alle gemeenten op een rij', 'All municipalities')}</summary>
      <ul>
        {all.map((one) => (
          <li key={one.code}>
            <a href={municipalityPath(locale, one.name)}>{one.name}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}
