import { useSignal } from '@preact/signals'
import type { StaffComment } from '#contract/solicitation/comment.ts'
import { SOLICITATION_LIMITS as MAX } from '#contract/solicitation/limits.ts'
import { announce } from '../../../ui/announce.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useAct } from '../../command/use-act.ts'
import { t } from '../../language.ts'
import { call } from '../../session/call.ts'
import { Refused } from '../Refused.tsx'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'

interface EraseProps {
  comment: StaffComment
  /** How it begins, to tell its button from others. */
  brief: string
  onChanged: (comment: StaffComment) => void
}

/** On its author's request (M13): for good, and with its reason in the audit trail. */
export const Erase = ({ comment, brief, onChanged }: EraseProps) => {
  const open = useSignal(false)
  return (
    <>
      <button type="button" class="button quiet small" onClick={() => (open.value = true)}>
        {words().comments.erase}
        <span class="visually-hidden"> {brief}</span>
      </button>
      {open.value && <EraseDialog comment={comment} onChanged={onChanged} onClose={() => (open.value = false)} />}
    </>
  )
}

const EraseDialog = ({ comment, onChanged, onClose }: Omit<EraseProps, 'brief'> & { onClose: () => void }) => {
  const room = useRoom()
  const reason = useSignal('')
  const act = useAct()
  const w = words().comments
  const { id, version } = comment
  const erase = async (event: Event) => {
    event.preventDefault()
    const order = { type: 'comment.erase', id, version, reason: reason.value.trim() } as const
    if (!(await act.run(() => room.decide(order)))) return
    const again = await call('comment.detail', { params: { activityId: room.solicitation.id, commentId: id } })
    announce(w.saidErased)
    onClose()
    if (again.ok) onChanged(again.value.comment)
  }
  return (
    <Dialog title={w.erase} close={{ label: t().close, run: onClose }}>
      <form class="stack" onSubmit={erase}>
        <p>{w.eraseHint}</p>
        <TextField
          id="erase-reason"
          label={w.eraseReason}
          hint={w.eraseLogged}
          value={reason.value}
          onValue={(value) => (reason.value = value)}
          max={MAX.reason}
          autoFocus
        />
        <Refused refusal={act.refusal} />
        <p>
          <button type="submit" class="button danger" disabled={act.busy || reason.value.trim() === ''}>
            {w.eraseYes}
          </button>
        </p>
      </form>
    </Dialog>
  )
}
