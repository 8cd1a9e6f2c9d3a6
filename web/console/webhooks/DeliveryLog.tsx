import { useSignal } from '@preact/signals'
import type { Refusal } from '#contract/refusal.ts'
import type { WebhookDelivery } from '#contract/webhook/webhook.ts'
import { announce } from '../../ui/announce.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { formatIn } from '../language.ts'
import { words } from '../notices/words.ts'
import { call } from '../session/call.ts'
import { Loads } from '../session/Loads.tsx'
import { useLoad } from '../session/use-load.ts'
import { MoreRows } from '../site/MoreRows.tsx'

interface DeliveryLogProps {
  siteId: string
  webhookId: string
  timeZone: string
}

const TONES = { waiting: 'info', delivered: 'good', failed: 'danger' } as const

/** What was sent to one webhook, how often, and with what result. */
export const DeliveryLog = ({ siteId, webhookId, timeZone }: DeliveryLogProps) => {
  const params = { siteId, webhookId }
  const log = useLoad(webhookId, () => call('webhook.log', { params }))
  const refusal = useSignal<Refusal | null>(null)
  const w = words().webhooks
  const format = formatIn(timeZone)
  const again = async ({ id }: WebhookDelivery) => {
    const answer = await call('webhook.again', { params: { ...params, deliveryId: id } })
    refusal.value = answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
    if (!answer.ok) return
    announce(w.againDone)
    log.reload()
  }
  const result = ({ attempts }: WebhookDelivery) => {
    const last = attempts.at(-1)
    if (!last) return '—'
    const status = last.status === null ? '' : `HTTP ${last.status} `
    return `${status}${last.problem ? w.problems[last.problem] : ''} (${last.tookMs} ms)`
  }
  return (
    <section class="stack-s" aria-label={w.log}>
      <p>
        <button type="button" class="button small" onClick={log.reload}>
          {w.refresh}
        </button>
      </p>
      <RefusalNote refusal={refusal.value} />
      <Loads of={log}>
        {(page) =>
          page.deliveries.length === 0 ? (
            <Empty title={w.logNone} />
          ) : (
            <>
              <div class="table-card">
                <table class="list-table stacking">
                  <thead>
                    <tr>
                      {[w.at, w.event, w.state, w.attempts, w.last, w.next, w.actions].map((title) => (
                        <th key={title} scope="col">
                          {title}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {page.deliveries.map((delivery) => (
                      <tr key={delivery.id}>
                        <td>{format.dateTime(Date.parse(delivery.event.timestamp))}</td>
                        <td>{w.types[delivery.event.type]}</td>
                        <td>
                          <Badge tone={TONES[delivery.state]}>{w.states[delivery.state]}</Badge>
                        </td>
                        <td>{delivery.attempts.length}</td>
                        <td>{result(delivery)}</td>
                        <td>{delivery.nextAt === null ? '—' : format.dateTime(delivery.nextAt)}</td>
                        <td>
                          <button type="button" class="button small" onClick={() => again(delivery)}>
                            {w.again}
                            <span class="visually-hidden">
                              {' '}
                              {w.types[delivery.event.type]} {format.dateTime(Date.parse(delivery.event.timestamp))}
                            </span>
                          </button>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <MoreRows
                next={page.next}
                read={(after) => call('webhook.log', { params, query: { after } })}
                onPage={(more) => log.set({ ...more, deliveries: [...page.deliveries, ...more.deliveries] })}
              />
            </>
          )
        }
      </Loads>
    </section>
  )
}
