import { useRoom } from '../../backstage/context.ts'
import { t } from '../../language.ts'
import { HoldItem } from './HoldItem.tsx'

/** Votes that came in bursts, question by question. */
export const HoldsPane = () => {
  const { state } = useRoom()
  return (
    <div class="pane-body holds">
      <p class="small muted">{t().holds.hint}</p>
      <ul class="plain-list stack-s">
        {[...state.holds.values()].map((hold) => (
          <HoldItem key={hold.id} hold={hold} />
        ))}
      </ul>
    </div>
  )
}
