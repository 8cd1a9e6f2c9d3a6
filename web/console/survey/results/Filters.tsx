import type { Filter } from '#contract/survey/cross.ts'
import { Check } from '../../../ui/Check.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useSurvey } from '../room.ts'
import type { DimensionChoice } from './dimensions.ts'
import { words } from './words.ts'

const MOST = 6

interface FiltersProps {
  dimensions: readonly DimensionChoice[]
  filters: readonly Filter[]
  onFilters: (filters: Filter[]) => void
}

/** Only responses that have one of the chosen options of each question. */
export const Filters = ({ dimensions, filters, onFilters }: FiltersProps) => {
  const { may } = useSurvey()
  const open = dimensions.filter(({ id, options }) => options.length > 0 && !filters.some(({ by }) => by === id))
  const put = (at: number, values: string[]) =>
    onFilters(
      filters.flatMap((filter, index) => (index !== at ? [filter] : values.length > 0 ? [{ ...filter, values }] : [])),
    )
  // [Q13] Of two filters the difference may be one person.
  if (!may('response.read')) return null
  return (
    <fieldset class="stack-s">
      {/* Above the list of what can be added it would say the same twice. */}
      <legend class={filters.length === 0 ? 'visually-hidden' : ''}>{words().filter}</legend>
      {filters.map((filter, at) => {
        const dimension = dimensions.find(({ id }) => id === filter.by)
        return (
          <fieldset class="card stack-s" key={filter.by}>
            <legend>{dimension?.title ?? filter.by}</legend>
            <div class="check-grid">
              {dimension?.options.map(({ id, label }) => (
                <Check
                  key={id}
                  checked={filter.values.includes(id)}
                  onChange={(on) =>
                    put(at, on ? [...filter.values, id] : filter.values.filter((value) => value !== id))
                  }
                >
                  {label}
                </Check>
              ))}
            </div>
            <p>
              <button type="button" class="button quiet small" onClick={() => put(at, [])}>
                {words().removeFilter}
              </button>
            </p>
          </fieldset>
        )
      })}
      {filters.length < MOST && open.length > 0 && (
        <Field id="add-filter" label={words().addFilter}>
          {(control) => (
            <select
              {...control}
              class="select"
              value=""
              onChange={(event) => {
                const found = open.find(({ id }) => id === event.currentTarget.value)
                const [first] = found?.options ?? []
                if (found && first) onFilters([...filters, { by: found.id, values: [first.id] }])
                event.currentTarget.value = ''
              }}
            >
              <option value="">{words().choose}</option>
              {open.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </fieldset>
  )
}
