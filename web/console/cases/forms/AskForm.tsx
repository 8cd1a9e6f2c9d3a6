import { useSignal } from '@preact/signals'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { useCaseRoom, useSending } from '../case/context.ts'
import { w } from '../words.ts'
import { Panel } from './Panel.tsx'
import { reasonProblem } from './ReasonForm.tsx'

/** Asks the citizen; says whether the clock stands still meanwhile, which is the policy's to decide. */
export const AskForm = () => {
  const { record } = useCaseRoom()
  const sending = useSending()
  const words = w().ask
  const text = useDraft(`case.${record.id}.ask`)
  const tried = useSignal(false)
  return (
    <Panel
      act="case.ask"
      sending={sending}
      clear={() => (text.value = '')}
      order={() => {
        tried.value = true
        return reasonProblem(text.value) ? null : { type: 'case.ask', question: text.value }
      }}
    >
      <Callout tone={record.policy.clockStops ? 'info' : 'warn'}>
        <p>{record.policy.clockStops ? words.stops : words.runs}</p>
      </Callout>
      <TextField
        id="ask-question"
        label={words.question}
        hint={words.hint}
        error={tried.value ? reasonProblem(text.value) : undefined}
        value={text.value}
        onValue={(next) => (text.value = next)}
        max={CASE_LIMITS.reason}
        rows={3}
        autoFocus
      />
    </Panel>
  )
}
