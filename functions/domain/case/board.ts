import type { CaseBoard, CaseEntry } from '../../contract/case/list.ts'
import type { Day } from '../working-days.ts'
import { isInView, type Looking, OPEN_VIEWS } from './list.ts'

const count = (entries: readonly CaseEntry[]) => {
  const standing = (state: string) => entries.filter((entry) => entry.standing?.state === state).length
  return {
    open: entries.length,
    overdue: standing('overdue'),
    dueToday: standing('due-today'),
    dueSoon: standing('due-soon'),
  }
}

/** What is on the table, of all open cases of a site. */
export const boardOf = (entries: readonly CaseEntry[], today: Day, looking: Looking): CaseBoard => ({
  today,
  views: Object.fromEntries(
    OPEN_VIEWS.map((view) => [view, entries.filter((entry) => isInView(entry, view, looking)).length]),
  ),
  types: [...Map.groupBy(entries, ({ type }) => type)].map(([type, of]) => ({ type, ...count(of) })),
  departments: [...Map.groupBy(entries, ({ department }) => department?.id ?? null)].map(([, of]) => ({
    department: of[0]?.department ?? null,
    ...count(of),
  })),
  oldest: entries.reduce<CaseEntry | null>(
    (oldest, entry) => (oldest && oldest.receivedAt <= entry.receivedAt ? oldest : entry),
    null,
  ),
})
