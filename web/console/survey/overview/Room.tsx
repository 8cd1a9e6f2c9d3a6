import { Badge } from '../../../ui/Badge.tsx'
import { call } from '../../session/call.ts'
import { useLoad } from '../../session/use-load.ts'
import { useSurvey } from '../room.ts'
import { words } from '../words.ts'
import { conditionText } from './condition-text.ts'

interface Taken {
  used: number | null
  full: boolean
}

/** The limits of a survey, and how full each is once it is asked. */
export const Room = () => {
  const { survey, format, may, draft } = useSurvey()
  const { limit, quotas } = survey.details
  const counts = survey.asked.version > 0 && may('limit.read') && (limit !== null || quotas.length > 0)
  const { result } = useLoad(`room ${survey.id} ${survey.version} ${counts}`, async () =>
    counts
      ? call('limit.read', { params: { activityId: survey.id } })
      : { ok: true as const, value: { total: null, quotas: {} } },
  )
  const taken = result.status === 'ready' ? result.value : null
  const { fields, ...w } = words().details
  const filled = (room: Taken | null | undefined, most: number) => (
    <>
      {room && room.used !== null ? w.taken(format.number(room.used), format.number(most)) : format.number(most)}{' '}
      {room?.full && <Badge tone="warn">{w.reached}</Badge>}
    </>
  )
  return (
    <>
      <dt>{fields.limit}</dt>
      <dd>{limit === null ? w.noLimit : filled(taken?.total, limit)}</dd>
      {quotas.length > 0 && (
        <>
          <dt>{fields.quotas}</dt>
          <dd>
            <ul class="plain-list">
              {quotas.map((quota) => (
                <li key={quota.id}>
                  {quota.name}: {filled(taken?.quotas[quota.id], quota.limit)}{' '}
                  <QuotaCondition text={draft && conditionText(draft, quota.condition)} code={quota.condition} />
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </>
  )
}

const QuotaCondition = ({ text, code }: { text: string | null; code: string }) =>
  text === null ? <code class="muted small">{code}</code> : <span class="muted small">{text}</span>
