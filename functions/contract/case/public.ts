import * as v from 'valibot'
import { Day, Instant } from '../basics.ts'
import { Score } from './case.ts'
import { CaseType } from './policy.ts'

/** An answered case as anyone may read it (M5), the citizen's words masked (M13). */
export const PublicCase = v.object({
  number: v.string(),
  type: CaseType,
  text: v.string(),
  receivedOn: Day,
  answeredOn: Day,
  dueOn: v.nullable(Day),
  late: v.boolean(),
  department: v.string(),
  answer: v.string(),
  answeredAt: Instant,
  score: v.nullable(Score),
})
export type PublicCase = v.InferOutput<typeof PublicCase>

/** Latest answer first. A page of a search may hold few, or none, and still have a next. */
export const PublicCasePage = v.object({ cases: v.array(PublicCase), next: v.nullable(v.string()) })
export type PublicCasePage = v.InferOutput<typeof PublicCasePage>
