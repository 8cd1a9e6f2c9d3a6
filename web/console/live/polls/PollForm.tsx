import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { LIMITS } from '#contract/limits.ts'
import { Check } from '../../../ui/Check.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useRoom } from '../../backstage/context.ts'
import { useOrder } from '../../backstage/use-order.ts'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { newId } from '../../session/new-id.ts'
import { FormActions } from '../question/FormActions.tsx'

/** A poll to come: the options one a line, which is how they are thought of and pasted. */
export const PollForm = ({ onDone }: { onDone: () => void }) => {
  const { activity } = useRoom()
  const order = useOrder()
  const words = t().polls
  const pollId = useMemo(newId, [])
  const question = useDraft(`poll.${activity.id}.question`)
  const lines = useDraft(`poll.${activity.id}.options`)
  const multiple = useSignal(false)
  const live = useSignal(false)
  const texts = [...new Set(lines.value.split('\n').map((line) => line.trim()))].filter(Boolean)
  const fits = texts.length >= 2 && texts.length <= LIMITS.pollOptions
  const short = texts.every((text) => text.length <= LIMITS.pollOptionText)
  const asked = question.value.trim()
  const valid = fits && short && asked.length > 0 && asked.length <= LIMITS.pollText
  const ids = useMemo(() => Array.from({ length: LIMITS.pollOptions }, newId), [])
  const done = () => {
    question.value = ''
    lines.value = ''
    onDone()
  }
  const submit = async () => {
    const created = await order.run({
      type: 'poll.create',
      id: pollId,
      question: question.value,
      options: texts.map((text, index) => ({ id: ids[index] ?? newId(), text })),
      multiple: multiple.value,
      results: live.value ? 'live' : 'closed',
    })
    if (created) done()
  }
  return (
    <section class="poll" aria-label={words.create}>
      <TextField
        id="poll-question"
        label={words.question}
        value={question.value}
        onValue={(value) => (question.value = value)}
        max={LIMITS.pollText}
        lang={activity.details.lang}
        autoFocus
      />
      <TextField
        id="poll-options"
        label={words.options}
        hint={words.optionsHint(LIMITS.pollOptions, LIMITS.pollOptionText)}
        error={lines.value && !short ? words.optionLong(LIMITS.pollOptionText) : undefined}
        value={lines.value}
        onValue={(value) => (lines.value = value)}
        rows={4}
        lang={activity.details.lang}
      />
      <Check checked={multiple.value} onChange={(on) => (multiple.value = on)}>
        {words.multipleChoice}
      </Check>
      <Check checked={live.value} onChange={(on) => (live.value = on)} hint={words.liveHint}>
        {words.liveResults}
      </Check>
      <RefusalNote refusal={order.refusal} />
      <FormActions label={words.save} disabled={!valid || order.busy} submit={submit} cancel={done} />
    </section>
  )
}
