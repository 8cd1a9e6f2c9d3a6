import type { StaffQuestion } from '../../../functions/contract/interview/question.ts'
import { useRoom } from '../backstage/context.ts'
import { useOrder } from '../backstage/use-order.ts'
import { obstacleText } from '../interview/Steps.tsx'
import { t } from '../language.ts'
import { me, rolesThatMay } from '../session/me.ts'
import { RefusalNote } from '../session/RefusalNote.tsx'

/** Late answers to a published interview wait for a second person (M7). */
export const ProposedAnswers = () => {
  const { state } = useRoom()
  const proposed = [...state.questions.values()].filter((question) => question.proposedAnswer)
  if (proposed.length === 0) return null
  return (
    <section class="card stack" aria-labelledby="proposed-title">
      <h2 id="proposed-title">{t().review.proposals(proposed.length)}</h2>
      <ul class="plain-list">
        {proposed.map((question) => (
          <Proposed key={question.id} question={question} />
        ))}
      </ul>
    </section>
  )
}

const Proposed = ({ question }: { question: StaffQuestion }) => {
  const { activity, backstage, may, format } = useRoom()
  const order = useOrder()
  const answer = question.proposedAnswer
  if (!answer) return null
  const roles = rolesThatMay('question.approve')
  const own = answer.by.subject === me.value?.subject
  return (
    <li class="left-open stack-s">
      <p lang={activity.details.lang}>
        <strong>{question.text}</strong>
      </p>
      <p class="details-text" lang={activity.details.lang}>
        {answer.speaker.name}: {answer.text}
      </p>
      <p class="small muted">{t().review.proposedBy(answer.by.name, format.dateTime(answer.at))}</p>
      {!may('question.approve') ? (
        <p class="small">{obstacleText({ why: 'role', roles })}</p>
      ) : own ? (
        <p class="small">{obstacleText({ why: 'second-person', not: answer.by.name, roles })}</p>
      ) : (
        <p>
          <button
            type="button"
            class="button primary small"
            disabled={order.busy}
            onClick={() =>
              order.run({ type: 'question.approve', id: question.id, version: backstage.version(question) })
            }
          >
            {t().review.approve}
          </button>
        </p>
      )}
      <RefusalNote refusal={order.refusal} />
    </li>
  )
}
