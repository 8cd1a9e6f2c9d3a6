import { useSignal } from '@preact/signals'
import type * as v from 'valibot'
import { type ReplyTemplate, TEMPLATE_FIELDS, type Templates } from '#contract/case/desk.ts'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import { CASE_TYPES } from '#contract/case/policy.ts'
import { LIMITS } from '#contract/limits.ts'
import type { Refusal } from '#contract/refusal.ts'
import { announce } from '../../../ui/announce.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/ErrorSummary.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { t } from '../../language.ts'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { newId } from '../../session/new-id.ts'
import { useLoad } from '../../session/use-load.ts'
import { CaseRefusal } from '../parts/CaseRefusal.tsx'
import { Choice } from '../parts/Choice.tsx'
import { w } from '../words.ts'

interface ManageTemplatesProps {
  siteId: string
  onClose: () => void
}

/** A site's reply templates. */
export const ManageTemplates = ({ siteId, onClose }: ManageTemplatesProps) => {
  const loaded = useLoad(`templates ${siteId}`, () => call('case.templates', { params: { siteId } }))
  return (
    <Dialog title={w().templates.title} close={{ label: t().close, run: onClose }} wide>
      <p class="muted">
        {w().templates.hint} {w().reply.fields}
        {TEMPLATE_FIELDS.map((field) => (
          <span key={field}>
            {' '}
            <code>{`{${field}}`}</code> {w().templates.field[field]}
          </span>
        ))}
      </p>
      <Loads of={loaded}>
        {(value) => <Form key={value.version} siteId={siteId} stored={value} onSaved={loaded.set} />}
      </Loads>
    </Dialog>
  )
}

type Stored = v.InferOutput<typeof Templates>

const problemsOf = (templates: readonly ReplyTemplate[]): FieldError[] =>
  templates.flatMap(({ id, title, text }, index) => {
    const words = w().templates
    const of = (field: string, message: string) => ({ fieldId: `${field}-${id}`, message })
    if (title.trim() === '') return [of('title', `${words.item(index + 1)}: ${words.required}`)]
    if (text.trim() === '') return [of('text', `${title}: ${words.required}`)]
    if (text.trim().length > CASE_LIMITS.templateText)
      return [of('text', `${title}: ${t().form.rules.tooLong(CASE_LIMITS.templateText)}`)]
    return [...text.matchAll(/\{(\w+)\}/g)]
      .map(([, name = '']) => name)
      .filter((name) => !TEMPLATE_FIELDS.some((field) => field === name))
      .map((name) => of('text', `${title}: ${words.unknownField(name)}`))
  })

const Form = ({ siteId, stored, onSaved }: { siteId: string; stored: Stored; onSaved: (value: Stored) => void }) => {
  const words = w().templates
  const templates = useSignal(stored.templates)
  const round = useSignal(0)
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  const set = (id: string, difference: Partial<ReplyTemplate>) => {
    templates.value = templates.value.map((each) => (each.id === id ? { ...each, ...difference } : each))
  }
  const problems = round.value > 0 ? problemsOf(templates.value) : []
  const problem = (fieldId: string) => problems.find((each) => each.fieldId === fieldId)?.message
  const save = async () => {
    round.value += 1
    if (problemsOf(templates.value).length > 0) return
    busy.value = true
    const answer = await call('case.templates.set', {
      params: { siteId },
      body: { templates: templates.value, version: stored.version },
    })
    busy.value = false
    refusal.value = answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
    if (!answer.ok) return
    announce(words.saved)
    onSaved(answer.value)
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy.value) void save()
      }}
    >
      <ErrorSummary title={t().form.problems(problems.length)} errors={problems} round={round.value} />
      {templates.value.length === 0 && <p class="muted">{words.none}</p>}
      {templates.value.map(({ id, title, type, text }, index) => (
        <fieldset key={id} class="stack-s case-template">
          <legend>{words.item(index + 1)}</legend>
          <div class="field-row">
            <TextField
              id={`title-${id}`}
              label={words.name}
              error={problem(`title-${id}`)}
              value={title}
              onValue={(next) => set(id, { title: next })}
              max={LIMITS.title}
            />
            <Choice
              id={`type-${id}`}
              label={words.forType}
              value={type ?? ''}
              options={[['', words.every] as const, ...CASE_TYPES.map((name) => [name, w().type[name]] as const)]}
              onValue={(next) => set(id, { type: next === '' ? null : next })}
            />
          </div>
          <TextField
            id={`text-${id}`}
            label={words.text}
            error={problem(`text-${id}`)}
            value={text}
            onValue={(next) => set(id, { text: next })}
            max={CASE_LIMITS.templateText}
            rows={4}
          />
          <p>
            <button
              type="button"
              class="button small danger"
              aria-label={words.remove(title || words.item(index + 1))}
              onClick={() => (templates.value = templates.value.filter((each) => each.id !== id))}
            >
              {t().editor.remove}
            </button>
          </p>
        </fieldset>
      ))}
      {stored.inherited.length > 0 && (
        <details>
          <summary>{words.inherited}</summary>
          <ul>
            {stored.inherited.map(({ id, title, text }) => (
              <li key={id}>
                <strong>{title}</strong> <span class="pre-wrap">{text}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <CaseRefusal refusal={refusal.value} />
      <div class="dialog-actions">
        <button
          type="button"
          class="button"
          disabled={templates.value.length >= CASE_LIMITS.templates}
          onClick={() => (templates.value = [...templates.value, { id: newId(), title: '', type: null, text: '' }])}
        >
          {words.add}
        </button>
        <button type="submit" class="button primary" disabled={busy.value}>
          {words.save}
        </button>
      </div>
    </form>
  )
}
