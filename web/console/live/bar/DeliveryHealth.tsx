import { useSignal } from '@preact/signals'
import type { Delivery } from '#contract/live/head.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useRoom } from '../../backstage/context.ts'
import { t } from '../../language.ts'
import { healthOf } from './health.ts'
import { useDelivery } from './use-delivery.ts'

/** Whether the public's screens get what happens here, and how late. */
export const DeliveryHealth = () => {
  const { activity, format } = useRoom()
  const delivery = useDelivery(activity.id).value
  const open = useSignal(false)
  if (!delivery) return null
  const health = healthOf(delivery)
  return (
    <div>
      <dt>{t().delivery.label}</dt>
      <dd>
        <button type="button" class="button quiet small" onClick={() => (open.value = true)}>
          <span class={`dot ${health.tone}`} />
          {t().delivery.tone[health.tone]} {format.number(health.current)}/{format.number(health.connections)}
          {health.lagMs !== null && ` · ${t().delivery.seconds((health.lagMs / 1000).toFixed(1))}`}
        </button>
        {open.value && <Groups delivery={delivery} onClose={() => (open.value = false)} />}
      </dd>
    </div>
  )
}

const Groups = ({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) => {
  const { format } = useRoom()
  const words = t().delivery
  return (
    <Dialog title={words.title} close={{ label: t().close, run: onClose }} wide>
      <p>{words.explanation(delivery.seq)}</p>
      <div class="table-card">
        <table class="list-table">
          <thead>
            <tr>
              <th scope="col">{words.group}</th>
              <th scope="col">{words.connections}</th>
              <th scope="col">{words.delivered}</th>
              <th scope="col">{words.lag}</th>
              <th scope="col">{words.gone}</th>
              <th scope="col">{words.failed}</th>
            </tr>
          </thead>
          <tbody>
            {delivery.groups.map((group) => (
              <tr key={group.group}>
                <td>{group.group}</td>
                <td>{format.number(group.connections)}</td>
                <td>
                  {group.deliveredSeq}
                  {group.deliveredAt !== null && ` (${format.time(group.deliveredAt)})`}
                </td>
                <td>{group.lagMs === null ? '–' : words.seconds((group.lagMs / 1000).toFixed(1))}</td>
                <td>{group.gone}</td>
                <td>{group.failed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  )
}
