import { useSay } from '../../i18n/locale'
import { MunicipalitySearch, type Found } from '../../ui/MunicipalitySearch'
import { LAST, PARTIES } from './form'
import { Step } from './Step'
import type { Go, Place } from './usePlace'

interface WhereProps {
  place: Place
  go: Go
  /** Whether somebody came back to it, and is led there. */
  focused?: boolean
  unknown?: boolean
}

/** Which council it is about. */
export function Where({ place, go, focused = false, unknown = false }: WhereProps) {
  const t = useSay()
  const changing = place.changing ?? false
  const choose = (code: string) => {
    if (!changing) {
      go.to({ code, step: 2, from: 1 })
    } else if (code === place.code) {
      go.to({ code, step: LAST, from: 1 })
    } else {
      go.to({ code, step: PARTIES, from: 1, changing })
    }
  }
  const back = () => {
    go.back(1)
  }
  return (
    <Step
      number={1}
      question={t('In welke gemeente woon je?', 'In which municipality do you live?')}
      changing={changing}
      focused={focused}
      {...(changing ? { back } : {})}
    >
      {unknown && (
        <p className="note" role="status">
          {t(
            'De gemeente uit deze link kennen we niet. Zoek hieronder de jouwe.',
            'We do not know the municipality of this link. Find yours below.',
          )}
        </p>
      )}
      <MunicipalitySearch>
        {(one: Found) => (
          <button
            className="pick"
            type="button"
            onClick={() => {
              choose(one.code)
            }}
          >
            <b>{one.name}</b> <span className="quiet">{one.province}</span>
          </button>
        )}
      </MunicipalitySearch>
    </Step>
  )
}
