import { useRef } from 'preact/hooks'
import type { StaffTurn } from '#contract/interview/turn.ts'
import { LIMITS } from '#contract/limits.ts'
import { takesTwo } from '#domain/interview/waiting.ts'
import { announce } from '../../../ui/announce.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { Order } from '../../backstage/backstage.ts'
import { useRoom } from '../../backstage/context.ts'
import type { Ordering } from '../../command/use-act.ts'
import { useDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { waitingWords } from '../../review/waiting-words.ts'
import { FormActions } from '../question/FormActions.tsx'
import { choiceOf } from './speakers.ts'
import { TurnFields } from './TurnFields.tsx'
import { useTurnForm } from './use-turn-form.ts'

interface TurnFormProps {
  turn: StaffTurn
  order: Ordering<Order>
  close: () => void
}

/** What was shown stays readable beside the correction, so the form asks why. */
export const CorrectForm = ({ turn, order, close }: TurnFormProps) => {
  const { backstage, activity } = useRoom()
  const words = t().transcript
  // A colleague's proposal is gone on with, not begun anew.
  const now = turn.proposedCorrection ?? turn
  const proposes = turn.state === 'shown' && takesTwo(activity)
  const seen = useRef(turn.text)
  const note = useDraft(`turn.${turn.id}.note`, turn.proposedCorrection?.note ?? '')
  const form = useTurnForm(`turn.${turn.id}.correct`, {
    choice: choiceOf(now.speaker),
    otherName: now.speaker.role === 'other' ? now.speaker.name : '',
    text: now.text,
    images: now.images,
    questionId: turn.questionId,
  })
  const done = () => {
    note.value = ''
    form.reset()
    close()
  }
  const submit = async () => {
    const { speaker, images } = form
    if (!speaker || !images) return
    const sent = await order.run({
      type: 'turn.correct',
      id: turn.id,
      version: backstage.version(turn),
      speaker,
      text: form.draft.peek().text,
      images,
      note: note.value,
    })
    if (!sent) return
    if (proposes) announce(waitingWords().saidProposed)
    done()
  }
  return (
    <div class="question-form stack-s">
      {turn.text !== seen.current && (
        <Callout tone="warn" role="status" title={t().question.changedMeanwhile}>
          <p>{turn.text}</p>
        </Callout>
      )}
      <TurnFields id={`correct-${turn.id}`} form={form} rows={5} />
      {turn.state === 'shown' && (
        <TextField
          id={`note-${turn.id}`}
          label={words.note}
          value={note.value}
          onValue={(value) => (note.value = value)}
          max={LIMITS.explanation}
        />
      )}
      {proposes && <p class="small">{waitingWords().proposeHint}</p>}
      <FormActions
        label={proposes ? waitingWords().proposeCorrection : words.saveCorrection}
        disabled={!form.valid || order.busy}
        submit={submit}
        cancel={done}
      />
    </div>
  )
}
