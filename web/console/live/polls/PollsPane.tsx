import { useSignal } from '@preact/signals'
import { Empty } from '../../../ui/Empty.tsx'
import { useRoom } from '../../backstage/context.ts'
import { t } from '../../language.ts'
import { PollForm } from './PollForm.tsx'
import { PollItem } from './PollItem.tsx'
import './polls.css'

const CREATED_IN = ['draft', 'announced', 'live']

/** Polls beside the talk: prepared ahead, opened and closed when the talk comes to them. */
export const PollsPane = () => {
  const { state, activity, may } = useRoom()
  const form = useSignal(false)
  const polls = [...state.polls.values()].filter((poll) => poll.state !== 'discarded').reverse()
  const creates = may('poll.create') && CREATED_IN.includes(activity.brief.state)
  return (
    <div class="pane-body polls">
      {creates && !form.value && (
        <p>
          <button type="button" class="button" onClick={() => (form.value = true)}>
            {t().polls.create}
          </button>
        </p>
      )}
      {form.value && <PollForm onDone={() => (form.value = false)} />}
      {polls.length === 0 && !form.value && <Empty title={t().polls.empty} />}
      <ul class="plain-list stack">
        {polls.map((poll) => (
          <PollItem key={poll.id} poll={poll} />
        ))}
      </ul>
    </div>
  )
}
