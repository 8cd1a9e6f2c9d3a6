import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { GenericSchema } from 'valibot'
import type { InputIssue, Refusal, Result } from '#contract/refusal.ts'
import { ErrorSummary, type FieldError } from '../../ui/ErrorSummary.tsx'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { dropDraft, readDraft, useKept } from '../draft/use-draft.ts'
import { t } from '../language.ts'
import { guardLeaving, query } from '../router/router.ts'
import { fieldId } from './issues.ts'
import { Restored } from './Restored.tsx'
import './editor.css'

export interface FormTools<Form> {
  value: Form
  change: (difference: Partial<Form>) => void
  error: (path: string) => string | undefined
}

/** What the pages of an activity ask of its form. */
export interface FormProps<Form, Details, Tools = FormTools<Form>> {
  initial: Form
  draftKey: string
  submitLabel: string
  /** Stores it; null where it was stored, and the form may be left. */
  save: (details: Details) => Promise<Refusal | null>
  onSaved: () => void
  /** What is stored now, for whoever lets the unsaved text go. */
  onDiscard?: () => Form
  /** On top: a conflict, or why it cannot be saved. */
  aside?: (tools: Tools) => ComponentChildren
  blocked?: boolean
}

interface ActivityFormProps<Form, Details> extends FormProps<Form, Details> {
  draft: GenericSchema<unknown, { base: Form; value: Form }>
  check: (form: Form) => Result<Details>
  /** The first problem of each field, and all of them for the summary. */
  describe: (issues: readonly InputIssue[]) => { summary: FieldError[]; byPath: ReadonlyMap<string, string> }
  children: (tools: FormTools<Form>) => ComponentChildren
}

/** The form of an activity, around its fields: checked as a whole, kept on the device until it is saved. */
export const ActivityForm = <Form extends object, Details>(props: ActivityFormProps<Form, Details>) => {
  const { initial, draftKey, draft, check, save, onSaved, blocked = false } = props
  const restored = useMemo(() => readDraft(draft, draftKey), [draftKey])
  const value = useSignal<Form>(restored?.value ?? initial)
  const fromDevice = useSignal(restored !== null)
  const refusal = useSignal<Refusal | null>(null)
  const round = useSignal(0)
  const busy = useSignal(false)
  const dirty = JSON.stringify(value.value) !== JSON.stringify(initial)

  useKept(draftKey, dirty ? { base: initial, value: value.value } : null, [value.value, dirty])
  useEffect(() => guardLeaving(() => dirty && !busy.peek()), [dirty])
  // From a list of what is missing straight to its field.
  useEffect(() => {
    const field = query.peek().get('field')
    if (field) document.getElementById(fieldId(field))?.focus()
  }, [])

  const checked = round.value === 0 ? null : check(value.value)
  const own = checked && !checked.ok ? checked.refusal : null
  const { summary, byPath } = props.describe((own ?? refusal.value)?.issues ?? [])
  const tools: FormTools<Form> = {
    value: value.value,
    change: (difference) => {
      value.value = { ...value.peek(), ...difference }
      refusal.value = null
    },
    error: (path) => byPath.get(path),
  }
  const submit = async () => {
    round.value += 1
    const details = check(value.peek())
    if (!details.ok || busy.peek()) return
    busy.value = true
    refusal.value = await save(details.value)
    if (refusal.value === null) {
      dropDraft(draftKey)
      onSaved()
    }
    busy.value = false
    round.value = 0
  }
  return (
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
            value.value = props.onDiscard?.() ?? initial
            fromDevice.value = false
          }}
        />
      )}
      <div id="editor-aside" tabIndex={-1}>
        {props.aside?.(tools)}
      </div>
      <ErrorSummary title={t().form.problems(summary.length)} errors={summary} round={round.value} />
      {props.children(tools)}
      {refusal.value && !refusal.value.issues && <RefusalNote refusal={refusal.value} />}
      <div class="row editor-actions">
        <button type="submit" class="button primary" disabled={busy.value || blocked}>
          {busy.value ? t().form.saving : props.submitLabel}
        </button>
        <span class="muted small" role="status">
          {dirty ? t().form.keptHere : t().form.nothingToSave}
        </span>
        {blocked && (
          <button type="button" class="button quiet small" onClick={showAside}>
            {t().form.blocked}
          </button>
        )}
      </div>
    </form>
  )
}

const showAside = () => {
  const aside = document.getElementById('editor-aside')
  aside?.focus()
  aside?.scrollIntoView({ block: 'center' })
}
