import { CASE_VIEWS } from '../../../../functions/contract/case/list.ts'
import { QueryLink } from '../parts/QueryLink.tsx'
import { w } from '../words.ts'
import { type Filters, writeFilters } from './filters.ts'

/** What a desk looks at, with how many are in each; the other filters stay. */
export const Views = ({ filters, counts }: { filters: Filters; counts: Readonly<Record<string, number>> | null }) => {
  const words = w().board
  return (
    <nav class="case-views" aria-label={words.views}>
      {CASE_VIEWS.map((view) => {
        const count = counts?.[view]
        return (
          <QueryLink
            key={view}
            query={writeFilters({ ...filters, view })}
            current={view === filters.view}
            class={count && (view === 'overdue' || view === 'due-today') ? 'case-view pressing' : 'case-view'}
          >
            {words.view[view]}
            {count !== undefined && <span class="case-view-count"> {count}</span>}
          </QueryLink>
        )
      })}
    </nav>
  )
}
