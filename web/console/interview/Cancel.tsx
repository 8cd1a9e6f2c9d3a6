import { useSignal } from '@preact/signals'
import { LIMITS } from '../../../functions/contract/limits.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useRoom } from '../backstage/context.ts'
import { useOrder } from '../backstage/use-order.ts'
import { useDraft } from '../draft/use-draft.ts'
import { t } from '../language.ts'
import { RefusalNote } from '../session/RefusalNote.tsx'

/** Calls an interview off, with the notice that citizens read in its place. */
export const Cancel = () => {
  const { obstacle } = useRoom()
  const open = useSignal(false)
  if (obstacle('activity.cancel')) return null
  return (
    <>
      <p>
        <button type="button" class="button danger" onClick={() => (open.value = true)}>
          {t().cancelling.button}
        </button>
      </p>
      {open.value && <CancelDialog onClose={() => (open.value = false)} />}
    </>
  )
}

const CancelDialog = ({ onClose }: { onClose: () => void }) => {
  const { activity } = useRoom()
  const order = useOrder()
  const words = t().cancelling
  const notice = useDraft(`cancel.${activity.id}`)
  const length = notice.value.trim().length
  const submit = async () => {
    if (!(await order.run({ type: 'activity.cancel', notice: notice.value }))) return
    notice.value = ''
    onClose()
  }
  return (
    <Dialog title={words.button} close={{ label: t().close, run: onClose }}>
      <p>{words.explanation}</p>
      <TextField
        id="cancel-notice"
        label={words.notice}
        value={notice.value}
        onValue={(value) => (notice.value = value)}
        max={LIMITS.notice}
        rows={4}
        lang={activity.details.lang}
        autoFocus
      />
      <RefusalNote refusal={order.refusal} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          {words.keep}
        </button>
        <button
          type="button"
          class="button danger"
          disabled={length === 0 || length > LIMITS.notice || order.busy}
          onClick={submit}
        >
          {words.confirm}
        </button>
      </div>
    </Dialog>
  )
}
