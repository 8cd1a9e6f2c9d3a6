import { useSignal } from '@preact/signals'
import { LIMITS } from '#contract/limits.ts'
import type { Answer } from '../../live/api.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { t } from '../language.ts'
import { RefusalNote } from './RefusalNote.tsx'
import { useAct } from './use-act.ts'

interface CancelProps {
  words: { button: string; explanation: string; notice: string; keep: string; confirm: string }
  /** Under which what is being written is kept on this device. */
  draft: string
  /** Of what citizens read. */
  lang: string
  cancel: (notice: string) => Promise<Answer<object>>
}

/** Calls an activity off, with the notice that citizens read in its place. */
export const Cancel = (props: CancelProps) => {
  const open = useSignal(false)
  return (
    <>
      <p>
        <button type="button" class="button danger" onClick={() => (open.value = true)}>
          {props.words.button}
        </button>
      </p>
      {open.value && <CancelDialog {...props} onClose={() => (open.value = false)} />}
    </>
  )
}

const CancelDialog = ({ words, draft, lang, cancel, onClose }: CancelProps & { onClose: () => void }) => {
  const act = useAct()
  const notice = useDraft(draft)
  const { length } = notice.value.trim()
  const submit = async () => {
    if (!(await act.run(() => cancel(notice.value)))) return
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
        lang={lang}
        autoFocus
      />
      <RefusalNote refusal={act.refusal} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          {words.keep}
        </button>
        <button
          type="button"
          class="button danger"
          disabled={length === 0 || length > LIMITS.notice || act.busy}
          onClick={() => void submit()}
        >
          {words.confirm}
        </button>
      </div>
    </Dialog>
  )
}
