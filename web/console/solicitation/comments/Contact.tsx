import { useSignal } from '@preact/signals'
import { SOLICITATION_LIMITS as MAX } from '#contract/solicitation/limits.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { sendOnce } from '../../command/send-once.ts'
import { useAct } from '../../command/use-act.ts'
import { t } from '../../language.ts'
import { call } from '../../session/call.ts'
import { Refused } from '../Refused.tsx'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'

/** How to reach an author: looking is an act of its own, with its reason (M13). */
export const Contact = ({ commentId }: { commentId: string }) => {
  const open = useSignal(false)
  return (
    <>
      <button type="button" class="button quiet small" onClick={() => (open.value = true)}>
        {words().comments.contact}
      </button>
      {open.value && <ContactDialog commentId={commentId} onClose={() => (open.value = false)} />}
    </>
  )
}

const ContactDialog = ({ commentId, onClose }: { commentId: string; onClose: () => void }) => {
  const { solicitation } = useRoom()
  const reason = useSignal('')
  // Only as long as the dialog is open: it is kept nowhere.
  const found = useSignal<{ name: string | null; contact: string | null } | null>(null)
  const act = useAct()
  const w = words().comments
  const reveal = async (event: Event) => {
    event.preventDefault()
    const params = { activityId: solicitation.id, commentId }
    const order = { reason: reason.value.trim() }
    found.value = await act.run(() => sendOnce(order, (body) => call('comment.reveal', { params, body })))
  }
  return (
    <Dialog title={w.contact} close={{ label: t().close, run: onClose }}>
      {found.value ? (
        <dl class="details-facts">
          <dt>{w.contactName}</dt>
          <dd>{found.value.name ?? w.contactNone}</dd>
          <dt>{w.contactValue}</dt>
          <dd>{found.value.contact ?? w.contactNone}</dd>
        </dl>
      ) : (
        <form class="stack" onSubmit={reveal}>
          <TextField
            id="contact-reason"
            label={w.contactReason}
            hint={w.contactHint}
            value={reason.value}
            onValue={(value) => (reason.value = value)}
            max={MAX.reason}
            autoFocus
          />
          <Refused refusal={act.refusal} />
          <p>
            <button type="submit" class="button primary" disabled={act.busy || reason.value.trim() === ''}>
              {w.contactShow}
            </button>
          </p>
        </form>
      )}
    </Dialog>
  )
}
