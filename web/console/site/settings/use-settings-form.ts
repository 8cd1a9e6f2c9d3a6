import { useSignal } from '@preact/signals'
import type { InputIssue, Refusal } from '#contract/refusal.ts'
import type { SiteSettings } from '#contract/site/site.ts'
import type { FieldError } from '../../../ui/ErrorSummary.tsx'
import { issueText } from '../../editor/issues.ts'
import { t } from '../../language.ts'
import { RulesForm } from './rules-form.ts'
import { fromSettingsForm, type SettingsForm } from './settings-form.ts'

export interface SettingsEditing {
  form: SettingsForm
  set: (form: SettingsForm) => void
  error: (path: string) => string | undefined
  summary: FieldError[]
  round: number
  busy: boolean
  refusal: Refusal | null
  submit: (save: (settings: SiteSettings) => Promise<Refusal | null>) => Promise<boolean>
}

/** Editing a site's settings, checked as a whole; each problem belongs to the part it is in. */
export const useSettingsForm = (initial: SettingsForm): SettingsEditing => {
  const form = useSignal(initial)
  const round = useSignal(0)
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  const checked = round.value > 0 ? fromSettingsForm(form.value) : null
  const issues = (checked && !checked.ok ? checked.refusal : refusal.value)?.issues ?? []
  const byPart = new Map<string, string>()
  for (const issue of issues) {
    const path = issue.path.replace(/^settings\./, '')
    const [part = ''] = path.split('.')
    // A list or a table is typed in one field, except the rules, which have a field for each number.
    if (isRules(part)) byPart.set(path, byPart.get(path) ?? ruleText(path, issue))
    else if (!byPart.has(part)) byPart.set(part, partText(part, issueText(issue)))
  }
  return {
    form: form.value,
    set: (next) => {
      form.value = next
      refusal.value = null
    },
    error: (path) => byPart.get(path),
    summary: [...byPart].map(([part, message]) => ({ fieldId: `s-${part}`, message })),
    round: round.value,
    busy: busy.value,
    refusal: refusal.value,
    submit: async (save) => {
      round.value += 1
      const settings = fromSettingsForm(form.peek())
      if (!settings.ok || busy.peek()) return false
      busy.value = true
      refusal.value = await save(settings.value)
      busy.value = false
      if (refusal.value === null) round.value = 0
      return refusal.value === null
    },
  }
}

const partText = (part: string, text: string): string => {
  const { problems } = t().settings
  return part in problems ? problems[part as keyof typeof problems] : text
}

const isRules = (part: string): boolean => part in RulesForm.entries

/** Which field is meant, and what is wrong with it. */
const ruleText = (path: string, issue: InputIssue): string => {
  const words = t().rules
  const [part = '', row = '', field = ''] = path.split('.')
  if (part === 'notAccepted') return words.problem(words.notAcceptedEntry(Number(row) + 1), issueText(issue))
  if (part === 'escalation') return words.problem(t().settings.parts.escalation, words.numberWrong)
  const names: Record<string, string> = { ...words.caseTypes, ...words.draftKinds }
  const text = field === 'source' ? issueText(issue) : field === 'extendableTo' ? words.extendWrong : words.numberWrong
  return words.problem(names[row] ?? row, text)
}
