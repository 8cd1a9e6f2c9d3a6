import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { Refusal } from '../../../../functions/contract/refusal.ts'
import type { SolicitationDetails } from '../../../../functions/contract/solicitation/activity.ts'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { dropDraft, readDraft, writeDraft } from '../../draft/use-draft.ts'
import { Restored } from '../../editor/Restored.tsx'
import { t } from '../../language.ts'
import { guardLeaving, query } from '../../router/router.ts'
import { RefusalNote } from '../../session/RefusalNote.tsx'
import { AnnouncementFields, BasicFields, ItemFields, ParticipationFields } from './fields.tsx'
import { FormDraft, type FormValue, fromForm } from './form-value.ts'
import { describe, fieldId } from './issues.ts'
import '../../editor/editor.css'

export interface FormTools {
  value: FormValue
  siteId: string
  change: (difference: Partial<FormValue>) => void
  error: (path: string) => string | undefined
}

interface SolicitationFormProps {
  initial: FormValue
  siteId: string
  draftKey: string
  submitLabel: string
  /** Stores it; null where it was stored, and the form may be left. */
  save: (details: SolicitationDetails) => Promise<Refusal | null>
  onSaved: () => void
  /** What is stored now, for whoever lets the unsaved text go. */
  onDiscard?: () => FormValue
  /** On top: a conflict, or why it cannot be saved. */
  aside?: (tools: FormTools) => ComponentChildren
  blocked?: boolean
}

/** What goes with a draft: checked as a whole, kept on the device until it is saved. */
export const SolicitationForm = (props: SolicitationFormProps) => {
  const { initial, siteId, draftKey, submitLabel, save, onSaved, onDiscard, aside, blocked = false } = props
  const restored = useMemo(() => readDraft(FormDraft, draftKey), [draftKey])
  const value = useSignal<FormValue>(restored?.value ?? initial)
  const fromDevice = useSignal(restored !== null)
  const refusal = useSignal<Refusal | null>(null)
  const round = useSignal(0)
  const busy = useSignal(false)
  const dirty = JSON.stringify(value.value) !== JSON.stringify(initial)

  useEffect(() => {
    if (dirty) writeDraft(draftKey, { base: initial, value: value.value } satisfies FormDraft)
    else dropDraft(draftKey)
  }, [value.value, dirty])
  useEffect(() => guardLeaving(() => dirty && !busy.peek()), [dirty])
  // From the list of what is missing straight to its field.
  useEffect(() => {
    const field = query.peek().get('field')
    if (field) document.getElementById(fieldId(field))?.focus()
  }, [])

  const checked = round.value === 0 ? null : fromForm(value.value)
  const own = checked && !checked.ok ? checked.refusal : null
  const { summary, byPath } = describe((own ?? refusal.value)?.issues ?? [])
  const tools: FormTools = {
    value: value.value,
    siteId,
    change: (difference) => {
      value.value = { ...value.peek(), ...difference }
      refusal.value = null
    },
    error: (path) => byPath.get(path),
  }
  const submit = async () => {
    round.value += 1
    const details = fromForm(value.peek())
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
            value.value = onDiscard?.() ?? initial
            fromDevice.value = false
          }}
        />
      )}
      <div id="editor-aside" tabIndex={-1}>
        {aside?.(tools)}
      </div>
      <ErrorSummary title={t().form.problems(summary.length)} errors={summary} round={round.value} />
      <BasicFields tools={tools} />
      <AnnouncementFields tools={tools} />
      <ParticipationFields tools={tools} />
      <ItemFields tools={tools} />
      {refusal.value && !refusal.value.issues && <RefusalNote refusal={refusal.value} />}
      <div class="row editor-actions">
        <button type="submit" class="button primary" disabled={busy.value || blocked}>
          {busy.value ? t().form.saving : submitLabel}
        </button>
        <span class="muted small" role="status">
          {dirty ? t().form.keptHere : t().form.nothingToSave}
        </span>
        {blocked && (
          <button
            type="button"
            class="button quiet small"
            onClick={() => document.getElementById('editor-aside')?.focus()}
          >
            {t().form.blocked}
          </button>
        )}
      </div>
    </form>
  )
}
