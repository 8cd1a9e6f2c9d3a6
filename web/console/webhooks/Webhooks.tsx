import { useSignal } from '@preact/signals'
import type { Refusal } from '#contract/refusal.ts'
import type { SiteView } from '#contract/site/site.ts'
import type { Webhook } from '#contract/webhook/webhook.ts'
import { announce } from '../../ui/announce.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { t } from '../language.ts'
import { words } from '../notices/words.ts'
import { call } from '../session/call.ts'
import { Loads } from '../session/Loads.tsx'
import { useLoad } from '../session/use-load.ts'
import { DeliveryLog } from './DeliveryLog.tsx'
import { WebhookForm } from './WebhookForm.tsx'
import './webhooks.css'

/** Which systems of others are told what happens on a site, and whether it reached them. */
export const Webhooks = ({ site }: { site: SiteView }) => {
  const params = { siteId: site.id }
  const list = useLoad(site.id, () => call('webhook.list', { params }))
  const editing = useSignal<Webhook | 'new' | null>(null)
  const secret = useSignal<string | null>(null)
  const opened = useSignal<string | null>(null)
  const refusal = useSignal<Refusal | null>(null)
  /** Grows when something was sent, so that an open log reads it. */
  const round = useSignal(0)
  const w = words().webhooks

  const remove = async ({ id, url }: Webhook) => {
    if (!confirm(w.removeAsk(url))) return
    const answer = await call('webhook.remove', { params: { ...params, webhookId: id } })
    refusal.value = answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
    if (answer.ok) list.reload()
  }
  const test = async ({ id }: Webhook) => {
    const answer = await call('webhook.test', { params: { ...params, webhookId: id } })
    refusal.value = answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
    if (!answer.ok) return
    announce(w.tested)
    opened.value = id
    round.value += 1
  }

  return (
    <div class="stack">
      <p class="muted">{w.explanation}</p>
      <RefusalNote refusal={refusal.value} />
      {editing.value === null ? (
        <p>
          <button type="button" class="button primary" onClick={() => (editing.value = 'new')}>
            {w.add}
          </button>
        </p>
      ) : (
        <WebhookForm
          key={editing.value === 'new' ? 'new' : editing.value.id}
          siteId={site.id}
          webhook={editing.value === 'new' ? null : editing.value}
          onDone={(done) => {
            editing.value = null
            if (!done) return
            secret.value = done.secret
            announce(t().form.saved)
            list.reload()
          }}
        />
      )}
      {secret.value !== null && (
        <Dialog title={w.secretTitle}>
          <p>{w.secretHint}</p>
          <p class="row">
            <span>{w.secret}</span>
            <code class="webhook-secret">{secret.value}</code>
            <CopyButton text={secret.value} label={t().copy} done={w.copied} />
          </p>
          <p>
            <button type="button" class="button primary" onClick={() => (secret.value = null)}>
              {w.saved}
            </button>
          </p>
        </Dialog>
      )}
      <Loads of={list}>
        {({ webhooks }) =>
          webhooks.length === 0 ? (
            <Empty title={w.none} />
          ) : (
            <ul class="webhooks">
              {webhooks.map((webhook) => (
                <li key={webhook.id} class="webhook stack-s">
                  <h2 class="webhook-url">{webhook.url}</h2>
                  {webhook.description && <p>{webhook.description}</p>}
                  <p class="row">
                    {!webhook.active && <Badge tone="warn">{w.off}</Badge>}
                    {webhook.events.map((event) => (
                      <Badge key={event}>{w.types[event]}</Badge>
                    ))}
                  </p>
                  <p class="row">
                    <button
                      type="button"
                      class="button small"
                      aria-expanded={opened.value === webhook.id}
                      onClick={() => (opened.value = opened.value === webhook.id ? null : webhook.id)}
                    >
                      {w.log}
                      <span class="visually-hidden"> {webhook.url}</span>
                    </button>
                    <button type="button" class="button small" disabled={!webhook.active} onClick={() => test(webhook)}>
                      {w.test}
                      <span class="visually-hidden"> {webhook.url}</span>
                    </button>
                    <button type="button" class="button small" onClick={() => (editing.value = webhook)}>
                      {t().edit}
                      <span class="visually-hidden"> {webhook.url}</span>
                    </button>
                    <button type="button" class="button small danger" onClick={() => remove(webhook)}>
                      {w.remove}
                      <span class="visually-hidden"> {webhook.url}</span>
                    </button>
                  </p>
                  {opened.value === webhook.id && (
                    <DeliveryLog
                      key={`${webhook.id} ${round.value}`}
                      siteId={site.id}
                      webhookId={webhook.id}
                      timeZone={site.inForce.timeZone}
                    />
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loads>
    </div>
  )
}
