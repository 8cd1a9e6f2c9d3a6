import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { Refusal } from '#contract/refusal.ts'
import type { SurveyDetails } from '#contract/survey/activity.ts'
import type { Definition } from '#contract/survey/definition.ts'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { dropDraft, readDraft, useKept } from '../../draft/use-draft.ts'
import { Restored } from '../../editor/Restored.tsx'
import { t } from '../../language.ts'
import { guardLeaving } from '../../router/router.ts'
import { StaticBuilder } from '../build/StaticBuilder.tsx'
import { DetailsFields } from './DetailsFields.tsx'
import { describeIssues, fieldOf } from './describe.ts'
import { DetailsDraft, type DetailsForm, fromDetailsForm } from './details-form.ts'
import '../../editor/editor.css'

interface DetailsEditorProps {
  initial: DetailsForm
  zone: string
  draftKey: string
  submitLabel: string
  announced: boolean
  /** What quotas can ask about. */
  definition: Definition
  /** Stores it; null where it was stored, and the form may be left. */
  save: (details: SurveyDetails) => Promise<Refusal | null>
  onSaved: () => void
  onCancel?: () => void
  /** On top of the form. */
  children?: ComponentChildren
  /** Something else is still to be chosen. */
  blocked?: boolean
  /** What the form is opened for: the path of a field, as a check names it. */
  wanted?: string | null
}

/** The form of a survey's details: checked as a whole, kept on the device until it is saved. */
export const DetailsEditor = (props: DetailsEditorProps) => {
  const { initial, zone, draftKey, submitLabel, announced, definition, save, onSaved, onCancel, children, wanted } =
    props
  const restored = useMemo(() => readDraft(DetailsDraft, draftKey), [draftKey])
  const value = useSignal<DetailsForm>(restored?.value ?? initial)
  const fromDevice = useSignal(restored !== null)
  const refusal = useSignal<Refusal | null>(null)
  const round = useSignal(0)
  const checking = useSignal(false)
  const busy = useSignal(false)
  const dirty = JSON.stringify(value.value) !== JSON.stringify(initial)
  useKept(draftKey, dirty ? { base: initial, value: value.value } : null, [value.value, dirty])
  useEffect(() => {
    if (wanted) document.getElementById(fieldOf(wanted, value.peek().quotas))?.focus()
  }, [])
  useEffect(() => guardLeaving(() => dirty && !busy.peek()), [dirty])

  const checked = checking.value ? fromDetailsForm(value.value, zone, !announced) : null
  const own = checked && !checked.ok ? checked.refusal : null
  const { summary, byPath } = describeIssues(
    (own ?? refusal.value)?.issues ?? [],
    value.value.quotas,
    definition.languages,
  )
  const othersOf = (name: 'purpose' | 'plan') => [
    ...Object.keys(initial[name]),
    ...Object.keys(value.value[name]),
    // The version that is asked may have more than what is being edited.
    ...[...byPath.keys()].flatMap((path) => (path.startsWith(`${name}.`) ? path.slice(name.length + 1) : [])),
  ]
  const submit = async () => {
    checking.value = true
    round.value += 1
    const details = fromDetailsForm(value.peek(), zone, !announced)
    if (!details.ok || busy.peek()) return
    busy.value = true
    refusal.value = await save(details.value)
    if (refusal.value === null) {
      dropDraft(draftKey)
      onSaved()
    } else round.value += 1
    busy.value = false
    checking.value = false
  }
  return (
    <StaticBuilder definition={definition}>
      <form
        class="editor stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {fromDevice.value && dirty && (
          <Restored
            onDiscard={() => {
              value.value = initial
              fromDevice.value = false
            }}
          />
        )}
        <ErrorSummary title={t().form.problems(summary.length)} errors={summary} round={round.value} />
        {children}
        <DetailsFields
          tools={{
            value: value.value,
            announced,
            languages: definition.languages,
            othersOf,
            error: (path) => byPath.get(path),
            change: (difference) => {
              value.value = { ...value.peek(), ...difference }
              refusal.value = null
            },
          }}
        />
        {refusal.value && !refusal.value.issues && <RefusalNote refusal={refusal.value} />}
        <div class="row editor-actions">
          <button type="submit" class="button primary" disabled={busy.value || props.blocked === true}>
            {busy.value ? t().form.saving : submitLabel}
          </button>
          {onCancel && (
            <button type="button" class="button" onClick={onCancel}>
              {t().cancel}
            </button>
          )}
          <span class="muted small" role="status">
            {dirty ? t().form.keptHere : t().form.nothingToSave}
          </span>
        </div>
      </form>
    </StaticBuilder>
  )
}
