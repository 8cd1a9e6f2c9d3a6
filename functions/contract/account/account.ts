import * as v from 'valibot'
import { Instant, SiteId, Whole } from '../basics.ts'
import { CaseType } from '../case/policy.ts'

/** A month in the site's zone, YYYY-MM. */
export const Month = v.pipe(v.string(), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/))

/** Twelve months at most by default, ten years at most in one answer. */
export const AccountQuery = v.pipe(
  v.object({ from: v.optional(Month), to: v.optional(Month) }),
  v.check(({ from, to }) => from === undefined || to === undefined || from <= to, 'from_after_to'),
)

const days = v.nullable(v.number())

/** What can be said of a set of cases (M5, M11). Exact: from tallies that equal a recount. */
export const AccountCounts = v.object({
  /** Received in the month; the rest counts in the month of the answer. */
  received: Whole,
  answered: Whole,
  /** Declined with an explanation, which is an answer too. */
  declined: Whole,
  withdrawn: Whole,
  /** Of those answered or declined. */
  onTime: Whole,
  late: Whole,
  /** Working days from receipt to the answer; null: none was given. */
  averageDays: days,
  medianDays: days,
  /** How many took how many working days, ascending. */
  histogram: v.array(v.object({ days: Whole, cases: Whole })),
  /** 好差评: by score 5 … 1. */
  ratings: v.object({ 5: Whole, 4: Whole, 3: Whole, 2: Whole, 1: Whole }),
  averageRating: v.nullable(v.number()),
})
export type AccountCounts = v.InferOutput<typeof AccountCounts>

/** The department that answered; null: none was responsible yet. */
const Responsible = v.nullable(v.object({ id: SiteId, name: v.string() }))

/** The acceptance statistics anyone may read. */
export const PublicAccount = v.object({
  site: v.object({ id: SiteId, name: v.string() }),
  from: Month,
  to: Month,
  total: AccountCounts,
  types: v.array(v.object({ type: CaseType, counts: AccountCounts })),
  departments: v.array(v.object({ department: Responsible, counts: AccountCounts })),
  months: v.array(v.object({ month: Month, counts: AccountCounts })),
  now: Instant,
})
export type PublicAccount = v.InferOutput<typeof PublicAccount>

/** The same with every cell by itself. */
export const StaffAccount = v.object({
  ...PublicAccount.entries,
  cells: v.array(v.object({ month: Month, type: CaseType, department: Responsible, counts: AccountCounts })),
})
export type StaffAccount = v.InferOutput<typeof StaffAccount>
