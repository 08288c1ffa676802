import { graphql } from '../../graphql/generated'
import type { CouncilsWithoutLeadsQuery } from '../../graphql/generated/graphql'
import { execute } from '../../graphql/client'
import { number } from '../../i18n/locale'
import { Broken, Busy } from '../../ui/Broken'
import { Select } from '../../ui/fields'
import { useAsk } from '../../ui/useAsk'
import { useInAddress } from '../../ui/useInAddress'
import { useTitle } from '../../ui/useTitle'
import { provinces } from './provinces'

const CouncilsDocument = graphql(`
  query CouncilsWithoutLeads {
    councilsWithoutLeads {
      takesPart
      municipality {
        code
        name
        province
        seats
      }
    }
  }
`)

type Council = CouncilsWithoutLeadsQuery['councilsWithoutLeads'][number]

/** Where the campaign may have something to do: no party takes part, or it is hidden how many people were matched with one. */
export function Councils({ manager }: { manager: boolean }) {
  useTitle('Gemeenten om naar te kijken')
  const [chosen, setProvince] = useInAddress('provincie')
  const province = provinces.includes(chosen) ? chosen : ''
  const [asked, again] = useAsk(() => execute(CouncilsDocument), 'councils')
  const all = asked.state === 'there' ? asked.value.councilsWithoutLeads : []
  const here = all.filter((one) => !province || one.municipality.province === province)
  const [without, hidden] = [here.filter((one) => !one.takesPart), here.filter((one) => one.takesPart)]
  return (
    <>
      <h1>Gemeenten om naar te kijken</h1>
      <p className="lead">
        Hier doet nog geen partij mee, of het aantal mensen dat met een partij verbonden is, is verborgen. Dat is het
        als het minder dan 10 is, of als je er zo’n klein aantal mee zou kunnen uitrekenen. Zo is niemand te herkennen.
      </p>
      <div className="filters">
        <Select id="provincie" label="Provincie" value={province} onChange={setProvince}>
          <option value="">Heel Nederland</option>
          {provinces.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </div>
      {asked.state === 'busy' && <Busy />}
      {asked.state === 'broken' && <Broken code={asked.code} again={again} />}
      <div role="status">
        {asked.state === 'there' &&
          (here.length === 0 ? (
            <p className="note">
              Overal zijn 10 mensen of meer met een partij verbonden. Hier hoef je nu niets te doen.
            </p>
          ) : (
            <p className="hidden">{many(here)}</p>
          ))}
      </div>
      {without.length > 0 && (
        <section>
          <h2>Hier doet nog geen partij mee</h2>
          <List all={without} caption="Zonder partij kan niemand verbonden worden. Begin hier." manager={manager} />
        </section>
      )}
      {hidden.length > 0 && (
        <section>
          <h2>Hier doet wel een partij mee</h2>
          <List
            all={hidden}
            caption="Hoeveel mensen er met een partij verbonden zijn, is hier verborgen."
            manager={manager}
          />
        </section>
      )}
    </>
  )
}

const many = (all: Council[]) => `${number('nl', all.length)} ${all.length === 1 ? 'gemeente' : 'gemeenten'}`

/** More than somebody reads on a phone. */
const LONG = 30

interface ListProps {
  all: Council[]
  caption: string
  manager: boolean
}

function List(props: ListProps) {
  return props.all.length > LONG ? (
    <details className="list">
      <summary>Toon {many(props.all)}</summary>
      <Rows {...props} />
    </details>
  ) : (
    <Rows {...props} />
  )
}

function Rows({ all, caption, manager }: ListProps) {
  return (
    <table>
      <caption className="small quiet">
        {many(all)}. {caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Gemeente</th>
          <th scope="col">Provincie</th>
          <th scope="col">Zetels</th>
          {manager && <th scope="col">Partijen</th>}
        </tr>
      </thead>
      <tbody>
        {all.map(({ municipality }) => (
          <tr key={municipality.code}>
            <td data-label="Gemeente">{municipality.name}</td>
            <td data-label="Provincie">{municipality.province}</td>
            <td data-label="Zetels">{municipality.seats ?? '–'}</td>
            {manager && (
              <td data-label="Partijen">
                <a href={`/workspace/afdelingen?gemeente=${municipality.code}`}>
                  Bekijk<span className="hidden"> de partijen in {municipality.name}</span>
                </a>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
