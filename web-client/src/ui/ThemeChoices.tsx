import { Choice } from './fields'
import { toggle } from './toggle'

interface ThemeChoicesProps {
  legend: string
  themes: readonly { slug: string; label: string }[]
  /** Slugs, in the order in which they were chosen. */
  chosen: string[]
  onChange: (chosen: string[]) => void
}

/** What somebody cares about. */
export function ThemeChoices({ legend, themes, chosen, onChange }: ThemeChoicesProps) {
  return (
    <fieldset id="themes" tabIndex={-1}>
      <legend>{legend}</legend>
      <div className="choices">
        {themes.map((theme) => (
          <Choice
            key={theme.slug}
            id={`theme-${theme.slug}`}
            checked={chosen.includes(theme.slug)}
            onChange={(on) => {
              onChange(toggle(chosen, theme.slug, on))
            }}
          >
            {theme.label}
          </Choice>
        ))}
      </div>
    </fieldset>
  )
}
