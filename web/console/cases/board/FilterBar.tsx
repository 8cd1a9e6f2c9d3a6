import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { CASE_STATES, type Department } from '#contract/case/case.ts'
import { STANDINGS } from '#contract/case/clock.ts'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import { CASE_TYPES } from '#contract/case/policy.ts'
import { Field } from '../../../ui/Field.tsx'
import { setQuery } from '../../router/router.ts'
import { Choice } from '../parts/Choice.tsx'
import { w } from '../words.ts'
import { changeFilter, type FilterField, type Filters, filterCount, withoutFilters, writeFilters } from './filters.ts'

const SORTS = ['due', 'received', 'newest'] as const
/** Room enough to show the filters from the start. */
const WIDE = '(min-width: 60rem)'

/** What narrows a view down; every choice is put in the address. */
export const FilterBar = ({ filters, departments }: { filters: Filters; departments: readonly Department[] }) => {
  const words = w().board
  const count = filterCount(filters)
  const typed = useSignal(filters.q ?? '')
  const open = useSignal(count > 0 || matchMedia(WIDE).matches)
  // Also when it changes by the browser's way back.
  useEffect(() => {
    typed.value = filters.q ?? ''
  }, [filters.q])
  const set = (field: FilterField) => (value: string) => setQuery(writeFilters(changeFilter(filters, field, value)))
  const closed = filters.view === 'answered' || filters.view === 'closed'
  const options = <V extends string>(names: Record<V, string>, values: readonly V[]) =>
    [['', words.any], ...values.map((value) => [value, names[value]] as const)] as const
  return (
    <details class="case-filters" open={open.value} onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>
        {words.filters}
        {count > 0 && <span class="muted"> · {words.filtered(count)}</span>}
      </summary>
      <form
        class="case-filter-row"
        onSubmit={(event) => {
          event.preventDefault()
          set('q')(typed.value.trim().slice(0, CASE_LIMITS.searchText))
        }}
      >
        <Field id="case-q" label={words.search}>
          {(control) => (
            <span class="case-search">
              <input
                {...control}
                type="search"
                class="input"
                autocomplete="off"
                aria-keyshortcuts="/"
                maxlength={CASE_LIMITS.searchText}
                value={typed.value}
                onInput={(event) => (typed.value = event.currentTarget.value)}
              />
              <button type="submit" class="button">
                {words.searchButton}
              </button>
            </span>
          )}
        </Field>
        <Choice
          id="case-type"
          label={words.type}
          value={filters.type ?? ''}
          options={options(w().type, CASE_TYPES)}
          onValue={set('type')}
        />
        <Choice
          id="case-department"
          label={words.department}
          value={filters.department ?? ''}
          options={[
            ['', words.any],
            ['none', words.noDepartment],
            ...departments.map(({ id, name }) => [id, name] as const),
          ]}
          onValue={set('department')}
        />
        <Choice
          id="case-standing"
          label={words.standing}
          value={filters.standing ?? ''}
          options={options(
            words.standingName,
            STANDINGS.filter((state) => state.startsWith('answered') === closed),
          )}
          onValue={set('standing')}
        />
        <Choice
          id="case-state"
          label={words.stateLabel}
          value={filters.state ?? ''}
          options={options(w().state, CASE_STATES)}
          onValue={set('state')}
        />
        <Choice
          id="case-sort"
          label={words.sort}
          value={filters.sort}
          options={SORTS.map((sort) => [sort, words.sorts[sort]] as const)}
          onValue={(sort) => setQuery(writeFilters({ ...filters, sort }))}
        />
        {count > 0 && (
          <p>
            <button type="button" class="button quiet" onClick={() => setQuery(writeFilters(withoutFilters(filters)))}>
              {words.clear}
            </button>
          </p>
        )}
      </form>
    </details>
  )
}
