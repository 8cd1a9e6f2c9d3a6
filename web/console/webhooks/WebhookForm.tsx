import { useSignal } from '@preact/signals'
import * as v from 'valibot'
import { parseInput } from '#contract/parse.ts'
import type { Refusal } from '#contract/refusal.ts'
import {
  AddWebhook,
  WEBHOOK_EVENTS,
  WEBHOOK_LIMITS,
  type Webhook,
  WebhookEventType,
} from '#contract/webhook/webhook.ts'
import { Check } from '../../ui/Check.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { useFormDraft } from '../draft/use-form-draft.ts'
import { t } from '../language.ts'
import { words } from '../notices/words.ts'
import { call } from '../session/call.ts'
import { newId } from '../session/new-id.ts'

const Form = v.object({
  url: v.string(),
  description: v.string(),
  events: v.array(WebhookEventType),
  active: v.boolean(),
})

interface WebhookFormProps {
  siteId: string
  webhook: Webhook | null
  /** With the secret of a new one; null: nothing was changed. */
  onDone: (done: { secret: string | null } | null) => void
}

export const WebhookForm = ({ siteId, webhook, onDone }: WebhookFormProps) => {
  const w = words().webhooks
  const initial = webhook ?? { url: '', description: '', events: [...WEBHOOK_EVENTS], active: true }
  const draft = useFormDraft(`webhook ${siteId} ${webhook?.id ?? 'new'}`, Form, {
    url: initial.url,
    description: initial.description,
    events: [...initial.events],
    active: initial.active,
  })
  const round = useSignal(0)
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  const form = draft.value
  const set = (part: Partial<typeof form>) => {
    draft.set({ ...form, ...part })
    refusal.value = null
  }
  const checked = parseInput(AddWebhook, form)
  const issues = (round.value > 0 && !checked.ok ? checked.refusal.issues : refusal.value?.issues) ?? []
  const wrong = (['url', 'description', 'events'] as const).filter((field) =>
    issues.some(({ path }) => path.split('.')[0] === field),
  )
  const error = (field: keyof typeof w.wrong) => (wrong.includes(field) ? w.wrong[field] : undefined)

  const save = async () => {
    round.value += 1
    if (!checked.ok || busy.peek()) return
    busy.value = true
    const body = checked.value
    const answer = webhook
      ? await call('webhook.edit', {
          params: { siteId, webhookId: webhook.id },
          body: { ...body, active: form.active, version: webhook.version },
        })
      : await call('webhook.add', { params: { siteId, webhookId: newId() }, body })
    busy.value = false
    refusal.value = answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
    if (!answer.ok) return
    draft.clear()
    onDone({ secret: 'secret' in answer.value ? answer.value.secret : null })
  }

  return (
    <form
      class="webhook-form stack"
      noValidate
      aria-label={webhook ? w.editTitle : w.addTitle}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <ErrorSummary
        title={t().form.problems(wrong.length)}
        errors={wrong.map((field) => ({ fieldId: `w-${field}`, message: w.wrong[field] }))}
        round={round.value}
      />
      <TextField
        id="w-url"
        label={w.url}
        hint={w.urlHint}
        type="url"
        value={form.url}
        onValue={(url) => set({ url })}
        error={error('url')}
      />
      <TextField
        id="w-description"
        label={w.description}
        value={form.description}
        onValue={(description) => set({ description })}
        max={WEBHOOK_LIMITS.description}
        error={error('description')}
      />
      <fieldset id="w-events" tabIndex={-1} class="webhook-events">
        <legend>{w.events}</legend>
        {error('events') && <p class="error">{error('events')}</p>}
        {WEBHOOK_EVENTS.map((event) => (
          <Check
            key={event}
            checked={form.events.includes(event)}
            onChange={(on) =>
              set({ events: WEBHOOK_EVENTS.filter((each) => (each === event ? on : form.events.includes(each))) })
            }
          >
            {w.types[event]}
          </Check>
        ))}
      </fieldset>
      {webhook && (
        <Check checked={form.active} onChange={(active) => set({ active })}>
          {w.active}
        </Check>
      )}
      {!refusal.value?.issues && <RefusalNote refusal={refusal.value} />}
      <div class="row">
        <button type="submit" class="button primary" disabled={busy.value}>
          {busy.value ? t().form.saving : t().save}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            draft.clear()
            onDone(null)
          }}
        >
          {t().cancel}
        </button>
      </div>
    </form>
  )
}
