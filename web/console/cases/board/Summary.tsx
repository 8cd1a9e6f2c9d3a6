import type { CaseBoard } from '#contract/case/list.ts'
import { Link } from '../../router/Link.tsx'
import { CaseNumber } from '../parts/CaseNumber.tsx'
import { DueBadge } from '../parts/DueBadge.tsx'
import { QueryLink } from '../parts/QueryLink.tsx'
import { w } from '../words.ts'
import { type Filters, writeFilters } from './filters.ts'

const COUNTS = ['open', 'overdue', 'dueToday', 'dueSoon'] as const
type Counts = Record<(typeof COUNTS)[number], number>
const VIEW_OF = { open: 'open', overdue: 'overdue', dueToday: 'due-today', dueSoon: 'due-soon' } as const

/** All open cases by department and type, each number a way to those cases; and the one that has waited longest. */
export const Summary = ({ board }: { board: CaseBoard }) => {
  const words = w().board
  const { oldest } = board
  return (
    <details class="case-summary">
      <summary>{words.summary}</summary>
      <div class="stack case-summary-body">
        {oldest && (
          <p class="row">
            <strong>{words.oldest}</strong>
            <Link to="case" params={{ caseId: oldest.id }}>
              <CaseNumber number={oldest.number} /> {oldest.excerpt.slice(0, 30)}
            </Link>
            <DueBadge due={oldest.due} standing={oldest.standing} />
          </p>
        )}
        <Table
          caption={words.byDepartment}
          rows={board.departments.map(({ department, ...counts }) => ({
            name: department?.name ?? words.noDepartment,
            filter: { department: department?.id ?? 'none' },
            counts,
          }))}
        />
        <Table
          caption={words.byType}
          rows={board.types
            .filter(({ open }) => open > 0)
            .map(({ type, ...counts }) => ({ name: w().type[type], filter: { type }, counts }))}
        />
      </div>
    </details>
  )
}

interface Row {
  name: string
  filter: Partial<Filters>
  counts: Counts
}

const Table = ({ caption, rows }: { caption: string; rows: readonly Row[] }) => {
  const words = w().board
  return (
    <div class="table-card">
      <table class="list-table">
        <caption class="case-caption">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{caption}</span>
            </th>
            {COUNTS.map((count) => (
              <th key={count} scope="col" class="number">
                {words.counts[count]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, filter, counts }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {COUNTS.map((count) => (
                <td key={count} class="number">
                  {counts[count] > 0 ? (
                    <QueryLink query={writeFilters({ view: VIEW_OF[count], sort: 'due', ...filter })}>
                      {counts[count]}
                      <span class="visually-hidden">
                        {' '}
                        {name} {words.counts[count]}
                      </span>
                    </QueryLink>
                  ) : (
                    0
                  )}
                </td>
              ))}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={COUNTS.length + 1}>{words.none}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}
