import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { LANGUAGES } from '../../../functions/contract/basics.ts'
import type { InterviewDetails } from '../../../functions/contract/interview/activity.ts'
import { LIMITS } from '../../../functions/contract/limits.ts'
import type { Refusal } from '../../../functions/contract/refusal.ts'
import { Check } from '../../ui/Check.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { dropDraft, readDraft, writeDraft } from '../draft/use-draft.ts'
import { t } from '../language.ts'
import { guardLeaving } from '../router/router.ts'
import { RefusalNote } from '../session/RefusalNote.tsx'
import { FormDraft, type FormValue, fromForm } from './form-value.ts'
import { describe, fieldId } from './issues.ts'
import { MaterialsEditor } from './MaterialsEditor.tsx'
import { GuestsEditor, PersonEditor } from './PersonEditor.tsx'
import { RelatedEditor } from './RelatedEditor.tsx'
import { Restored } from './Restored.tsx'
import './editor.css'

export interface FormTools {
  value: FormValue
  change: (difference: Partial<FormValue>) => void
  error: (path: string) => string | undefined
}

interface InterviewFormProps {
  initial: FormValue
  zone: string
  draftKey: string
  submitLabel: string
  /** Stores it; null where it was stored, and the form may be left. */
  save: (details: InterviewDetails) => Promise<Refusal | null>
  onSaved: () => void
  /** What is stored now, for whoever lets the unsaved text go. */
  onDiscard?: () => FormValue
  /** On top: a conflict, or why it cannot be saved. */
  aside?: (tools: FormTools) => ComponentChildren
  blocked?: boolean
}

/** The editor of an interview: checked as a whole, kept on the device until it is saved. */
export const InterviewForm = (props: InterviewFormProps) => {
  const { initial, zone, draftKey, submitLabel, save, onSaved, onDiscard, aside, blocked = false } = props
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

  const checked = round.value === 0 ? null : fromForm(value.value, zone)
  const own = checked && !checked.ok ? checked.refusal : null
  const { summary, byPath } = describe((own ?? refusal.value)?.issues ?? [])
  const tools: FormTools = {
    value: value.value,
    change: (difference) => {
      value.value = { ...value.peek(), ...difference }
      refusal.value = null
    },
    error: (path) => byPath.get(path),
  }
  const submit = async () => {
    round.value += 1
    const details = fromForm(value.peek(), zone)
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
  const words = t().editor
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
      <Basics tools={tools} />
      <PersonEditor
        legend={words.fields.host}
        path="host"
        person={value.value.host}
        onPerson={(host) => tools.change({ host })}
        error={tools.error}
      />
      <GuestsEditor tools={tools} />
      <RelatedEditor tools={tools} />
      <MaterialsEditor tools={tools} />
      <fieldset class="card stack">
        <legend>{words.publication}</legend>
        <Check
          checked={value.value.turnsNeedReview}
          onChange={(turnsNeedReview) => tools.change({ turnsNeedReview })}
          hint={words.turnsNeedReviewHint}
        >
          {words.fields.turnsNeedReview}
        </Check>
      </fieldset>
      {refusal.value && !refusal.value.issues && <RefusalNote refusal={refusal.value} />}
      <div class="row editor-actions">
        <button type="submit" class="button primary" disabled={busy.value || blocked}>
          {busy.value ? t().form.saving : submitLabel}
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

const LANGUAGE_NAMES = { 'zh-CN': '中文', en: 'English' } as const

const Basics = ({ tools: { value, change, error } }: { tools: FormTools }) => {
  const { fields, ...words } = t().editor
  return (
    <fieldset class="card stack">
      <legend>{words.basics}</legend>
      <TextField
        id={fieldId('title')}
        label={fields.title}
        value={value.title}
        onValue={(title) => change({ title })}
        max={LIMITS.title}
        error={error('title')}
        lang={value.lang}
      />
      <TextField
        id={fieldId('summary')}
        label={fields.summary}
        hint={words.summaryHint}
        value={value.summary}
        onValue={(summary) => change({ summary })}
        max={LIMITS.summary}
        error={error('summary')}
        rows={5}
        lang={value.lang}
      />
      <div class="field-row">
        <TextField
          id={fieldId('startsAt')}
          label={fields.startsAt}
          type="datetime-local"
          value={value.startsAt}
          onValue={(startsAt) => change({ startsAt })}
          error={error('startsAt')}
        />
        <TextField
          id={fieldId('endsAt')}
          label={fields.endsAt}
          type="datetime-local"
          value={value.endsAt}
          onValue={(endsAt) => change({ endsAt })}
          error={error('endsAt')}
        />
        <Field id={fieldId('lang')} label={fields.lang} error={error('lang')}>
          {(control) => (
            <select
              {...control}
              class="select"
              value={value.lang}
              onChange={(event) => {
                const lang = LANGUAGES.find((language) => language === event.currentTarget.value)
                if (lang) change({ lang })
              }}
            >
              {LANGUAGES.map((language) => (
                <option key={language} value={language}>
                  {LANGUAGE_NAMES[language]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </fieldset>
  )
}
