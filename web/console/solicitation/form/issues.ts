import type { InputIssue } from '#contract/refusal.ts'
import type { FieldError } from '../../../ui/ErrorSummary.tsx'
import { fieldId, issueText } from '../../editor/issues.ts'
import { t } from '../../language.ts'
import { words } from '../words.ts'

const labelOf = (path: string): string => {
  const { fields } = words().form
  const [first = '', index, last] = path.split('.')
  const name = (key: string) => (key in fields ? fields[key as keyof typeof fields] : key)
  if (index === undefined || first === 'alongsideIds') return name(first)
  const item = t().editor.item(name(first), Number(index) + 1)
  return last ? t().editor.nested(item, last === 'title' ? fields.linkTitle : name(last)) : item
}

const textOf = (issue: InputIssue): string => {
  const { rules } = words().form
  if (issue.path === 'senders') return rules.senders
  if (issue.path === 'previousId' || issue.path.startsWith('alongsideIds')) return rules.id
  return issueText(issue)
}

/** The first problem of each field, and all of them for the summary, named by the field's label. */
export const describe = (
  issues: readonly InputIssue[],
): { summary: FieldError[]; byPath: ReadonlyMap<string, string> } => {
  const byPath = new Map<string, string>()
  const summary: FieldError[] = []
  for (const issue of issues) {
    const path = issue.path.replace(/^alongsideIds\..*/, 'alongsideIds')
    if (byPath.has(path)) continue
    const text = textOf(issue)
    byPath.set(path, text)
    summary.push({ fieldId: fieldId(path), message: t().form.problem(labelOf(path), text) })
  }
  return { summary, byPath }
}
