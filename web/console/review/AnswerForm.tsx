import { useSignal } from '@preact/signals'
import { LIMITS } from '#contract/limits.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useRoom } from '../backstage/context.ts'
import { useDraft } from '../draft/use-draft.ts'
import { t } from '../language.ts'
import { FormActions } from '../live/question/FormActions.tsx'
import type { CardTools } from '../live/question/QuestionCard.tsx'
import { SpeakerField } from '../live/transcript/SpeakerField.tsx'
import { speakerFor } from '../live/transcript/speakers.ts'

/** An answer in writing, after the talk (M2). */
export const AnswerForm = ({ question, order, open, decide }: CardTools) => {
  const { activity, backstage } = useRoom()
  const words = t().review
  const [firstGuest] = activity.details.guests
  const choice = useSignal(question.guestId ?? firstGuest?.id ?? activity.details.host.id)
  const otherName = useSignal('')
  const text = useDraft(`question.${question.id}.answer`, question.proposedAnswer?.text ?? '')
  const speaker = speakerFor(activity.details, choice.value, otherName.value)
  const length = text.value.trim().length
  const submit = async () => {
    if (!speaker) return
    const version = backstage.version(question)
    const done = await decide(
      { type: 'question.answer', id: question.id, version, speaker, text: text.value },
      words.answer,
    )
    if (done) text.value = ''
  }
  return (
    <>
      <SpeakerField
        id={`answer-speaker-${question.id}`}
        choice={choice.value}
        onChoice={(next) => (choice.value = next)}
        otherName={otherName.value}
        onOtherName={(name) => (otherName.value = name)}
      />
      <TextField
        id={`answer-${question.id}`}
        label={words.answerText}
        value={text.value}
        onValue={(value) => (text.value = value)}
        max={LIMITS.answerText}
        rows={5}
        lang={activity.details.lang}
        autoFocus
      />
      <FormActions
        label={activity.brief.state === 'published' ? words.propose : words.saveAnswer}
        disabled={!speaker || length === 0 || length > LIMITS.answerText || order.busy}
        submit={submit}
        cancel={() => {
          text.value = ''
          open(null)
        }}
      />
    </>
  )
}
