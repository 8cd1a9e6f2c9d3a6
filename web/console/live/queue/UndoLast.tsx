import { announce } from '../../../ui/announce.tsx'
import { useRoom } from '../../backstage/context.ts'
import { useOrder } from '../../backstage/use-order.ts'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { t } from '../../language.ts'
import { askedText } from '../question/asked-text.ts'
import { decidedByMe, forgetDecision } from '../question/decided.ts'

/** One's own last decision, and the way to take it back. */
export const UndoLast = () => {
  const { state, backstage, may } = useRoom()
  const order = useOrder()
  const last = decidedByMe.value.flatMap((id) => state.questions.get(id) ?? []).findLast((question) => question.canUndo)
  if (!last || !may('question.undo')) return null
  const undo = async () => {
    const done = await order.run({ type: 'question.undo', id: last.id, version: backstage.version(last) })
    if (!done) return
    forgetDecision(last.id)
    announce(t().queue.saidUndone)
  }
  return (
    <div class="pane-foot stack-s">
      <div class="question-decided">
        <span>
          {t().questionState[last.state]}: {askedText(last)}
        </span>
        <button type="button" class="button small" disabled={order.busy} aria-keyshortcuts="u" onClick={undo}>
          {t().question.undo} <kbd>u</kbd>
        </button>
      </div>
      <RefusalNote refusal={order.refusal} />
    </div>
  )
}
