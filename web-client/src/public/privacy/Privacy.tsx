import { useLocale, useSay } from '../../i18n/locale'
import { routes } from '../../i18n/routes'

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
          'Een functionaris gegevensbescherming let erop dat een organisatie goed met gegevens omgaat. Die van de campagne: ',
          'A data protection officer sees to it that an organisation treats data well. That of the campaign: ',
        )}
        {/* The server puts the officer's address here, where the operator has said it. */}
        <span data-officer="">
          {t(
            'hier is niemand genoemd. Schrijf naar het adres hierboven',
            'nobody is named here. Write to the address above',
          )}
        </span>
        .
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
            'Welke partijen je koos, op welke je wacht, waar je ja op zei, en wanneer.',
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
          {t(
            'Welke mails we je stuurden. Van een uitnodiging ook wat de partij je schreef en wat je antwoordde. Van andere mails niet wat erin stond.',
            'Which e-mails we sent you. Of an invitation also what the party wrote and what you answered. Of other e-mails not what they said.',
          )}
        </li>
      </ul>
      <h2>{t('Waarom?', 'Why?')}</h2>
      <p>
        {t(
          'Om je in contact te brengen met de partijen die jij kiest. Om je daarover te mailen. Om je de nieuwsbrief te sturen, als je die wilt. En om te tellen hoeveel mensen meedoen. Dat mag omdat jij toestemming geeft (AVG artikel 6 en 9). Zonder die toestemming kun je niet meedoen. Je mag je toestemming altijd intrekken. Wat we daarvoor deden, blijft dan toegestaan.',
          'To put you in touch with the parties you choose. To e-mail you about that. To send you the newsletter, if you want it. And to count how many people take part. We may do so because you consent (GDPR articles 6 and 9). Without that consent you cannot take part. You may always withdraw it. What we did before then stays lawful.',
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
            'For 12 months we keep a record of which party opened your name and e-mail address.',
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
          'Dan zijn je naam, telefoonnummer, motivatie en keuzes meteen weg. Ook de notities van partijen in Gevraagd. Dit blijft over:',
          'Then your name, phone number, motivation and choices are gone at once. So are the notes of parties in Gevraagd. This is what stays:',
        )}
      </p>
      <ul>
        <li>
          {t(
            'Je mailadres, voor één laatste mail. Daarna is het weg, na hooguit een uur.',
            'Your e-mail address, for one last e-mail. After that it is gone, within an hour at most.',
          )}
        </li>
        <li>
          {t(
            'Je naam en mailadres als medewerker, als je ook voor een partij of voor de campagne werkt.',
            'Your name and e-mail address as a member, if you also work for a party or for the campaign.',
          )}
        </li>
        <li>
          {t(
            'Een code die van je mailadres is gemaakt. Zo weten we dat we dat adres niet meer mogen mailen. Wie de code leest, kan er geen adres van maken. De code verdwijnt als je je opnieuw aanmeldt.',
            'A code made of your e-mail address. By it we know that we may not e-mail that address any more. Whoever reads the code cannot turn it into an address. The code disappears if you sign up again.',
          )}
        </li>
        <li>
          {t(
            'Bij een partij die je koos: dat er iemand was, in welke gemeente, hoe ver het kwam en wanneer. Niet wie.',
            'With a party you chose: that there was somebody, in which municipality, how far it came and when. Not who.',
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
            'Dat er mails zijn verstuurd, en dat er iemand is gewist: onder een willekeurig nummer. Niet wie.',
            'That e-mails were sent, and that somebody was erased: under a random number. Not who.',
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
