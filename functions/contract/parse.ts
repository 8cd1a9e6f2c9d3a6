import * as v from 'valibot'
import { accept, type InputIssue, type Result, refuse } from './refusal.ts'

/** Wire input, parsed: the value, or `invalid-input` with every issue. */
export const parseInput = <S extends v.GenericSchema>(schema: S, input: unknown): Result<v.InferOutput<S>> => {
  const parsed = v.safeParse(schema, input)
  if (parsed.success) return accept(parsed.output)
  return refuse('invalid-input', { issues: parsed.issues.map(toIssue) })
}

const toIssue = (issue: v.BaseIssue<unknown>): InputIssue => ({
  path: v.getDotPath(issue) ?? '',
  rule: issue.type,
  ...(typeof issue.requirement === 'number' ? { limit: issue.requirement } : {}),
})
