import { useRef, useState, type ReactNode } from 'react'
import { graphql } from '../graphql/generated'
import type { ViewerQuery } from '../graphql/generated/graphql'
import { execute } from '../graphql/client'
import { LeadPage } from '../features/leads/LeadPage'
import { LeadList } from '../features/leads/LeadList'
import { Today } from '../features/leads/Today'
import { ImportParties } from '../features/imports/ImportParties'
import { OpenLink, SignIn } from '../features/sign-in/SignIn'
import { Branches } from '../features/team/Branches'
import { Councils } from '../features/team/Councils'
import { Funnel } from '../features/team/Funnel'
import { Letters } from '../features/team/Letters'
import { Broken, Busy } from '../ui/Broken'
import { inside } from '../ui/inside'
import { useAsk } from '../ui/useAsk'
import { useComeBack } from '../ui/useComeBack'

const ViewerDocument = graphql(`
  query Viewer {
    viewer {
      id
      name
      roles
      branches {
        id
        name
        municipality {
          name
        }
      }
      worksFor {
        id
      }
    }
  }
`)
const SignOut = graphql(`
  mutation SignOutMember {
    signOut {
      at
    }
  }
`)

export type Viewer = NonNullable<ViewerQuery['viewer']>

/** What no browser wrote leads to no card, and is no reason to break down. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The signed-in part: which page it is, and whether somebody is there. */
export function Workspace() {
  const path = location.pathname.replace(/\/$/, '')
  const last = useRef<ViewerQuery['viewer']>(null)
  const [asked, again] = useAsk(async () => {
    const { viewer } = await execute(ViewerDocument)
    last.current = viewer ?? last.current // who is signed out hears so from the page, which keeps what they typed
    return { viewer: last.current }
  }, 'viewer')
  useComeBack(asked.state === 'there', again) // another tab may have signed in, also somebody else
  if (path === '/workspace/inloggen') {
    return (
      <Frame>
        <OpenLink signedIn={asked.state === 'there' && asked.value.viewer !== null} />
      </Frame>
    )
  }
  if (asked.state !== 'there') {
    return <Frame>{asked.state === 'busy' ? <Busy /> : <Broken code={asked.code} again={again} />}</Frame>
  }
  const viewer = asked.value.viewer
  if (!viewer) {
    return (
      <Frame>
        <SignIn />
      </Frame>
    )
  }
  const team = viewer.roles.some((role) => role === 'CAMPAIGN_ANALYST' || role === 'CAMPAIGN_MANAGER')
  const manager = viewer.roles.includes('CAMPAIGN_MANAGER')
  const importer = manager || viewer.roles.includes('PLATFORM_ADMIN')
  const wanted = new URLSearchParams(location.search).get('afdeling')
  const branch = viewer.branches.find((one) => one.id === wanted) ?? viewer.branches[0]
  /** At the door, the first page of the menu. */
  const at = path !== '/workspace' || branch ? path : team ? '/workspace/team' : '/workspace/inlezen'
  const lead = /^\/workspace\/leads\/(.+)$/.exec(path)?.[1]
  return (
    <Frame viewer={viewer} branch={branch} path={at} team={team} manager={manager} importer={importer}>
      {lead ? (
        <LeadPage id={decoded(lead)} />
      ) : path === '/workspace/afdelingen' && manager ? (
        <Branches />
      ) : path === '/workspace/inlezen' && importer ? (
        <ImportParties />
      ) : path === '/workspace/team' && team ? (
        <Funnel />
      ) : path === '/workspace/gemeenten' && team ? (
        <Councils manager={manager} />
      ) : path === '/workspace/berichten' && team ? (
        <Letters />
      ) : branch && path === '/workspace/leads' ? (
        <LeadList branch={branch.id} />
      ) : branch ? (
        <Today branch={branch.id} name={viewer.name} works={viewer.worksFor.some((one) => one.id === branch.id)} />
      ) : team ? (
        <Funnel />
      ) : importer ? (
        <ImportParties />
      ) : (
        <>
          <h1>Hallo {viewer.name}</h1>
          <p className="lead">
            Voor jouw rol is er nog geen pagina. De opdrachten op de server staan in de handleiding.
          </p>
        </>
      )}
    </Frame>
  )
}

function Frame({
  viewer,
  branch,
  path = '',
  team = false,
  manager = false,
  importer = false,
  children,
}: {
  viewer?: Viewer
  branch?: Viewer['branches'][number] | undefined
  path?: string
  team?: boolean
  manager?: boolean
  importer?: boolean
  children: ReactNode
}) {
  const [leaving, setLeaving] = useState<'no' | 'busy' | 'stuck' | 'unsure'>('no')
  const leave = () => {
    setLeaving('busy')
    const left = () => {
      setLeaving('no') // also for who would rather stay, as something is typed here
      location.assign('/workspace/?uit=ja')
    }
    execute(SignOut).then(left, () =>
      execute(ViewerDocument).then(
        (now) => {
          if (now.viewer) {
            setLeaving('stuck')
          } else {
            left()
          }
        },
        () => {
          setLeaving('unsure')
        },
      ),
    )
  }
  const link = (href: string, words: string) => (
    <a href={inside(href)} aria-current={path === href.replace(/\/$/, '') ? 'page' : undefined}>
      {words}
    </a>
  )
  return (
    <>
      <a className="skip" href="#inhoud">
        Naar de inhoud
      </a>
      <header className="site">
        <div className={viewer ? 'wrap bench-head' : 'wrap'}>
          <a className="word" href={inside('/workspace/')}>
            Ge<span>vraagd</span>
          </a>
          {branch && (
            <span className="small quiet">
              {branch.name} · {branch.municipality.name}
            </span>
          )}
          {viewer && (
            <button
              className="lang"
              type="button"
              aria-disabled={leaving === 'busy' || undefined}
              onClick={() => {
                if (leaving !== 'busy') {
                  leave()
                }
              }}
            >
              {leaving === 'busy' ? 'Even geduld …' : 'Log uit'}
            </button>
          )}
        </div>
      </header>
      {/* The menu comes with another page; what stood here before does not move to its side. */}
      <div key={viewer ? 'bench' : 'door'} className={viewer ? 'wrap bench' : 'wrap task'}>
        {viewer && (
          <nav className="side" aria-label="Werkplek">
            {branch && link('/workspace/', 'Vandaag')}
            {branch && link('/workspace/leads', 'Alle kaarten')}
            {team && link('/workspace/team', 'Van aanmelding tot raadszetel')}
            {team && link('/workspace/gemeenten', 'Gemeenten om naar te kijken')}
            {manager && link('/workspace/afdelingen', 'Afdelingen')}
            {importer && link('/workspace/inlezen', 'Partijen inlezen')}
            {team && link('/workspace/berichten', 'Mails')}
            {viewer.branches.length > 1 && (
              <>
                <p className="small quiet">Jouw afdelingen</p>
                {viewer.branches.map((one) => (
                  <a
                    key={one.id}
                    href={`/workspace/?afdeling=${encodeURIComponent(one.id)}`}
                    aria-current={one === branch ? 'true' : undefined}
                  >
                    {one.name} · {one.municipality.name}
                  </a>
                ))}
              </>
            )}
          </nav>
        )}
        <main id="inhoud" tabIndex={-1} key={viewer?.id}>
          {leaving === 'stuck' && (
            <p className="problem" role="alert">
              Uitloggen lukt nu niet. Je bent nog ingelogd. Probeer het zo nog eens.
            </p>
          )}
          {leaving === 'unsure' && (
            <p className="problem" role="alert">
              We weten niet of je bent uitgelogd. Druk nog een keer op ‘Log uit’.
            </p>
          )}
          {children}
        </main>
      </div>
    </>
  )
}
