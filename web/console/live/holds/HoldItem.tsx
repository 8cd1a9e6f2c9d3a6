import { BURST_STATES, type BurstState, type Hold } from '#contract/interview/hold.ts'
import { useRoom } from '../../backstage/context.ts'
import { useOrder } from '../../backstage/use-order.ts'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { t } from '../../language.ts'
import './holds.css'

/** Votes for one question that came in bursts: what is known of them, and what is to become of them. Each decision is undone by the other. */
export const HoldItem = ({ hold }: { hold: Hold }) => {
  const { state, view, activity } = useRoom()
  const words = t().holds
  const { total = 0, withheld = 0 } = view.tallies.get(hold.questionId) ?? {}
  const title = `hold-${hold.id}`
  return (
    <li class="hold stack-s">
      <p class="hold-question" id={title} lang={activity.details.lang}>
        {state.questions.get(hold.questionId)?.text || t().question.erased}
      </p>
      <p class="small">{words.numbers(total, withheld)}</p>
      {BURST_STATES.map((each) => (
        <Bursts key={each} hold={hold} state={each} about={title} />
      ))}
    </li>
  )
}

const Bursts = ({ hold, state, about }: { hold: Hold; state: BurstState; about: string }) => {
  const { activity, backstage, format, may } = useRoom()
  const order = useOrder()
  const words = t().holds
  const bursts = hold.bursts.filter((burst) => burst.state === state)
  const [first, last] = [bursts[0], bursts.at(-1)]
  if (!first || !last) return null
  const decide = (type: 'votes.count' | 'votes.leave-out') =>
    order.run({ type, id: hold.id, version: backstage.version(hold), waves: bursts.map(({ wave }) => wave) })
  const isOpen = ['announced', 'live', 'review'].includes(activity.brief.state) && may('votes.count')
  const groups = Math.max(...bursts.map((burst) => burst.groups))
  return (
    <div class="stack-s">
      <p class="small muted">
        {words.states[state]} {words.when(format.dateTime(first.from), format.dateTime(last.to), groups)}
      </p>
      {isOpen && (
        <div class="row">
          {state !== 'counted' && (
            <button
              type="button"
              class="button small"
              aria-describedby={about}
              disabled={order.busy}
              onClick={() => decide('votes.count')}
            >
              {words.count}
            </button>
          )}
          {state !== 'left-out' && (
            <button
              type="button"
              class="button small"
              aria-describedby={about}
              disabled={order.busy}
              onClick={() => decide('votes.leave-out')}
            >
              {words.leaveOut}
            </button>
          )}
        </div>
      )}
      <RefusalNote refusal={order.refusal} />
    </div>
  )
}
