import * as v from 'valibot'
import { text, Whole } from '../basics.ts'
import { CASE_LIMITS } from './limits.ts'

export const CASE_TYPES = ['suggestion', 'enquiry', 'complaint', 'interview-question', 'site-error'] as const
export const CaseType = v.picklist(CASE_TYPES)
export type CaseType = v.InferOutput<typeof CaseType>

const workingDays = v.pipe(Whole, v.minValue(1), v.maxValue(250))

/** The time limit for one type of case. */
export const Policy = v.pipe(
  v.object({
    workingDays,
    /** Working days in all after an extension, from receipt; null: cannot be extended. */
    extendableTo: v.nullable(workingDays),
    /** Whether the clock stands still while the citizen is asked for something. */
    clockStops: v.boolean(),
    /** Who approves an extension; administrators always may. */
    approver: v.picklist(['reviewer', 'site-admin']),
    /** The rule it comes from, shown with every date. */
    source: text(CASE_LIMITS.source),
  }),
  v.forward(
    v.check((policy) => policy.extendableTo === null || policy.extendableTo > policy.workingDays, 'not_longer'),
    ['extendableTo'],
  ),
)
export type Policy = v.InferOutput<typeof Policy>

/** A site's limits for every type. National defaults: `functions/domain/case/deadline.ts`. */
export const PolicyTable = v.object(v.entriesFromList(CASE_TYPES, Policy))
export type PolicyTable = v.InferOutput<typeof PolicyTable>
