import * as v from 'valibot'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import { CaseType } from '#contract/case/policy.ts'
import type { FieldError } from '../../../ui/ErrorSummary.tsx'
import { t } from '../../language.ts'
import { w } from '../words.ts'

/** A triage as it is typed; `keep`: each of several cases stays what it is. */
export const TriageValue = v.object({
  type: v.union([CaseType, v.literal('keep')]),
  valuable: v.boolean(),
  department: v.string(),
  coHandlers: v.array(v.string()),
  reason: v.string(),
})
export type TriageValue = v.InferOutput<typeof TriageValue>

/** What is missing, each at its field; ids begin with `prefix`. */
export const triageProblems = ({ department, reason }: TriageValue, prefix: string): FieldError[] => {
  const words = w().triage
  const problems: FieldError[] = []
  if (department === '') problems.push({ fieldId: `${prefix}-department`, message: words.problems.department })
  if (reason.trim() === '') problems.push({ fieldId: `${prefix}-reason`, message: words.problems.reason })
  if (reason.trim().length > CASE_LIMITS.reason)
    problems.push({ fieldId: `${prefix}-reason`, message: t().form.rules.tooLong(CASE_LIMITS.reason) })
  return problems
}
