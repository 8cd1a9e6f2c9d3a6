import type { StaffQuestion } from '#contract/interview/question.ts'
import type { Order } from '../../backstage/backstage.ts'
import { useRoom } from '../../backstage/context.ts'
import type { Ordering } from '../../command/use-act.ts'
import { t } from '../../language.ts'
import { askedText } from './asked-text.ts'
import { forgetDecision } from './decided.ts'

/** One line for what was decided while the list was held still, and the way back. */
export const Decided = ({ question, order }: { question: StaffQuestion; order: Ordering<Order> }) => {
  const { backstage, may } = useRoom()
  const undo = async () => {
    const done = await order.run({ type: 'question.undo', id: question.id, version: backstage.version(question) })
    if (done) forgetDecision(question.id)
  }
  return (
    <div class="question-decided">
      <bdi>{askedText(question)}</bdi>
      <span>
        {t().questionState[question.state]}
        {question.decidedBy && ` · ${question.decidedBy}`}
      </span>
      {question.canUndo && may('question.undo') && (
        <button type="button" class="button small" disabled={order.busy} onClick={undo}>
          {t().question.undo}
        </button>
      )}
    </div>
  )
}
