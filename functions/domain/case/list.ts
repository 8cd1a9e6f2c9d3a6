import type { CaseState } from '../../contract/case/case.ts'
import { CASE_LIMITS } from '../../contract/case/limits.ts'
import type { CaseEntry, CaseQuery, CaseView } from '../../contract/case/list.ts'
import type { Day, WorkingCalendar } from '../working-days.ts'
import { standing } from './deadline.ts'
import { OPEN } from './obstacle.ts'
import type { CaseRecord } from './records.ts'

/** What is kept of a case for lists: all but what changes with the date alone. */
export interface CaseRow extends Omit<CaseEntry, 'standing' | 'excerpt'> {
  /** The beginning of the text: enough to recognise a case and to find its like. */
  beginning: string
  answeredOn: Day | null
}

const BEGINNING = 300

/** On which of a site's lists it stands. A duplicate is no more work; its reply comes by the case it was merged into. */
export const isOpenCase = (state: CaseState): boolean => OPEN.includes(state)

export const rowOf = (record: CaseRecord): CaseRow => ({
  id: record.id,
  siteId: record.siteId,
  number: record.number,
  state: record.state,
  type: record.type,
  beginning: record.text.slice(0, BEGINNING),
  receivedAt: record.receivedAt,
  department: record.triage?.department ?? null,
  coHandlers: record.triage?.coHandlers ?? [],
  handler: record.handler,
  claim: record.claim,
  draftedBy: record.draft?.by.map(({ subject }) => subject) ?? [],
  due: record.due && { day: record.due.day, provisional: record.due.provisional },
  answeredOn: record.clock.answeredOn,
  extensionAskedBy: record.extensionAsked?.askedBy ?? null,
  duplicates: record.duplicates.length,
  closedAt: closedAt(record),
  version: record.version,
})

const closedAt = (record: CaseRecord): number | null => {
  if (isOpenCase(record.state)) return null
  const withdrawn = record.history.findLast(({ step }) => step === 'withdrawn')
  return record.outcome?.at ?? record.mergedInto?.at ?? withdrawn?.at ?? record.receivedAt
}

export const entryOf = (row: CaseRow, calendar: WorkingCalendar, today: Day): CaseEntry => {
  const { beginning, answeredOn, ...entry } = row
  return {
    ...entry,
    excerpt: beginning.slice(0, CASE_LIMITS.excerpt),
    standing: row.state === 'withdrawn' ? null : standing(calendar, row.due, { answeredOn, today }),
  }
}

/** Who looks, and when. */
export interface Looking {
  subject: string
  now: number
}

const isLate = ({ standing }: CaseEntry) => standing?.state === 'overdue'
const comesDue = ({ standing }: CaseEntry) => standing?.state === 'due-soon' || standing?.state === 'due-today'

const VIEWS: Record<CaseView, (entry: CaseEntry, looking: Looking) => boolean> = {
  open: () => true,
  mine: ({ handler, claim }, { subject, now }) =>
    handler?.subject === subject || (claim !== null && claim.subject === subject && claim.until > now),
  today: (entry) => entry.state === 'received' || isLate(entry) || comesDue(entry),
  received: ({ state }) => state === 'received',
  waiting: ({ state }) => state === 'waiting',
  review: ({ state, draftedBy }, { subject }) => state === 'review' && !draftedBy.includes(subject),
  extension: ({ extensionAskedBy }, { subject }) => extensionAskedBy !== null && extensionAskedBy !== subject,
  'due-soon': ({ standing }) => standing?.state === 'due-soon',
  'due-today': ({ standing }) => standing?.state === 'due-today',
  overdue: isLate,
  answered: ({ state }) => state === 'answered',
  closed: ({ state }) => state !== 'answered',
}

export const listOf = (view: CaseView): 'open' | 'closed' =>
  view === 'answered' || view === 'closed' ? 'closed' : 'open'
export const OPEN_VIEWS = (Object.keys(VIEWS) as CaseView[]).filter((view) => listOf(view) === 'open')

export const isInView = (entry: CaseEntry, view: CaseView, looking: Looking): boolean => VIEWS[view](entry, looking)

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

export const matches = (
  row: CaseRow,
  entry: CaseEntry,
  { view, state, type, department, standing, handler, q }: Omit<CaseQuery, 'after' | 'sort'>,
  looking: Looking,
): boolean =>
  isInView(entry, view, looking) &&
  (!state || entry.state === state) &&
  (!type || entry.type === type) &&
  (!department || (entry.department?.id ?? 'none') === department) &&
  (!standing || entry.standing?.state === standing) &&
  (!handler || entry.handler?.subject === handler) &&
  (!q || folded(row.number).includes(folded(q).replace(/[\s-]/g, '')) || folded(row.beginning).includes(folded(q)))
