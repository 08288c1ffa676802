import type { LeadOrder } from '../../graphql/generated/graphql'
import { Select } from '../../ui/fields'
import { stageNames } from '../../ui/stages'
import { everything, hours, isEverything, isOrder, isStage, orders, stages, type Wanted } from './wanted'

interface LeadFiltersProps {
  wanted: Wanted
  orderBy: LeadOrder
  /** None as long as they are asked for. */
  themes: { slug: string; label: string }[] | undefined
  choose: (wanted: Wanted) => void
  order: (orderBy: LeadOrder) => void
  /** As `choose`, when the button for it goes away. */
  clear: (wanted: Wanted) => void
}

/** Which cards are shown, and in which order. */
export function LeadFilters({ wanted, orderBy, themes, choose, order, clear }: LeadFiltersProps) {
  return (
    <div className="filters">
      <Select
        id="stap"
        label="Stap"
        value={wanted.stage}
        onChange={(chosen) => {
          choose({ ...wanted, stage: isStage(chosen) ?? '' })
        }}
      >
        <option value="">Alles wat loopt</option>
        {stages.map((one) => (
          <option key={one} value={one}>
            {stageNames[one]}
          </option>
        ))}
      </Select>
      <Select
        id="onderwerp"
        label="Geeft om"
        value={wanted.theme}
        onChange={(theme) => {
          choose({ ...wanted, theme })
        }}
      >
        <option value="">Alle onderwerpen</option>
        {!themes && wanted.theme && <option value={wanted.theme}>Even geduld …</option>}
        {themes?.map((one) => (
          <option key={one.slug} value={one.slug}>
            {one.label}
          </option>
        ))}
      </Select>
      <Select
        id="uren"
        label="Tijd per week"
        value={wanted.hours}
        onChange={(hours) => {
          choose({ ...wanted, hours })
        }}
      >
        <option value="">Maakt niet uit</option>
        {hours.map((one) => (
          <option key={one} value={one}>
            {one} uur of meer
          </option>
        ))}
      </Select>
      <Select
        id="volgorde"
        label="Volgorde"
        value={orderBy}
        onChange={(chosen) => {
          order(isOrder(chosen) ?? 'NEWEST_FIRST')
        }}
      >
        {Object.entries(orders).map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </Select>
      <label className="tick" htmlFor="telaat">
        <input
          id="telaat"
          type="checkbox"
          checked={wanted.overdue}
          onChange={(event) => {
            choose({ ...wanted, overdue: event.target.checked })
          }}
        />{' '}
        Alleen wat te laat is
      </label>
      {!isEverything(wanted) && (
        <button
          className="btn second"
          type="button"
          onClick={() => {
            clear(everything)
          }}
        >
          Wis filters
        </button>
      )}
    </div>
  )
}
