import { useSignal } from '@preact/signals'
import { LIMITS } from '../../../../functions/contract/limits.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { Refused } from '../Refused.tsx'
import { useRoom } from '../room.ts'
import { useAct } from '../use-act.ts'
import { words } from '../words.ts'

/** Calls a solicitation off, with the notice that citizens read in its place. */
export const Cancel = () => {
  const { obstacle } = useRoom()
  const open = useSignal(false)
  if (obstacle('solicitation.cancel')) return null
  return (
    <>
      <p>
        <button type="button" class="button danger" onClick={() => (open.value = true)}>
          {words().cancelling.button}
        </button>
      </p>
      {open.value && <CancelDialog onClose={() => (open.value = false)} />}
    </>
  )
}

const CancelDialog = ({ onClose }: { onClose: () => void }) => {
  const room = useRoom()
  const { id, details } = room.solicitation
  const act = useAct()
  const w = words().cancelling
  const notice = useDraft(`cancel.${id}`)
  const { length } = notice.value.trim()
  const submit = async () => {
    if (!(await act.run(() => room.order({ type: 'solicitation.cancel', notice: notice.value })))) return
    notice.value = ''
    onClose()
  }
  return (
    <Dialog title={w.button} close={{ label: t().close, run: onClose }}>
      <p>{w.explanation}</p>
      <TextField
        id="cancel-notice"
        label={w.notice}
        value={notice.value}
        onValue={(value) => (notice.value = value)}
        max={LIMITS.notice}
        rows={4}
        lang={details.lang}
        autoFocus
      />
      <Refused refusal={act.refusal} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          {w.keep}
        </button>
        <button
          type="button"
          class="button danger"
          disabled={length === 0 || length > LIMITS.notice || act.busy}
          onClick={submit}
        >
          {w.confirm}
        </button>
      </div>
    </Dialog>
  )
}
