import type { ActivityEntry } from '#contract/interview/list.ts'
import type { StaffMember } from '#contract/site/staff.ts'
import { ENTERED_ACTIONS } from '#domain/permission/trail.ts'
import { Field } from '../../../ui/Field.tsx'

import { withFilters } from '../../router/filters.ts'
import { query, setQuery } from '../../router/router.ts'

import type { AuditFilter } from './filter.ts'
import { actionName, words } from './words.ts'

interface FilterFormProps {
  filter: AuditFilter
  staff: readonly StaffMember[]
  activities: readonly ActivityEntry[]
}

/** Every filter is in the address, so that a link and the way back show the same again. */
export const FilterForm = ({ filter, staff, activities }: FilterFormProps) => {
  const w = words()
  const set = (change: AuditFilter) => setQuery(withFilters(query.peek(), change))
  const choice = (name: 'action' | 'subject' | 'activityId', options: readonly (readonly [string, string])[]) => {
    const chosen = filter[name] ?? ''
    // Whoever was chosen in the list may have left since, and an activity be older than those of the first page.
    const missing = chosen !== '' && !options.some(([value]) => value === chosen)
    return (
      <Field id={`audit-${name}`} label={w.filters[name]}>
        {(control) => (
          <select
            {...control}
            class="select"
            value={chosen}
            onChange={(event) => set({ [name]: event.currentTarget.value })}
          >
            <option value="">{w.all}</option>
            {missing && <option value={chosen}>{chosen}</option>}
            {options.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
    )
  }
  return (
    <search class="card stack" aria-label={w.filter}>
      <div class="field-row audit-filters">
        {choice(
          'action',
          ENTERED_ACTIONS.map((action) => [action, actionName(action)]),
        )}
        {choice(
          'subject',
          staff.map(({ subject, name }) => [subject, name]),
        )}
        {choice(
          'activityId',
          activities.map(({ id, title }) => [id, title]),
        )}
        {(['from', 'until'] as const).map((name) => (
          <Field key={name} id={`audit-${name}`} label={w.filters[name]}>
            {(control) => (
              <input
                {...control}
                class="input"
                type="date"
                value={filter[name] ?? ''}
                onChange={(event) => set({ [name]: event.currentTarget.value })}
              />
            )}
          </Field>
        ))}
      </div>
      {Object.keys(filter).length > 0 && (
        <p>
          <button
            type="button"
            class="button quiet small"
            onClick={() => set({ action: '', subject: '', activityId: '', from: '', until: '' })}
          >
            {w.clear}
          </button>
        </p>
      )}
    </search>
  )
}
