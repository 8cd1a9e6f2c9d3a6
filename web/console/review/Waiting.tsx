import type { StaffQuestion } from '#contract/interview/question.ts'
import { questionWaits } from '#domain/interview/waiting.ts'
import { hasHand } from '#domain/second-person.ts'
import { useRoom } from '../backstage/context.ts'
import { inOrder } from '../backstage/state.ts'
import { useOrder } from '../backstage/use-order.ts'
import { RefusalNote } from '../command/RefusalNote.tsx'
import { t } from '../language.ts'
import { askedText } from '../live/question/asked-text.ts'
import { TurnWaits, turnAsksFor } from '../live/transcript/TurnWaits.tsx'
import { me, rolesThatMay } from '../session/me.ts'
import { namesOf, needsSecond } from '../session/people.ts'
import { waitingWords } from './waiting-words.ts'

/** What waits for a second person (M7): late answers and declines, corrections of what was read, and what one person took back. */
export const Waiting = () => {
  const { state, activity } = useRoom()
  const questions = [...state.questions.values()].filter(questionWaits)
  const turns = inOrder(state.turns.values()).filter(turnAsksFor)
  if (questions.length + turns.length === 0) return null
  return (
    <section class="card stack" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{waitingWords().waiting(questions.length + turns.length)}</h2>
      <ul class="plain-list">
        {questions.map((question) => (
          <Proposed key={question.id} question={question} />
        ))}
        {turns.map((turn) => (
          <li key={turn.id} class="left-open stack-s" data-waiting={turn.id}>
            <p lang={activity.details.lang}>
              <strong>{turn.speaker.name}</strong> {turn.text}
            </p>
            <TurnWaits turn={turn} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const Proposed = ({ question }: { question: StaffQuestion }) => {
  const { activity, backstage, may, format } = useRoom()
  const order = useOrder()
  const { proposedAnswer: answer, proposedDecline: decline } = question
  const proposed = answer ?? decline
  const words = t().review
  if (!proposed) return null
  const roles = rolesThatMay('question.approve')
  const own = me.value !== null && hasHand(proposed.by, me.value)
  const target = { id: question.id, version: backstage.version(question) }
  return (
    <li class="left-open stack-s" data-waiting={question.id}>
      <p lang={activity.details.lang}>
        <strong>
          <bdi>{askedText(question)}</bdi>
        </strong>
      </p>
      <p class="details-text" lang={activity.details.lang}>
        {answer && `${answer.speaker.name}: ${answer.text}`}
        {decline && `${t().declineReason[decline.reason]}: ${decline.explanation}`}
      </p>
      <p class="small muted">{words.proposedBy(namesOf(proposed.by), format.dateTime(proposed.at))}</p>
      {(own || !may('question.approve')) && <p class="small">{needsSecond(roles, proposed.by)}</p>}
      <div class="row">
        {!own && may('question.approve') && (
          <button
            type="button"
            class="button primary small"
            disabled={order.busy}
            onClick={() => order.run({ type: 'question.approve', ...target })}
          >
            {words.approve}
          </button>
        )}
        {may('question.discard') && (
          <button
            type="button"
            class="button small"
            disabled={order.busy}
            onClick={() => order.run({ type: 'question.discard', ...target })}
          >
            {waitingWords().discard}
          </button>
        )}
      </div>
      <RefusalNote refusal={order.refusal} />
    </li>
  )
}
