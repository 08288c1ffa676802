import { useEffect, useRef, useState } from 'react'
import { graphql } from '../../graphql/generated'
import type { ImportPartiesMutation, ImportProblemCode } from '../../graphql/generated/graphql'
import { ask, codeOf, execute, noAnswer, nothingWasDone } from '../../graphql/client'
import { number } from '../../i18n/locale'
import { Broken } from '../../ui/Broken'
import { focus } from '../../ui/focus'
import { useTitle } from '../../ui/useTitle'

const ImportPartiesDocument = graphql(`
  mutation ImportParties($input: ImportPartiesInput!) {
    importParties(input: $input) {
      __typename
      ... on PartiesImported {
        created {
          ...Listed
        }
        changed {
          ...Listed
        }
        unchanged
      }
      ... on ImportRefused {
        total
        refused {
          file
          line
          code
        }
      }
      ... on InputRejected {
        problems {
          message
        }
      }
    }
  }
  fragment Listed on ImportedParties {
    total
    first {
      name
      elections
      municipality {
        name
      }
    }
  }
`)

type Outcome = ImportPartiesMutation['importParties']
type Imported = Extract<Outcome, { __typename: 'PartiesImported' }>
type Refused = Extract<Outcome, { __typename: 'ImportRefused' }>

const reasons = {
  UNREADABLE: 'We kunnen dit bestand niet lezen.',
  TOO_LARGE: 'Het bestand is te groot, of er staat te veel in.',
  NOT_XML: 'Dit is geen goed XML-bestand.',
  NOT_CSV: 'Dit past niet in de tabel. De kolommen zijn: cbs_code;name;election.',
  NOT_UTF8: 'Het bestand is niet in UTF-8 opgeslagen.',
  WRONG_DOCUMENT: 'Dit is geen 110a met partijen en geen 230b met lijsten.',
  WRONG_ELECTION: 'Dit is geen verkiezing van een gemeenteraad.',
  WRONG_DAY: 'Op deze dag was hier geen verkiezing van de gemeenteraad.',
  WRONG_SEATS: 'Dit aantal zetels kan niet.',
  WRONG_MUNICIPALITY: 'Deze gemeente kennen we niet.',
  GONE_MUNICIPALITY: 'Deze gemeente is opgegaan in een andere.',
  NO_PARTIES: 'Er staan geen partijen in.',
  WRONG_NAME: 'Dit is geen naam van een partij.',
  TWICE: 'Deze partij staat er twee keer in.',
  NEEDS_110A: 'De 110a van dezelfde verkiezing ontbreekt.',
} satisfies Record<ImportProblemCode, string>

type Step =
  | { name: 'choose' }
  | { name: 'preview'; uploads: string[]; names: Map<string, string>; outcome: Imported }
  | { name: 'refused'; outcome: Refused; names: Map<string, string> }
  | { name: 'done'; outcome: Imported }

type Trouble =
  /** Something is wrong with the files. */
  | { name: 'files'; said: string }
  | { name: 'broken'; code: string }
  /** The answer was lost: it may be done. */
  | { name: 'lost' }

/** Where parties come in out of files: first what would change, then the change. */
export function ImportParties() {
  useTitle('Partijen inlezen')
  const [files, setFiles] = useState<File[]>([])
  const [step, setStep] = useState<Step>({ name: 'choose' })
  const [busy, setBusy] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
  }, [step])

  const forget = () => {
    setFiles([])
    setStep({ name: 'choose' })
  }
  const run = async (uploads: string[], names: Map<string, string>, dryRun: boolean) => {
    setBusy(dryRun ? 'We kijken wat er verandert …' : 'We lezen de partijen in …')
    const { importParties: outcome } = await execute(ImportPartiesDocument, { input: { uploads, dryRun } })
    if (outcome.__typename === 'PartiesImported') {
      setStep(dryRun ? { name: 'preview', uploads, names, outcome } : { name: 'done', outcome })
    } else if (outcome.__typename === 'ImportRefused') {
      setStep({ name: 'refused', outcome, names })
    } else {
      if (step.name === 'preview') {
        forget()
      }
      setTrouble({ name: 'files', said: outcome.problems[0]?.message ?? 'Deze bestanden kunnen zo niet.' })
    }
  }
  const preview = async () => {
    if (files.length === 0) {
      setTrouble({ name: 'files', said: 'Kies eerst een of meer bestanden.' })
      return
    }
    const names = new Map<string, string>()
    for (const [i, file] of files.entries()) {
      setBusy(`We versturen bestand ${number('nl', i + 1)} van ${number('nl', files.length)} …`)
      names.set(await upload(file), file.name)
    }
    await run([...names.keys()], names, true)
  }
  const guarded = async (work: () => Promise<void>, changing = false) => {
    if (busy) {
      return
    }
    setTrouble(null)
    try {
      await work()
    } catch (error) {
      const code = codeOf(error)
      if (error instanceof NotTaken) {
        setTrouble({ name: 'files', said: code })
      } else {
        setTrouble(
          changing && code !== 'UNAUTHENTICATED' && !nothingWasDone(code) ? { name: 'lost' } : { name: 'broken', code },
        )
      }
    } finally {
      setBusy('')
    }
  }
  const restart = (
    <button
      className="btn second"
      type="button"
      onClick={() => {
        setTrouble(null)
        forget()
      }}
    >
      Kies andere bestanden
    </button>
  )
  const problem = trouble?.name === 'files' ? trouble.said : undefined
  return (
    <>
      <h1>Partijen inlezen</h1>
      <div role="status" aria-live="polite">
        {busy && <p className="note">{busy}</p>}
      </div>
      {trouble?.name === 'broken' && <Broken code={trouble.code} focused />}
      {trouble?.name === 'lost' && (
        <p className="problem" role="alert" tabIndex={-1} ref={focus}>
          We weten niet of de partijen zijn ingelezen. Bekijk het opnieuw: wat er al is, verandert niet.
        </p>
      )}
      {step.name === 'choose' && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void guarded(preview)
          }}
        >
          <p className="lead">Je ziet eerst wat er verandert. Er verandert pas iets als jij het zegt.</p>
          <div className={problem ? 'field wrong' : 'field'}>
            <label htmlFor="bestanden">Bestanden</label>
            <p className="hint" id="bestanden-hint">
              Van het centraal stembureau van de gemeente (EML 110a, of 230b met de 110a erbij), of een tabel (CSV). Een
              bestand is hooguit 5 MB.
            </p>
            {problem && (
              <p className="wrong-text" id="bestanden-problem" role="alert" tabIndex={-1} ref={focus}>
                {problem}
              </p>
            )}
            <input
              id="bestanden"
              className="hidden"
              type="file"
              multiple
              accept=".xml,.csv"
              aria-describedby={`bestanden-hint ${problem ? 'bestanden-problem ' : ''}bestanden-gekozen`}
              aria-invalid={problem ? true : undefined}
              onChange={(event) => {
                setFiles([...(event.target.files ?? [])])
                setTrouble(null)
              }}
            />
            {/* The browser's own button says it in the browser's language. */}
            <label className="btn second" htmlFor="bestanden">
              Kies bestanden
            </label>
            <div id="bestanden-gekozen" role="status">
              {files.length === 0 ? (
                <p className="quiet">Nog niets gekozen.</p>
              ) : (
                <>
                  <p>
                    {files.length === 1 ? '1 bestand gekozen:' : `${number('nl', files.length)} bestanden gekozen:`}
                  </p>
                  <ul>
                    {files.map((file) => (
                      <li key={file.name}>{file.name}</li>
                    ))}
                  </ul>
                </>
              )}
            </div>
          </div>
          <button className="btn" type="submit" aria-disabled={busy ? true : undefined}>
            {busy ? 'Even geduld …' : 'Bekijk wat er verandert'}
          </button>
        </form>
      )}
      {step.name === 'preview' && (
        <>
          <h2 tabIndex={-1} ref={heading}>
            {changes(step.outcome) ? 'Dit verandert er' : 'Er verandert niets'}
          </h2>
          <p>{sentence(step.outcome)}</p>
          <Changes outcome={step.outcome} />
          <div className="buttons">
            {changes(step.outcome) && (
              <button
                className="btn"
                type="button"
                aria-disabled={busy ? true : undefined}
                onClick={() => {
                  const dryRun = trouble?.name === 'lost'
                  void guarded(() => run(step.uploads, step.names, dryRun), !dryRun)
                }}
              >
                {busy ? 'Even geduld …' : trouble?.name === 'lost' ? 'Bekijk het opnieuw' : 'Lees deze partijen in'}
              </button>
            )}
            {restart}
          </div>
        </>
      )}
      {step.name === 'refused' && (
        <>
          <div className="problem" role="alert">
            <h2 tabIndex={-1} ref={heading}>
              Er is niets ingelezen
            </h2>
            <p>Verbeter eerst wat er niet klopt.</p>
          </div>
          <table>
            <caption className="small quiet">{shown(step.outcome.refused.length, step.outcome.total)}</caption>
            <thead>
              <tr>
                <th scope="col">Bestand</th>
                <th scope="col">Regel</th>
                <th scope="col">Wat er niet klopt</th>
              </tr>
            </thead>
            <tbody>
              {byLine(step.outcome).map((one, i) => (
                <tr key={i}>
                  <td data-label="Bestand">{step.names.get(one.file) ?? 'bestand'}</td>
                  <td data-label="Regel">{one.line ?? 'het hele bestand'}</td>
                  <td data-label="Wat er niet klopt">{reasons[one.code]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="buttons">{restart}</div>
        </>
      )}
      {step.name === 'done' && (
        <>
          <h2 tabIndex={-1} ref={heading}>
            De partijen zijn ingelezen
          </h2>
          <p>{sentence(step.outcome)}</p>
          <div className="buttons">{restart}</div>
        </>
      )}
    </>
  )
}

function Changes({ outcome }: { outcome: Imported }) {
  const rows = [
    ...outcome.created.first.map((one) => ({ ...one, what: 'Nieuw' })),
    ...outcome.changed.first.map((one) => ({ ...one, what: 'Doet aan nog een verkiezing mee' })),
  ]
  if (rows.length === 0) {
    return null
  }
  return (
    <table>
      <caption className="small quiet">{shown(rows.length, outcome.created.total + outcome.changed.total)}</caption>
      <thead>
        <tr>
          <th scope="col">Partij</th>
          <th scope="col">Gemeente</th>
          <th scope="col">Verkiezingen</th>
          <th scope="col">Wat</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={`${one.municipality.name} ${one.name}`}>
            <td data-label="Partij">{one.name}</td>
            <td data-label="Gemeente">{one.municipality.name}</td>
            <td data-label="Verkiezingen">{one.elections.join(', ')}</td>
            <td data-label="Wat">{one.what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** As somebody walks through their files: in the order in which they were chosen, from top to bottom. */
function byLine({ refused }: Refused) {
  const files = [...new Set(refused.map((one) => one.file))]
  return [...refused].sort(
    (one, other) => files.indexOf(one.file) - files.indexOf(other.file) || (one.line ?? 0) - (other.line ?? 0),
  )
}

const changes = (outcome: Imported) => outcome.created.total + outcome.changed.total > 0

const shown = (rows: number, total: number) =>
  rows < total ? `De eerste ${number('nl', rows)} van ${number('nl', total)}.` : `${number('nl', total)} in totaal.`

const sentence = ({ created, changed, unchanged }: Imported) =>
  `Nieuw: ${number('nl', created.total)}. Veranderd: ${number('nl', changed.total)}. Hetzelfde gebleven: ${number('nl', unchanged)}.`

/** The server does not take this file, with the sentence for it. */
class NotTaken extends Error {}

/** As long as a big file takes on a slow line. */
const PATIENCE = 5 * 60_000

/** Hands a file in; gives the id for an import. */
async function upload(file: File): Promise<string> {
  const { status, body } = await ask('/uploads', {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', 'X-Gevraagd': '1' },
    body: file,
    signal: AbortSignal.timeout(PATIENCE),
  })
  if (status < 400 && body !== undefined) {
    return (body as { id: string }).id
  }
  if (status === 413) {
    throw new NotTaken(`${file.name} is te groot.`)
  }
  if (status === 403) {
    throw new NotTaken('Je mag geen partijen inlezen.')
  }
  throw noAnswer(status)
}
