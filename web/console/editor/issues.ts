import type { InputIssue } from '#contract/refusal.ts'
import type { FieldError } from '../../ui/ErrorSummary.tsx'
import { t } from '../language.ts'

/** The control of a path in the request: `guests.0.name` is `f-guests.0.name`. */
export const fieldId = (path: string): string => `f-${path}`

/** A table is typed in one field, whatever part of it is wrong. */
const controlPath = (path: string): string =>
  path.replace(/\.(columns|rows)(\..*)?$/, '.table').replace(/\.transcript$/, '.text')

/** What is wrong with one field, in words. */
export const issueText = ({ rule, limit }: InputIssue): string => {
  const words = t().form.rules
  if (rule === 'max_length' && limit !== undefined) return words.tooLong(limit)
  if (rule === 'min_length' || rule === 'non_empty' || rule === 'string') return words.required
  if (rule === 'number') return words.dateMissing
  if (rule === 'check' || rule === 'ends_before_start') return words.endsBeforeStart
  if (rule === 'url' || rule === 'regex') return words.url
  return words.wrong
}

/** The first problem of each field, and all of them for the summary, named by the field's label. */
export const describe = (
  issues: readonly InputIssue[],
): { summary: FieldError[]; byPath: ReadonlyMap<string, string> } => {
  const byPath = new Map<string, string>()
  const summary: FieldError[] = []
  for (const issue of issues) {
    const path = controlPath(issue.path)
    if (byPath.has(path)) continue
    const text = issueText(issue)
    byPath.set(path, text)
    summary.push({ fieldId: fieldId(path), message: t().form.problem(labelOf(path), text) })
  }
  return { summary, byPath }
}

/** `guests.1.name` is said as "Guest 2, name". */
export const labelOf = (path: string): string => {
  const words = t().editor
  const [first = '', ...rest] = path.split('.')
  const name = (key: string) => (key in words.fields ? words.fields[key as keyof typeof words.fields] : key)
  if (first === 'host') return words.nested(name('host'), name(rest[0] ?? ''))
  const index = Number(rest[0])
  if (rest.length > 0 && Number.isInteger(index)) {
    const item = words.item(name(first), index + 1)
    return rest[1] ? words.nested(item, name(rest[1])) : item
  }
  return name(first)
}
