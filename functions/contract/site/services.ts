import * as v from 'valibot'
import { HttpUrl, line, text, Whole } from '../basics.ts'
import { LIMITS } from '../limits.ts'

export const SERVICE_LIMITS = {
  notAccepted: 20,
  notAcceptedText: 200,
  /** Working days late, at most, before somebody above is told. */
  escalationDays: 60,
} as const

/** What the suggestion box does not take, and where to go with it instead. */
export const NotAccepted = v.object({
  what: line(LIMITS.title),
  where: text(SERVICE_LIMITS.notAcceptedText),
  url: v.nullable(HttpUrl),
})
export type NotAccepted = v.InferOutput<typeof NotAccepted>
export const NotAcceptedList = v.pipe(v.array(NotAccepted), v.maxLength(SERVICE_LIMITS.notAccepted))

const daysLate = v.pipe(Whole, v.minValue(1), v.maxValue(SERVICE_LIMITS.escalationDays))

/** Who is told of an overdue case besides its handler, by how many working days late it is. */
export const Escalation = v.object({
  /** From here the handler's superior: the reviewers of the department, else its administrators. */
  superiorFrom: daysLate,
  /** From here the administrators of the site that received it. */
  adminFrom: daysLate,
})
export type Escalation = v.InferOutput<typeof Escalation>
