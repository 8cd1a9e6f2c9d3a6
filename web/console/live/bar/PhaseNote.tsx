import type { Phase } from '../../../live/live.ts'
import { useRoom } from '../../backstage/context.ts'
import { t } from '../../language.ts'

const SHAPES: Record<Phase, string> = {
  loading: ' warn',
  refused: ' danger',
  live: '',
  polling: '',
  reconnecting: ' warn',
  offline: ' danger',
  ended: '',
}

/** Whether what this screen shows is current. */
export const PhaseNote = () => {
  const { phase } = useRoom().view
  return (
    <div>
      <dt class="visually-hidden">{t().phase.label}</dt>
      <dd>
        <span role="status">
          <span class={`dot${SHAPES[phase]}`} />
          {t().phase[phase]}
        </span>
      </dd>
    </div>
  )
}
