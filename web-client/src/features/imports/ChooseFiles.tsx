import { useState } from 'react'
import { number } from '../../i18n/locale'
import { Button } from '../../ui/Button'
import { focus } from '../../ui/focus'
import type { Heard } from '../../ui/heard'
import type { Work } from '../../ui/useWork'
import type { Names } from './imported'
import { upload } from './upload'

interface ChooseFilesProps {
  /** Whether somebody comes here from another step: then it leads to its heading. */
  anew: boolean
  work: Work
  /** Hears what is being done with which file. */
  progress: (words: string) => void
  preview: (names: Names) => Promise<Heard>
}

/** Files to hand in; what is refused of them is said at their field. */
export function ChooseFiles({ anew, work: { busy, came, run, forget }, progress, preview }: ChooseFilesProps) {
  const [files, setFiles] = useState<File[]>([])
  const problem = 'refused' in came ? came.refused : undefined
  const handIn = async () => {
    if (files.length === 0) {
      return { refused: 'Kies eerst een of meer bestanden.' }
    }
    const names: Names = new Map()
    for (const [i, file] of files.entries()) {
      progress(`We versturen bestand ${number('nl', i + 1)} van ${number('nl', files.length)} …`)
      const taken = await upload(file)
      if ('refused' in taken) {
        return taken
      }
      names.set(taken.id, file.name)
    }
    return preview(names)
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        run('kijken', handIn)
      }}
    >
      <h2 tabIndex={-1} ref={anew ? focus : undefined}>
        Kies wat je wilt inlezen
      </h2>
      <p className="lead">Je ziet eerst wat er verandert. Er verandert pas iets als jij het zegt.</p>
      <div className={problem ? 'field wrong' : 'field'}>
        <label htmlFor="bestanden">Bestanden</label>
        <p className="hint" id="bestanden-hint">
          Van het centraal stembureau van de gemeente (EML 110a, of 230b met de 110a erbij), of een tabel (CSV) met
          puntkomma’s en bovenaan: <code>cbs_code;name;election</code>. Een rij is dan bijvoorbeeld{' '}
          <code>GM0344;Partij De Berk;GR2030</code>. Een bestand is hooguit 5 MB.
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
          disabled={busy !== ''}
          aria-describedby={`bestanden-hint ${problem ? 'bestanden-problem ' : ''}bestanden-gekozen`}
          aria-invalid={problem ? true : undefined}
          onChange={(event) => {
            setFiles([...(event.target.files ?? [])])
            forget()
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
              <p>{files.length === 1 ? '1 bestand gekozen:' : `${number('nl', files.length)} bestanden gekozen:`}</p>
              <ul>
                {files.map((file) => (
                  <li key={file.name}>{file.name}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      </div>
      <Button type="submit" busy={busy !== ''}>
        Bekijk wat er verandert
      </Button>
    </form>
  )
}
