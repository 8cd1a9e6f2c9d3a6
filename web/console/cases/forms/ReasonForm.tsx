import { useSignal } from '@preact/signals'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { useCaseRoom, useSending } from '../case/context.ts'
import { w } from '../words.ts'
import { Panel } from './Panel.tsx'

const REASONED = {
  'case.return': 'return',
  'case.resume': 'resume',
  'case.unmerge': 'unmerge',
  'case.reject': 'reject',
  'case.hide': 'hide',
  'case.erase': 'erase',
  'case.extend': 'extend',
} as const
export type Reasoned = keyof typeof REASONED
export const isReasoned = (act: string): act is Reasoned => act in REASONED

/** What is done with a reason and nothing else. */
export const ReasonForm = ({ act }: { act: Reasoned }) => {
  const { record } = useCaseRoom()
  const sending = useSending()
  const words = w().reason
  const text = useDraft(`case.${record.id}.${act}`)
  const tried = useSignal(false)
  const problem = tried.value ? reasonProblem(text.value) : undefined
  return (
    <Panel
      act={act}
      sending={sending}
      danger={act === 'case.hide' || act === 'case.erase'}
      clear={() => (text.value = '')}
      order={() => {
        tried.value = true
        return reasonProblem(text.value) ? null : { type: act, reason: text.value }
      }}
    >
      <TextField
        id={`reason-${act}`}
        label={words[REASONED[act]]}
        hint={
          act === 'case.extend'
            ? words.extendHint(record.policy.extendableTo ?? 0, record.due?.day ?? w().due.noneYet)
            : act === 'case.erase'
              ? words.eraseHint
              : words.internal
        }
        error={problem}
        value={text.value}
        onValue={(next) => (text.value = next)}
        max={CASE_LIMITS.reason}
        rows={3}
        autoFocus
      />
    </Panel>
  )
}

export const reasonProblem = (text: string): string | undefined => {
  if (text.trim() === '') return w().reason.required
  return text.trim().length > CASE_LIMITS.reason ? t().form.rules.tooLong(CASE_LIMITS.reason) : undefined
}
