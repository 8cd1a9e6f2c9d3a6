import * as v from 'valibot'
import { clean } from '#clean'
import { Actor, Day, Id, Instant, SiteId, Version, Whole } from '../basics.ts'
import { Claim } from '../interview/question.ts'
import { Subject } from '../site/staff.ts'
import { CASE_STATES, CaseState, Department } from './case.ts'
import { STANDINGS, Standing } from './clock.ts'
import { CASE_LIMITS } from './limits.ts'
import { CaseType } from './policy.ts'

/** A case as a list shows it. */
export const CaseEntry = v.object({
  id: Id,
  siteId: SiteId,
  number: v.string(),
  state: CaseState,
  type: CaseType,
  /** The beginning of the citizen's text. */
  excerpt: v.string(),
  receivedAt: Instant,
  department: v.nullable(Department),
  coHandlers: v.array(Department),
  handler: v.nullable(Actor),
  claim: v.nullable(Claim),
  /** Subjects of who had a hand in the reply. */
  draftedBy: v.array(v.string()),
  due: v.nullable(v.object({ day: Day, provisional: v.boolean() })),
  standing: v.nullable(Standing),
  /** The subject of who asked for an extension; null: none is asked for. */
  extensionAskedBy: v.nullable(v.string()),
  duplicates: Whole,
  /** When it was answered, declined, merged or withdrawn; null while open. */
  closedAt: v.nullable(Instant),
  version: Version,
})
export type CaseEntry = v.InferOutput<typeof CaseEntry>

/** A filtered page may hold few entries, or none, and still have a next. */
export const CasePage = v.object({ entries: v.array(CaseEntry), next: v.nullable(v.string()) })
export type CasePage = v.InferOutput<typeof CasePage>

export const LISTS = ['open', 'closed'] as const

/** What a desk looks at. The last two are of closed cases, all others of open ones. */
export const CASE_VIEWS = [
  'open',
  /** Handled or claimed by the asker. */
  'mine',
  /** New ones, and what is due within two working days or late. */
  'today',
  'received',
  'waiting',
  /** Drafted replies that wait for a review the asker may give, having had no hand in them. */
  'review',
  /** An extension was asked for, not by the asker. */
  'extension',
  'due-soon',
  'due-today',
  'overdue',
  'answered',
  /** Declined, merged or withdrawn. */
  'closed',
] as const
export const CaseView = v.picklist(CASE_VIEWS)
export type CaseView = v.InferOutput<typeof CaseView>

/** Open cases by the day they are due (without one: last) or by receipt, oldest first; closed ones latest first. */
export const CaseQuery = v.object({
  after: v.optional(v.pipe(v.string(), v.maxLength(500))),
  view: v.optional(CaseView, 'open'),
  sort: v.optional(v.picklist(['due', 'received', 'newest']), 'due'),
  state: v.optional(v.picklist(CASE_STATES)),
  type: v.optional(CaseType),
  /** The responsible one; `none`: not triaged yet. */
  department: v.optional(v.union([v.literal('none'), SiteId])),
  standing: v.optional(v.picklist(STANDINGS)),
  handler: v.optional(Subject),
  /** In the number or the beginning of the text. */
  q: v.optional(v.pipe(v.string(), v.transform(clean), v.maxLength(CASE_LIMITS.searchText))),
})
export type CaseQuery = v.InferOutput<typeof CaseQuery>

const counts = { open: Whole, overdue: Whole, dueToday: Whole, dueSoon: Whole }

/** What is on the table today, of all open cases of a site: exact, counted from the list itself. */
export const CaseBoard = v.object({
  today: Day,
  /** Of every view of open cases. */
  views: v.record(v.string(), Whole),
  types: v.array(v.object({ type: CaseType, ...counts })),
  /** `department` null: not triaged yet. */
  departments: v.array(v.object({ department: v.nullable(Department), ...counts })),
  /** The one received first. */
  oldest: v.nullable(CaseEntry),
})
export type CaseBoard = v.InferOutput<typeof CaseBoard>
