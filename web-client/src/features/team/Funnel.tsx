import { useState } from 'react'
import { graphql } from '../../graphql/generated'
import type { FunnelQuery, FunnelStepName } from '../../graphql/generated/graphql'
import { execute } from '../../graphql/client'
import { day, moment, number } from '../../i18n/locale'
import { Broken } from '../../ui/Broken'
import { Select } from '../../ui/fields'
import { useAsk } from '../../ui/useAsk'
import { useInAddress } from '../../ui/useInAddress'
import { useTitle } from '../../ui/useTitle'
import { provinces } from './provinces'
import { lastWeeks } from './weeks'

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

type Step = FunnelQuery['funnel']['steps'][number]

const names: Record<FunnelStepName, string> = {
  SIGNED_UP: 'Aangemeld',
  CONFIRMED: 'Bevestigd',
  MATCHED: 'Met een partij verbonden',
  INVITED: 'Uitgenodigd',
  ACCEPTED: 'Zeiden ja',
  MET: 'Gesproken',
  ON_LIST: 'Op de lijst',
  ELECTED: 'Gekozen',
}
const shown = (step: Step) => (step.count == null ? 'verborgen' : number('nl', step.count))

/** The funnel as a picture and as a table that says the same. */
export function Funnel() {
  useTitle('Van aanmelding tot raadszetel')
  const [weeks] = useState(() => lastWeeks(new Date(), 12))
  const [chosen, setProvince] = useInAddress('provincie')
  const [since, setWeek] = useInAddress('week')
  const province = provinces.includes(chosen) ? chosen : ''
  const week = weeks.some((one) => one.week === since) ? since : ''
  const [asked, again] = useAsk(
    () => execute(FunnelDocument, { province: province || null, week: week || null }),
    `${province} ${week}`,
  )
  const steps = asked.state === 'there' ? asked.value.funnel.steps : []
  return (
    <>
      <h1>Van aanmelding tot raadszetel</h1>
      <div className="filters">
        <Select id="provincie" label="Provincie" value={province} onChange={setProvince}>
          <option value="">Heel Nederland</option>
          {provinces.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
        <Select id="week" label="Aangemeld in" value={week} onChange={setWeek}>
          <option value="">Alles tot nu toe</option>
          {weeks.map((one) => (
            <option key={one.week} value={one.week}>
              Week {Number(one.week.slice(-2))}, vanaf {day('nl', one.monday.toISOString())}
            </option>
          ))}
        </Select>
      </div>
      <div role="status">
        {asked.state === 'busy' && <p className="quiet">Even geduld …</p>}
        {asked.state === 'there' && <p className="hidden">De cijfers van {province || 'heel Nederland'} staan er</p>}
      </div>
      {asked.state === 'broken' && <Broken code={asked.code} again={again} />}
      {asked.state === 'there' && (
        <>
          <Bars steps={steps} />
          <table className="narrow">
            <caption className="small quiet">
              Geteld op {moment('nl', asked.value.funnel.asOf)}. Een aantal is verborgen als het minder dan 10 is, of
              als je er zo’n klein aantal mee zou kunnen uitrekenen. De rest is naar beneden afgerond op een veelvoud
              van 5. Zo is niemand te herkennen.
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
                  <td data-label="Mensen">{shown(step)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  )
}

function Bars({ steps }: { steps: Step[] }) {
  const most = Math.max(1, ...steps.map((step) => step.count ?? 0))
  return (
    <div
      className="funnel"
      role="img"
      aria-label="Van aanmelding tot raadszetel als staven; de tabel hieronder zegt hetzelfde"
    >
      {steps.map((step) => {
        const width = ((step.count ?? 0) / most) * 80
        return (
          <div key={step.name}>
            <span>{names[step.name]}</span>
            <svg>
              {step.count == null ? (
                <path d="M1 5h26v26h-26zM1 18 14 5M1 31 27 5M14 31 27 18" />
              ) : (
                <rect y="4" width={`${String(width)}%`} height="28" />
              )}
              <text x={`${String(width)}%`} y="24" dx={step.count == null ? 38 : 10}>
                {shown(step)}
              </text>
            </svg>
          </div>
        )
      })}
    </div>
  )
}
