import { useSignal } from '@preact/signals'
import { CASE_DECLINE_REASONS, type CaseDeclineReason } from '#contract/case/case.ts'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { useCaseRoom, useSending } from '../case/context.ts'
import { Choice } from '../parts/Choice.tsx'
import { w } from '../words.ts'
import { Panel } from './Panel.tsx'
import { reasonProblem } from './ReasonForm.tsx'

/** What cannot be handled gets an explanation (M5); one is proposed for each reason. */
export const DeclineForm = () => {
  const { record } = useCaseRoom()
  const sending = useSending()
  const words = w().decline
  const proposal = (reason: CaseDeclineReason) => w().declineProposal[reason]
  const reason = useSignal<CaseDeclineReason>('outside-remit')
  const text = useDraft(`case.${record.id}.decline`, proposal('outside-remit'))
  const tried = useSignal(false)
  const choose = (next: CaseDeclineReason) => {
    // Only a text that is still the proposal gives way to another one.
    if (text.value.trim() === '' || text.value === proposal(reason.value)) text.value = proposal(next)
    reason.value = next
  }
  return (
    <Panel
      act="case.decline"
      sending={sending}
      submitLabel={words.submit}
      danger
      clear={() => (text.value = '')}
      order={() => {
        tried.value = true
        if (reasonProblem(text.value)) return null
        return { type: 'case.decline', reason: reason.value, explanation: text.value }
      }}
    >
      <Choice
        id="decline-reason"
        label={words.reason}
        value={reason.value}
        options={CASE_DECLINE_REASONS.map((known) => [known, w().declineReason[known]] as const)}
        onValue={choose}
        autoFocus
      />
      <TextField
        id="decline-explanation"
        label={words.explanation}
        hint={words.hint}
        error={tried.value ? reasonProblem(text.value) : undefined}
        value={text.value}
        onValue={(next) => (text.value = next)}
        max={CASE_LIMITS.reason}
        rows={3}
      />
    </Panel>
  )
}
