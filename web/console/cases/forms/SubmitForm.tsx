import { useSignal } from '@preact/signals'
import { LIMITS } from '#contract/limits.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { useCaseRoom, useSending } from '../case/context.ts'
import { w } from '../words.ts'
import { Panel } from './Panel.tsx'

/** Hands the reply to somebody else for review (M7). */
export const SubmitForm = () => {
  const { record } = useCaseRoom()
  const sending = useSending()
  const words = w().submit
  const text = useDraft(`case.${record.id}.submit`, record.triage?.department.name.slice(0, LIMITS.personName) ?? '')
  const tried = useSignal(false)
  const length = text.value.trim().length
  const problem =
    length === 0
      ? t().form.rules.required
      : length > LIMITS.personName
        ? t().form.rules.tooLong(LIMITS.personName)
        : undefined
  return (
    <Panel
      act="case.submit"
      sending={sending}
      clear={() => (text.value = '')}
      order={() => {
        tried.value = true
        return problem ? null : { type: 'case.submit', providedBy: text.value }
      }}
    >
      <p class="muted">{words.note}</p>
      <TextField
        id="submit-provided"
        label={words.providedBy}
        hint={words.providedByHint}
        error={tried.value ? problem : undefined}
        value={text.value}
        onValue={(next) => (text.value = next)}
        max={LIMITS.personName}
        autoFocus
      />
    </Panel>
  )
}
