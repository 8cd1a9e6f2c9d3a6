import type { StaffTurn } from '#contract/interview/turn.ts'
import { LIMITS } from '#contract/limits.ts'
import { takesTwo } from '#domain/interview/waiting.ts'
import { TextField } from '../../../ui/TextField.tsx'
import type { Order } from '../../backstage/backstage.ts'
import { useRoom } from '../../backstage/context.ts'
import type { Ordering } from '../../command/use-act.ts'
import { useDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { waitingWords } from '../../review/waiting-words.ts'
import { FormActions } from '../question/FormActions.tsx'

/** A turn that citizens have read leaves its trace and the reason. */
export const RetractForm = ({ turn, order, close }: { turn: StaffTurn; order: Ordering<Order>; close: () => void }) => {
  const { backstage, activity } = useRoom()
  const words = t().transcript
  const reason = useDraft(`turn.${turn.id}.retract`)
  const length = reason.value.trim().length
  const done = () => {
    reason.value = ''
    close()
  }
  const submit = async () => {
    const version = backstage.version(turn)
    if (await order.run({ type: 'turn.retract', id: turn.id, version, reason: reason.value })) done()
  }
  return (
    <div class="question-form stack-s">
      <TextField
        id={`retract-${turn.id}`}
        label={words.retractReason}
        hint={takesTwo(activity) ? waitingWords().retractFirstHint : words.retractHint}
        value={reason.value}
        onValue={(value) => (reason.value = value)}
        max={LIMITS.explanation}
        rows={2}
        autoFocus
      />
      <FormActions
        label={words.retract}
        danger
        disabled={length === 0 || length > LIMITS.explanation || order.busy}
        submit={submit}
        cancel={done}
      />
    </div>
  )
}
