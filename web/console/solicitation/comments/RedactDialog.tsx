import { useSignal } from '@preact/signals'
import type { StaffComment } from '#contract/solicitation/comment.ts'
import type { Finding, Mask } from '#contract/solicitation/personal-data.ts'
import { announce } from '../../../ui/announce.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useAct } from '../../command/use-act.ts'
import { t } from '../../language.ts'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { useLoad } from '../../session/use-load.ts'
import { Refused } from '../Refused.tsx'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'
import { MaskEditor } from './MaskEditor.tsx'

interface RedactProps {
  comment: StaffComment
  onClose: () => void
  onChanged: (comment: StaffComment) => void
}

/** What is masked before others read it (M13): proposed by rule, decided by a person, each with its reason. */
export const RedactDialog = ({ comment, onClose, onChanged }: RedactProps) => {
  const { solicitation } = useRoom()
  const params = { activityId: solicitation.id, commentId: comment.id }
  const detail = useLoad(comment.id, () => call('comment.detail', { params }))
  const w = words().redact
  return (
    <Dialog title={w.title} close={{ label: t().close, run: onClose }} wide>
      <p class="muted">{w.explanation}</p>
      <Loads of={detail}>{(value) => <Masks {...value} onClose={onClose} onChanged={onChanged} />}</Loads>
    </Dialog>
  )
}

interface MasksProps extends RedactProps {
  findings: { text: Finding[]; proposed: Finding[] }
}

const maskOf = ({ kind, start, end, why }: Mask): Mask => ({ kind, start, end, why })

const Masks = ({ comment, findings, onClose, onChanged }: MasksProps) => {
  const room = useRoom()
  const act = useAct()
  const text = useSignal<Mask[]>(comment.redactions.text.map(maskOf))
  const proposed = useSignal<Mask[]>(comment.redactions.proposed.map(maskOf))
  const w = words().redact
  const save = async () => {
    const order = {
      type: 'comment.redact',
      id: comment.id,
      version: comment.version,
      text: text.value,
      proposed: proposed.value,
    } as const
    if (!(await act.run(() => room.decide(order)))) return
    const params = { activityId: room.solicitation.id, commentId: comment.id }
    const again = await call('comment.detail', { params })
    if (again.ok) onChanged(again.value.comment)
    announce(w.saved)
    onClose()
  }
  return (
    <>
      {comment.text !== '' && (
        <MaskEditor
          id="redact-text"
          label={w.text}
          text={comment.text}
          findings={findings.text}
          logged={comment.redactions.text}
          masks={text.value}
          onMasks={(masks) => (text.value = masks)}
        />
      )}
      {comment.proposed !== null && (
        <MaskEditor
          id="redact-proposed"
          label={w.proposed}
          text={comment.proposed}
          findings={findings.proposed}
          logged={comment.redactions.proposed}
          masks={proposed.value}
          onMasks={(masks) => (proposed.value = masks)}
        />
      )}
      <Refused refusal={act.refusal} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          {t().cancel}
        </button>
        <button type="button" class="button primary" disabled={act.busy} onClick={() => void save()}>
          {w.save}
        </button>
      </div>
    </>
  )
}
