import * as v from 'valibot'
import { Day, Id } from '../basics.ts'
import { CaseState } from './case.ts'

/** The case that a question left open by an interview has become. */
export const LeftOverCase = v.object({
  questionId: Id,
  id: Id,
  number: v.string(),
  state: CaseState,
  dueOn: v.nullable(Day),
})
export type LeftOverCase = v.InferOutput<typeof LeftOverCase>
export const LeftOverCases = v.object({ cases: v.array(LeftOverCase) })
