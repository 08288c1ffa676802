import { useState } from 'react'
import { execute } from '../../graphql/client'
import { Broken } from '../../ui/Broken'
import { Button } from '../../ui/Button'
import { focus } from '../../ui/focus'
import { NOTHING, type Heard } from '../../ui/heard'
import { useTitle } from '../../ui/useTitle'
import { useWork } from '../../ui/useWork'
import { Changes } from './Changes'
import { ChooseFiles } from './ChooseFiles'
import { ImportPartiesDocument, sentence, type Imported, type Names, type Refusal } from './imported'
import { Preview } from './Preview'
import { Refused } from './Refused'

type Step =
  | { name: 'choose'; anew: boolean }
  | { name: 'preview' | 'done'; names: Names; outcome: Imported }
  | { name: 'refused'; names: Names; outcome: Refusal }

/** Where parties come in out of files: first what would change, then the change. */
export function ImportParties() {
  useTitle('Partijen inlezen')
  const [step, setStep] = useState<Step>({ name: 'choose', anew: false })
  const [progress, setProgress] = useState('')
  const work = useWork()
  const { busy, broken, run, forget } = work
  /** Of a look nothing is lost. */
  const lost = work.lost === 'inlezen'
  const read = async (names: Names, dryRun: boolean): Promise<Heard> => {
    setProgress(dryRun ? 'We kijken wat er verandert …' : 'We lezen de partijen in …')
    const uploads = [...names.keys()]
    const { importParties: outcome } = await execute(ImportPartiesDocument, { input: { uploads, dryRun } })
    if (outcome.__typename === 'InputRejected') {
      setStep({ name: 'choose', anew: true })
      return { refused: outcome.problems[0]?.message ?? 'Deze bestanden kunnen zo niet.' }
    }
    setStep(
      outcome.__typename === 'ImportRefused'
        ? { name: 'refused', names, outcome }
        : { name: dryRun ? 'preview' : 'done', names, outcome },
    )
    return NOTHING
  }
  const restart = (
    <Button
      look="second"
      waits={busy !== ''}
      onPress={() => {
        forget()
        setStep({ name: 'choose', anew: true })
      }}
    >
      Kies andere bestanden
    </Button>
  )
  return (
    <>
      <h1>Partijen inlezen</h1>
      <div role="status" aria-live="polite">
        {busy && <p className="note">{progress}</p>}
      </div>
      {broken && !lost && <Broken code={broken} focused />}
      {lost && (
        <p className="problem" role="alert" tabIndex={-1} ref={focus}>
          We weten niet of de partijen zijn ingelezen. Bekijk het opnieuw: wat er al is, verandert niet.
        </p>
      )}
      {step.name === 'choose' && (
        <ChooseFiles anew={step.anew} work={work} progress={setProgress} preview={(names) => read(names, true)} />
      )}
      {step.name === 'preview' && (
        <Preview
          outcome={step.outcome}
          names={step.names}
          busy={busy !== ''}
          lost={lost}
          go={() => {
            run(lost ? 'kijken' : 'inlezen', () => read(step.names, lost))
          }}
        >
          {restart}
        </Preview>
      )}
      {step.name === 'refused' && (
        <Refused outcome={step.outcome} names={step.names}>
          {restart}
        </Refused>
      )}
      {step.name === 'done' && (
        <>
          <h2 tabIndex={-1} ref={focus}>
            De partijen zijn ingelezen
          </h2>
          <p>{sentence(step.outcome)}</p>
          <Changes outcome={step.outcome} names={step.names} />
          <div className="buttons">{restart}</div>
        </>
      )}
    </>
  )
}
