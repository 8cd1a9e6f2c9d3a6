import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import type { Refusal } from '#contract/refusal.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { withNewIds } from '../../command/with-new-ids.ts'
import { t } from '../../language.ts'
import { call } from '../../session/call.ts'
import { newId } from '../../session/new-id.ts'
import { reasonProblem } from '../forms/ReasonForm.tsx'
import { CaseRefusal } from '../parts/CaseRefusal.tsx'
import { w } from '../words.ts'
import { useCaseRoom } from './context.ts'

/** Whether there is a way to reach the citizen; it is shown only to who asks for it with a reason, which is recorded (M13). */
export const Contact = () => {
  const { record, may } = useCaseRoom()
  const words = w().contact
  const asking = useSignal(false)
  const shown = useSignal<{ contact: string | null } | null>(null)
  if (!record.hasContact) return <>{words.none}</>
  if (shown.value)
    return (
      <>
        <span class="case-contact">{shown.value.contact ?? words.erased}</span>{' '}
        <button type="button" class="button small" onClick={() => (shown.value = null)}>
          {words.hide}
        </button>
      </>
    )
  return (
    <>
      {words.has}{' '}
      {may('case.contact') && (
        <button type="button" class="button small" onClick={() => (asking.value = true)}>
          {words.show}
        </button>
      )}
      {asking.value && (
        <Reveal
          caseId={record.id}
          onShown={(contact) => {
            asking.value = false
            shown.value = { contact }
          }}
          onClose={() => (asking.value = false)}
        />
      )}
    </>
  )
}

interface RevealProps {
  caseId: string
  onShown: (contact: string | null) => void
  onClose: () => void
}

const Reveal = ({ caseId, onShown, onClose }: RevealProps) => {
  const ids = useMemo(() => ({ command: newId() }), [])
  const reason = useSignal('')
  const tried = useSignal(false)
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  const show = async () => {
    tried.value = true
    if (reasonProblem(reason.value)) return
    busy.value = true
    const look = () =>
      call('case.contact', { params: { caseId }, body: { commandId: ids.command, reason: reason.value } })
    const answer = await withNewIds(look, () => (ids.command = newId()))
    busy.value = false
    if (answer.ok) onShown(answer.value.contact)
    else refusal.value = answer.refusal ?? { code: 'unavailable' }
  }
  return (
    <Dialog title={w().act['case.contact']} close={{ label: t().close, run: onClose }}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy.value) void show()
        }}
      >
        <p>{w().contact.ask}</p>
        <TextField
          id="contact-reason"
          label={w().reason.contact}
          error={tried.value ? reasonProblem(reason.value) : undefined}
          value={reason.value}
          onValue={(next) => (reason.value = next)}
          max={CASE_LIMITS.reason}
          autoFocus
        />
        <CaseRefusal refusal={refusal.value} />
        <div class="dialog-actions">
          <button type="submit" class="button primary" disabled={busy.value}>
            {w().contact.show}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
