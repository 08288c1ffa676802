import { useState } from 'react'
import { graphql } from '../../graphql/generated'
import type { FunnelStepName } from '../../graphql/generated/graphql'
import { execute } from '../../graphql/client'
import { moment, number } from '../../i18n/locale'
import { Broken, Busy } from '../../ui/Broken'
import { useAsk } from '../../ui/useAsk'

const FunnelDocument = graphql(`
  query Funnel($province: String, $week: String) {
    funnel(province: $province, week: $week) {
      asOf
      steps {
        name
        count
      }
    }
  }
`)

const provinces = [
  'Drenthe',
  'Flevoland',
  'Fryslân',
  'Gelderland',
  'Groningen',
  'Limburg',
  'Noord-Brabant',
  'Noord-Holland',
  'Overijssel',
  'Utrecht',
  'Zeeland',
  'Zuid-Holland',
]
const names: Record<FunnelStepName, string> = {
  SIGNED_UP: 'Aangemeld',
  CONFIRMED: 'Bevestigd',
  MATCHED: 'Met een partij verbonden',
  INVITED: 'Uitgenodigd',
  ACCEPTED: 'Zei ja',
  MET: 'Gesproken',
  ON_LIST: 'Op de lijst',
  ELECTED: 'Gekozen',
}

/** The funnel as a picture and as a table that says the same. */
export function Funnel() {
  const [province, setProvince] = useState('')
  const [asked] = useAsk(() => execute(FunnelDocument, { province: province || null }), province)
  const steps = asked.state === 'there' ? asked.value.funnel.steps : []
  const most = Math.max(1, ...steps.map((step) => step.count ?? 0))
  return (
    <>
      <h1>De trechter</h1>
      <div className="filters">
        <div className="field">
          <label htmlFor="provincie">Provincie</label>
          <select
            id="provincie"
            value={province}
            onChange={(event) => {
              setProvince(event.target.value)
            }}
          >
            <option value="">Heel Nederland</option>
            {provinces.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </div>
      </div>
      {asked.state === 'busy' && <Busy />}
      {asked.state === 'broken' && <Broken code={asked.code} />}
      {asked.state === 'there' && (
        <>
          <svg
            className="funnel"
            viewBox={`0 0 640 ${String(steps.length * 44)}`}
            role="img"
            aria-label="De trechter als staven; de tabel hieronder zegt hetzelfde"
          >
            {steps.map((step, i) => {
              const width = ((step.count ?? 0) / most) * 440
              return (
                <g key={step.name}>
                  <text x="0" y={i * 44 + 26} className="label">
                    {names[step.name]}
                  </text>
                  {step.count == null ? (
                    <text x="200" y={i * 44 + 26} className="label">
                      minder dan 10
                    </text>
                  ) : (
                    <rect
                      x="200"
                      y={i * 44 + 6}
                      width={Math.max(2, width)}
                      height="30"
                      className={i === 0 ? 'bar first' : 'bar'}
                    />
                  )}
                </g>
              )
            })}
          </svg>
          <table>
            <caption className="small quiet">
              Geteld op {moment('nl', asked.value.funnel.asOf)}. Aantallen onder de 10 laten we niet zien, en de rest is
              afgerond op vijf. Zo is niemand te herkennen.
            </caption>
            <thead>
              <tr>
                <th scope="col">Stap</th>
                <th scope="col">Mensen</th>
              </tr>
            </thead>
            <tbody>
              {steps.map((step) => (
                <tr key={step.name}>
                  <td data-label="Stap">{names[step.name]}</td>
                  <td data-label="Mensen">{step.count == null ? 'minder dan 10' : number('nl', step.count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  )
}
