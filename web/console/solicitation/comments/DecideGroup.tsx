import { useSignal } from '@preact/signals'
import { ADOPTIONS } from '#contract/solicitation/comment.ts'
import { SOLICITATION_LIMITS as MAX } from '#contract/solicitation/limits.ts'
import { announce } from '../../../ui/announce.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useAct } from '../../command/use-act.ts'
import { useDraft } from '../../draft/use-draft.ts'
import { call } from '../../session/call.ts'
import { newId } from '../../session/new-id.ts'
import { Refused } from '../Refused.tsx'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'

/** All of a group alike, and taken back as one. A large one takes several requests, which go on where the last one stopped. */
export const DecideGroup = ({ groupId, onDone }: { groupId: string; onDone: () => void }) => {
  const { solicitation, reload } = useRoom()
  const status = useSignal<(typeof ADOPTIONS)[number]>('adopted')
  const reason = useDraft(`solicitation.${solicitation.id}.group.${groupId}`)
  const left = useSignal(0)
  const act = useAct()
  const all = words()
  const w = all.groups
  const params = { activityId: solicitation.id }
  const text = reason.value.trim()
  const wrong = (status.value !== 'adopted' && text === '') || text.length > MAX.reason

  const finish = (said: string) => {
    announce(said)
    reload()
    onDone()
  }
  const decide = async (event: Event) => {
    event.preventDefault()
    if (wrong) return
    const body = {
      commandId: newId(),
      type: 'comment.adopt.group',
      groupId,
      status: status.value,
      reason: text,
    } as const
    for (;;) {
      const reply = await act.run(() => call('comment.command', { params, body }))
      if (!reply) return
      left.value = reply.left
      if (reply.left === 0) break
    }
    reason.value = ''
    finish(w.decided)
  }
  const undo = async () => {
    const body = { commandId: newId(), type: 'comment.undo.group', groupId } as const
    for (;;) {
      const reply = await act.run(() => call('comment.command', { params, body }))
      if (!reply) return
      left.value = reply.left
      if (reply.left === 0) break
    }
    finish(w.undone)
  }
  return (
    <form class="stack-s reason-form" onSubmit={decide}>
      <Select
        id={`group-${groupId}-status`}
        label={all.comments.adoptionLabel}
        options={ADOPTIONS.map((one) => [one, all.adoption[one]])}
        value={status.value}
        onValue={(value) => (status.value = value)}
      />
      <TextField
        id={`group-${groupId}-reason`}
        label={all.comments.reason}
        hint={all.comments.reasonHint.not}
        value={reason.value}
        onValue={(value) => (reason.value = value)}
        max={MAX.reason}
        rows={2}
        lang={solicitation.details.lang}
      />
      <Refused refusal={act.refusal} />
      {left.value > 0 && (
        <p class="small" role="status">
          {w.left(left.value)}
        </p>
      )}
      <p class="row">
        <button type="submit" class="button primary small" disabled={act.busy || wrong}>
          {all.comments.confirm}
        </button>
        <button type="button" class="button small" disabled={act.busy} onClick={() => void undo()}>
          {w.undo}
        </button>
      </p>
    </form>
  )
}
