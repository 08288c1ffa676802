import { useRef, useState } from 'react'
import { graphql } from '../../graphql/generated'
import type { MyPageQuery } from '../../graphql/generated/graphql'
import { execute, GraphError } from '../../graphql/client'
import { number, useLocale, useSay } from '../../i18n/locale'
import { Broken } from '../../ui/Broken'
import { Button } from '../../ui/Button'
import { NOTHING } from '../../ui/heard'
import { useWork } from '../../ui/useWork'
import { looksOf } from './looks'

const MoreLooks = graphql(`
  query MoreLooks($after: String) {
    me {
      accessLog(first: 100, after: $after) {
        edges {
          node {
            at
            branch {
              name
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

/** Who opened the contact details and when, newest first, and what is older when it is asked for. */
export function AccessLog({ first }: { first: NonNullable<MyPageQuery['me']>['accessLog'] }) {
  const locale = useLocale()
  const t = useSay()
  const [older, setOlder] = useState<(typeof first)[]>([])
  const { busy, broken, run } = useWork()
  const heading = useRef<HTMLHeadingElement>(null)
  const pages = [first, ...older]
  const next = pages.at(-1)?.pageInfo
  const looks = looksOf(
    pages.flatMap((page) => page.edges.map((edge) => edge.node)),
    locale,
  )
  const shown = number(locale, looks.length)
  const more = () => {
    run('more', async () => {
      const { me } = await execute(MoreLooks, { after: next?.endCursor ?? null })
      if (!me) {
        throw new GraphError('UNAUTHENTICATED')
      }
      setOlder([...older, me.accessLog])
      if (!me.accessLog.pageInfo.hasNextPage) {
        heading.current?.focus() // the button goes away
      }
      return NOTHING
    })
  }
  return (
    <section>
      <h2 tabIndex={-1} ref={heading}>
        {t('Wie heeft je naam en mailadres geopend?', 'Who has opened your name and e-mail address?')}
      </h2>
      <p className="quiet">
        {t(
          'Je kaart zonder naam staat hier niet bij. Partijen die jij kiest, kunnen die altijd lezen.',
          'Your card without a name is not counted here. Parties you choose can always read it.',
        )}
      </p>
      {first.edges.length === 0 ? (
        <p>{t('Nog niemand.', 'Nobody yet.')}</p>
      ) : (
        <ul>
          {looks.map((one) => (
            <li key={one.branch + one.day}>
              {one.branch}, {one.day}
              {one.times > 1 && t(`, ${one.times} keer`, `, ${one.times} times`)}
            </li>
          ))}
        </ul>
      )}
      <p className="quiet small" role="status">
        {next?.hasNextPage
          ? t(`Je ziet de nieuwste ${shown}.`, `You see the newest ${shown}.`)
          : older.length > 0 && t(`Je ziet ze alle ${shown}.`, `You see all ${shown}.`)}
      </p>
      {broken && <Broken code={broken} />}
      {next?.hasNextPage && (
        <Button look="second small" busy={busy !== ''} onPress={more}>
          {t('Toon meer', 'Show more')}
        </Button>
      )}
    </section>
  )
}
