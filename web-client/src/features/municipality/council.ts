import { graphql } from '../../graphql/generated'
import type { CouncilQuery } from '../../graphql/generated/graphql'
import { codeOf, execute } from '../../graphql/client'
import { brokenTitle, oneMoment, tryAgain, whatBroke } from '../../i18n/broken'
import { day, number, say, type Locale } from '../../i18n/words'
import { municipalityPath, routes } from '../../i18n/routes'
import { drawLots, newSeed } from '../drawLots'
import { callOf, figuresOf, markOf, titleOf, type CouncilFacts } from './councilWords'

// Hundreds of pages are for reading alone, so what comes on them has to be small: this one makes do without React.

const Council = graphql(`
  query Council($code: String!) {
    municipality(code: $code) {
      code
      name
      province
      population
      seats
      seatsEstimated
      mergesOn
      mergesInto {
        name
      }
      takesIn {
        name
        mergesOn
      }
      nextElection {
        kind
        electionDay
        nominationDay
      }
      branches(first: 100) {
        edges {
          node {
            id
            name
            verified
          }
        }
      }
    }
  }
`)

type Municipality = NonNullable<CouncilQuery['municipality']>

/** An element with these words and elements in it; words are text, whatever they look like. */
function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, value)
  }
  element.append(...children)
  return element
}

/** Asks for the parties and the days of the election, shows them here, and mends what the page says where it is no longer true. */
export function showCouncil(app: HTMLElement, locale = document.documentElement.lang as Locale, seed = newSeed()) {
  const t = say(locale)
  app.replaceChildren(make('p', { class: 'quiet', role: 'status' }, oneMoment(t)))
  execute(Council, { code: app.dataset['code'] ?? '' }).then(
    ({ municipality }) => {
      if (!municipality) {
        app.replaceChildren(broken('INTERNAL'))
        return
      }
      mend(app.dataset['known'], municipality, locale)
      app.replaceChildren(...whoItIsNow(app.dataset, municipality, locale), ...about(municipality, locale, seed))
    },
    (error: unknown) => {
      app.replaceChildren(broken(codeOf(error)))
    },
  )

  function broken(code: string): Node {
    const again = make('button', { class: 'btn second', type: 'button' }, tryAgain(t))
    again.addEventListener('click', () => {
      document.getElementById('inhoud')?.focus({ preventScroll: true })
      showCouncil(app, locale, seed)
    })
    return make(
      'div',
      { class: 'problem', role: 'alert' },
      make('h2', {}, brokenTitle(t)),
      make('p', {}, whatBroke(code, t)),
      again,
    )
  }
}

/** The build made the page of what was true on its day: municipalities merge, and the operator imports newer figures. */
function mend(known: string | undefined, council: Municipality, locale: Locale) {
  const t = say(locale)
  const { code, name, province, population, seats, seatsEstimated } = council
  const now: CouncilFacts = {
    code,
    name,
    province,
    inhabitants: typeof population === 'number' ? number(locale, population) : '',
    seats: String(seats ?? ''),
    estimated: seatsEstimated,
  }
  if (known === markOf(now)) {
    return
  }
  document.title = `${titleOf(name, t)} – Gevraagd`
  document.querySelector('h1')?.replaceChildren(name)
  document
    .querySelector('.facts')
    ?.replaceChildren(
      ...figuresOf(now, t).map(([figure, what]) => make('div', {}, make('dt', {}, figure), make('dd', {}, what))),
    )
  const call = document.querySelector('.call a')
  call?.setAttribute('href', `${routes.signUp[locale]}?gemeente=${code}`)
  call?.replaceChildren(callOf(name, t))
}

/** What became of whom somebody asked for, where that is no longer its name. */
function whoItIsNow(asked: DOMStringMap, { code, name }: Municipality, locale: Locale): Node[] {
  const t = say(locale)
  const { code: before = code, name: was = name } = asked
  if (was === name) {
    return []
  }
  if (before === code) {
    return [make('p', { class: 'note' }, t(`${was} heet nu ${name}.`, `${was} is called ${name} now.`))]
  }
  return [
    make(
      'p',
      { class: 'note' },
      t(
        `De gemeente ${was} bestaat niet meer. De raad van ${name} is nu jouw raad. `,
        `The municipality of ${was} is no longer there. The council of ${name} is your council now. `,
      ),
      make('a', { href: municipalityPath(locale, name) }, t(`Naar de pagina van ${name}`, `To the page of ${name}`)),
      '.',
    ),
  ]
}

function about(council: Municipality, locale: Locale, seed: number) {
  const { name, mergesOn, mergesInto, takesIn, nextElection, branches } = council
  const t = say(locale)
  const parties = drawLots(
    branches.edges.map((edge) => edge.node),
    seed,
  )
  const shown: Node[] = []
  if (mergesOn && mergesInto) {
    const { name: into } = mergesInto
    shown.push(
      make(
        'p',
        { class: 'note' },
        t(
          `Op ${day(locale, mergesOn)} gaat ${name} op in ${into}. Vanaf die dag is de raad van ${into} jouw raad. `,
          `On ${day(locale, mergesOn)} ${name} becomes part of ${into}. From that day on the council of ${into} is your council. `,
        ),
        make(
          'a',
          { href: municipalityPath(locale, into) },
          t(`Bekijk ook de partijen in ${into}`, `See the parties in ${into} as well`),
        ),
        '.',
      ),
    )
  }
  for (const one of takesIn) {
    shown.push(
      make(
        'p',
        { class: 'note' },
        t(
          `Op ${day(locale, one.mergesOn ?? '')} komt ${one.name} erbij. Vanaf die dag is dit ook de raad van wie daar woont.`,
          `On ${day(locale, one.mergesOn ?? '')} ${one.name} becomes part of ${name}. From that day on this is also the council of everybody who lives there.`,
        ),
      ),
    )
  }
  if (nextElection) {
    /** The council that people here vote for then. */
    const later = mergesOn !== null && mergesOn <= nextElection.electionDay
    const voted = later || nextElection.kind === 'REDIVISION' ? mergesInto?.name : undefined
    shown.push(
      make('h2', {}, t('De volgende verkiezing', 'The next election')),
      make(
        'p',
        {},
        t('Stemmen op ', 'Voting on '),
        make('b', {}, day(locale, nextElection.electionDay)),
        voted ? t(`, voor de raad van ${voted}`, `, for the council of ${voted}`) : '',
        t('. Partijen leveren hun lijst in op ', '. Parties hand in their list on '),
        make('b', {}, day(locale, nextElection.nominationDay)),
        '.',
      ),
    )
  }
  shown.push(make('h2', {}, t('De partijen', 'The parties')))
  if (parties.length === 0) {
    shown.push(
      make(
        'p',
        {},
        t(
          'We kennen hier nog geen partijen. Meld je toch aan, en kijk later op je eigen pagina wie erbij kwam.',
          'We do not know of any parties here yet. Sign up anyway, and see later on your own page who has joined.',
        ),
      ),
    )
    return shown
  }
  shown.push(
    make(
      'p',
      { class: 'quiet' },
      t(
        '‘Doet mee’ betekent: deze partij zoekt mensen via Gevraagd. Het zegt niets over de verkiezing.',
        '‘Takes part’ means: this party looks for people through Gevraagd. It says nothing about the election.',
      ),
    ),
    make(
      'ul',
      { class: 'parties' },
      ...parties.map((party) =>
        make(
          'li',
          {},
          make('span', {}, party.name),
          ' ',
          party.verified
            ? make('span', { class: 'stage' }, t('doet mee', 'takes part'))
            : make('span', { class: 'quiet' }, t('doet nog niet mee', 'has not joined yet')),
        ),
      ),
    ),
    ...(parties.some((party) => party.verified)
      ? []
      : [
          make(
            'p',
            { class: 'note' },
            t(
              'Hier doet nog geen partij mee. Meld je toch aan. Jij kiest van welke je het hoort als ze meedoet.',
              'No party takes part here yet. Sign up anyway. You choose which to hear of when they join.',
            ),
          ),
        ]),
    make(
      'p',
      { class: 'small quiet' },
      t(
        'De volgorde is geloot. Geen partij kan een plek kopen.',
        'The order is drawn by lot. No party can buy a place.',
      ),
    ),
  )
  return shown
}
