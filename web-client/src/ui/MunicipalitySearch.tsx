import { useEffect, useRef, useState } from 'react'
import { graphql } from '../graphql/generated'
import { codeOf, execute } from '../graphql/client'
import { useSay } from '../i18n/locale'
import { Broken } from './Broken'

const ByPostcode = graphql(`
  query MunicipalitiesByPostcode($postcode: String!) {
    municipalitiesByPostcode(postcode: $postcode) {
      code
      name
      province
    }
  }
`)
const ByName = graphql(`
  query MunicipalitiesByName($search: String!) {
    municipalities(search: $search, first: 8) {
      edges {
        node {
          code
          name
          province
        }
      }
    }
  }
`)

export interface Found {
  code: string
  name: string
  province: string
}

const GEMEENTE = /^gemeente\b\s*/i
/** So many are asked for by name. */
const MOST = 8
/** Too few for a postcode. */
const digits = /^\d{1,3}$/
/** A postcode wherever it stands, also one of which letters are still to come; a short word behind it is none of its letters. */
const postcode = /(?<!\d)(\d{4})(?!\d)(?:([a-z]{2})\b|\s+([a-z]{2})$)?/i

/** What is typed: too little of a postcode, one, or a name. */
const kindOf = (text: string) => (digits.test(text) ? 'digits' : /\d{4}/.test(text) ? 'postcode' : 'name')

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase()

/** Whether none of these bears the name that was typed: they are look-alikes, or are called so by others. */
const isGuess = (text: string, found: Found[]) =>
  !/\d/.test(text) && !found.some(({ name }) => plain(name).includes(plain(text.replace(GEMEENTE, ''))))

/** Null while there is too little to look for. */
async function findMunicipalities(text: string): Promise<Found[] | null> {
  const search = text.trim().replace(GEMEENTE, '')
  const [, four, glued = '', apart = ''] = postcode.exec(search) ?? []
  if (four) {
    return (await execute(ByPostcode, { postcode: four + glued + apart })).municipalitiesByPostcode
  }
  if (digits.test(search)) {
    return []
  }
  if (search.length < 2) {
    return null
  }
  return (await execute(ByName, { search })).municipalities.edges.map((edge) => edge.node)
}

interface MunicipalitySearchProps {
  start?: string
  /** Where it is not about where somebody lives now: what the box asks for, and then the browser does not fill it in. */
  label?: string
  children: (found: Found) => React.ReactNode
}

/** A box that finds as you type, by postcode or name; hands over what is chosen. */
export function MunicipalitySearch({ start = '', label, children }: MunicipalitySearchProps) {
  const t = useSay()
  const [text, setText] = useState(start)
  const [answer, setAnswer] = useState<{ of: string; found: Found[] | null }>({ of: '', found: null })
  const [broken, setBroken] = useState<string | null>(null)
  const [slow, setSlow] = useState(false)
  const [round, setRound] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    let current = true
    const waiting = setTimeout(() => {
      setSlow(true)
    }, 800)
    const done = () => {
      clearTimeout(waiting)
      setSlow(false)
    }
    const timer = setTimeout(() => {
      findMunicipalities(text).then(
        (all) => {
          if (current) {
            done()
            setAnswer({ of: text, found: all })
            setBroken(null)
          }
        },
        (error: unknown) => {
          if (current) {
            done()
            setAnswer({ of: text, found: null })
            setBroken(codeOf(error))
          }
        },
      )
    }, 150)
    return () => {
      current = false
      clearTimeout(timer)
      clearTimeout(waiting)
    }
  }, [text, round])
  const { found } = answer
  // what was found stays until the next answer; that there is none is told of what was asked, and of more of the same kind
  const kind = kindOf(text.trim())
  const none = found?.length === 0 && kindOf(answer.of.trim()) === kind
  return (
    <>
      <div className="field">
        <label htmlFor="zoek">{label ?? t('Je postcode of gemeente', 'Your postcode or municipality')}</label>
        <input
          id="zoek"
          type="text"
          autoComplete={label ? 'off' : 'postal-code'}
          enterKeyHint="search"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && answer.of === text) {
              event.preventDefault() // or the same press chooses what it leads to
              list.current?.querySelector<HTMLElement>('a, button')?.focus()
            }
          }}
        />
      </div>
      {broken && (
        <Broken
          code={broken}
          again={() => {
            setBroken(null)
            setRound(round + 1)
          }}
        />
      )}
      <div role="status" aria-live="polite">
        {slow && <p className="quiet">{t('We zoeken …', 'Searching …')}</p>}
        {!slow && none && (
          <p>
            {kind === 'postcode'
              ? t(
                  'Deze postcode kennen we niet. Typ de naam van je gemeente.',
                  'We do not know this postcode. Type the name of your municipality.',
                )
              : kind === 'digits'
                ? t('Typ alle vier de cijfers.', 'Type all four digits.')
                : t(
                    'We vinden geen gemeente met die naam. Woon je in een dorp? Typ dan je postcode.',
                    'We find no municipality with that name. Do you live in a village? Type your postcode.',
                  )}
          </p>
        )}
        {found?.length === 1 && <p className="hidden">{t('1 gemeente gevonden', '1 municipality found')}</p>}
        {found && found.length > 1 && (
          <p>
            {found.length < MOST
              ? t(`${found.length} gemeenten gevonden.`, `${found.length} municipalities found.`)
              : t(
                  `Dit zijn de eerste ${found.length}. Staat de goede er niet bij? Typ dan meer.`,
                  `These are the first ${found.length}. Is the right one not there? Type more.`,
                )}{' '}
            {t('Welke is het?', 'Which one is it?')}
          </p>
        )}
      </div>
      {found && found.length > 0 && (
        <ul className="found" ref={list}>
          {found.map((one) => (
            <li key={one.code}>{children(one)}</li>
          ))}
        </ul>
      )}
      {found && found.length > 0 && isGuess(answer.of, found) && (
        <p className="quiet">
          {t(
            'Staat jouw gemeente er niet bij? Typ dan je postcode. Dat helpt ook als je in een dorp woont.',
            'Is your municipality not there? Type your postcode. That also helps if you live in a village.',
          )}
        </p>
      )}
    </>
  )
}
