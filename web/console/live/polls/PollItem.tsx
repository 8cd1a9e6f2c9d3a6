import type { StaffPoll } from '#contract/interview/poll.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { useRoom } from '../../backstage/context.ts'
import { useOrder } from '../../backstage/use-order.ts'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { t } from '../../language.ts'

export const PollItem = ({ poll }: { poll: StaffPoll }) => {
  const { activity, may, backstage } = useRoom()
  const order = useOrder()
  const words = t().polls
  const target = { id: poll.id, version: backstage.version(poll) }
  const running = activity.brief.state === 'announced' || activity.brief.state === 'live'
  return (
    <li class="poll">
      <p>
        <strong lang={activity.details.lang}>{poll.question}</strong>{' '}
        <Badge {...(poll.state === 'open' ? { tone: 'good' } : {})}>{words.states[poll.state]}</Badge>{' '}
        <span class="muted small">
          {poll.multiple ? words.multiple : words.single} · {words.results[poll.results]}
        </span>
      </p>
      <Results poll={poll} />
      <div class="row">
        {running && may('poll.open') && (poll.state === 'draft' || poll.state === 'closed') && (
          <button
            type="button"
            class="button small primary"
            disabled={order.busy}
            onClick={() => order.run({ type: 'poll.open', ...target })}
          >
            {poll.state === 'closed' ? words.reopen : words.open}
          </button>
        )}
        {may('poll.close') && poll.state === 'open' && (
          <button
            type="button"
            class="button small primary"
            disabled={order.busy}
            onClick={() => order.run({ type: 'poll.close', ...target })}
          >
            {words.close}
          </button>
        )}
        {running && may('poll.discard') && poll.state === 'draft' && (
          <button
            type="button"
            class="button small danger"
            disabled={order.busy}
            onClick={() => order.run({ type: 'poll.discard', ...target })}
          >
            {words.discard}
          </button>
        )}
      </div>
      <RefusalNote refusal={order.refusal} />
    </li>
  )
}

/** Votes and share an option, with the denominator said. */
const Results = ({ poll }: { poll: StaffPoll }) => {
  const { view, format, activity } = useRoom()
  const tally = view.tallies.get(poll.id)
  const persons = tally?.total ?? 0
  return (
    <>
      <table class="poll-options" lang={activity.details.lang}>
        <tbody>
          {poll.options.map((option) => {
            const votes = tally?.options?.[option.id]
            const share = votes === undefined || persons === 0 ? 0 : votes / persons
            return (
              <tr key={option.id}>
                <th scope="row">
                  {option.text}
                  {votes !== undefined && <progress max={1} value={share} aria-label={option.text} />}
                </th>
                <td>{votes !== undefined && `${format.number(votes)} (${format.percent(share)})`}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {poll.state !== 'draft' && (
        <p class="muted small">
          {t().polls.persons(persons)}
          {!tally?.options && persons > 0 && ` · ${t().polls.hidden}`}
        </p>
      )}
    </>
  )
}
