import type { InputIssue } from '#contract/refusal.ts'
import type { FieldError } from '../../../ui/ErrorSummary.tsx'
import { t } from '../../language.ts'
import { labelIn } from '../TextsFields.tsx'
import { words } from '../words.ts'
import { detailsFieldId } from './DetailsFields.tsx'

/** What is wrong with one field, in words. */
const issueText = ({ rule, limit }: InputIssue, path: string): string => {
  const rules = t().form.rules
  const own = words().details.problems
  if (rule === 'max_length' && limit !== undefined) return rules.tooLong(limit)
  if (path === 'closesAt' && rule === 'check') return rules.endsBeforeStart
  if (path === 'opensAt' || path === 'closesAt') return rules.dateMissing
  if (rule === 'fixed') return own.fixed
  if (rule === 'lowered') return own.lowered
  if (rule === 'expression' || rule === 'unknown_question') return own.condition
  if (rule === 'one_person_each') return own.onePersonEach
  if (rule === 'missing_translation') return own.missing
  if (rule === 'min_length' || rule === 'non_empty' || rule === 'required') return rules.required
  if (rule === 'min_value' && limit !== undefined) return own.least(limit)
  if (rule === 'max_value' && limit !== undefined) return own.most(limit)
  if (rule === 'number' || rule === 'safe_integer') return own.number
  return rules.wrong
}

/** The label of a path: `quotas.0.limit` is quota 1, its limit; `plan.en` the plan in English. */
const labelOf = (path: string, languages: readonly string[]): string => {
  const { fields, ...w } = words().details
  const [first = '', index, rest] = path.split('.')
  const names: Readonly<Record<string, string>> = fields
  if ((first === 'purpose' || first === 'plan') && index) return labelIn(fields[first], index, languages)
  if (first === 'hours' && index) return names[index] ?? index
  if (first !== 'quotas' || index === undefined) return names[first] ?? first
  const parts: Readonly<Record<string, string>> = {
    name: w.quotaName,
    condition: w.quotaCondition,
    limit: w.quotaLimit,
  }
  return `${w.quota} ${Number(index) + 1} ${parts[rest ?? ''] ?? ''}`.trim()
}

/** A quota's path by its id, as the platform tells it, is one by its place. */
const placeOf = (path: string, quotas: readonly { id: string }[]): string =>
  path.replace(/^quotas\.([^.]+)/, (whole, id: string) => {
    const at = quotas.findIndex((quota) => quota.id === id)
    return at >= 0 ? `quotas.${at}` : whole
  })

/** The id of the field that a path of the platform's is about. */
export const fieldOf = (path: string, quotas: readonly { id: string }[]): string =>
  detailsFieldId(placeOf(path, quotas))

export const describeIssues = (
  issues: readonly InputIssue[],
  quotas: readonly { id: string }[],
  languages: readonly string[],
): { summary: FieldError[]; byPath: ReadonlyMap<string, string> } => {
  const byPath = new Map<string, string>()
  const summary: FieldError[] = []
  for (const issue of issues) {
    const path = placeOf(issue.path, quotas)
    if (byPath.has(path)) continue
    const text = issueText(issue, path)
    byPath.set(path, text)
    summary.push({ fieldId: detailsFieldId(path), message: t().form.problem(labelOf(path, languages), text) })
  }
  return { summary, byPath }
}
