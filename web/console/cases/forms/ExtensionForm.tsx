import { useSignal } from '@preact/signals'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { useCaseRoom, useSending } from '../case/context.ts'
import { ExtensionAsked } from '../case/ExtensionAsked.tsx'
import { w } from '../words.ts'
import { Panel } from './Panel.tsx'
import { reasonProblem } from './ReasonForm.tsx'

/** The decision on an extension, by somebody other than who asked for it. */
export const ExtensionForm = () => {
  const { record } = useCaseRoom()
  const sending = useSending()
  const words = w().extension
  const text = useDraft(`case.${record.id}.extension`)
  const approve = useSignal(true)
  const tried = useSignal(false)
  return (
    <Panel
      act="case.extension"
      sending={sending}
      submitLabel={approve.value ? words.approve : words.refuse}
      danger={!approve.value}
      clear={() => (text.value = '')}
      order={() => {
        tried.value = true
        return reasonProblem(text.value) ? null : { type: 'case.extension', approve: approve.value, reason: text.value }
      }}
    >
      <ExtensionAsked />
      <fieldset class="row">
        <legend class="visually-hidden">{w().act['case.extension']}</legend>
        {([true, false] as const).map((yes) => (
          <label key={String(yes)} class="check">
            <input
              type="radio"
              name="extension-approve"
              checked={approve.value === yes}
              {...(approve.value === yes ? { 'data-autofocus': true } : {})}
              onChange={() => (approve.value = yes)}
            />
            <span>{yes ? words.approve : words.refuse}</span>
          </label>
        ))}
      </fieldset>
      <TextField
        id="extension-reason"
        label={words.opinion}
        hint={words.told}
        error={tried.value ? reasonProblem(text.value) : undefined}
        value={text.value}
        onValue={(next) => (text.value = next)}
        max={CASE_LIMITS.reason}
        rows={2}
      />
    </Panel>
  )
}
