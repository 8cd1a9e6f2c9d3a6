import { useEffect, useRef } from 'preact/hooks'
import type { CaseView } from '#contract/case/list.ts'
import { QueryLink } from '../parts/QueryLink.tsx'
import { w } from '../words.ts'
import { type Filters, writeFilters } from './filters.ts'

/** As a desk goes through its day. */
const ORDER: readonly CaseView[] = [
  'today',
  'mine',
  'received',
  'overdue',
  'due-today',
  'due-soon',
  'waiting',
  'review',
  'extension',
  'open',
  'answered',
  'closed',
]

/** What a desk looks at, with how many are in each; the other filters stay. */
export const Views = ({ filters, counts }: { filters: Filters; counts: Readonly<Record<string, number>> | null }) => {
  const words = w().board
  const row = useRef<HTMLElement>(null)
  // On a phone the row scrolls: what is looked at is in sight.
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>('[aria-current]')
    if (row.current && current) row.current.scrollLeft = current.offsetLeft - row.current.offsetLeft - 16
  }, [filters.view])
  return (
    <nav ref={row} class="case-views" aria-label={words.views}>
      {ORDER.map((view) => {
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
