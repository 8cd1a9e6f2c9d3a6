import { useSignal } from '@preact/signals'
import { SURVEY_LIMITS } from '../../../../functions/contract/survey/limits.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { RefusalNote } from '../../session/RefusalNote.tsx'
import { useSurvey } from '../room.ts'
import { words } from '../words.ts'
import { useSurveyOrder } from './use-order.ts'

/** Calls a survey off, with the notice that citizens read in its place. */
export const Cancel = () => {
  const { obstacle } = useSurvey()
  const open = useSignal(false)
  if (obstacle('survey.cancel')) return null
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
  const { survey } = useSurvey()
  const sending = useSurveyOrder()
  const notice = useDraft(`survey.cancel.${survey.id}`)
  const length = notice.value.trim().length
  const w = words().cancelling
  const submit = async () => {
    if (!(await sending.run({ type: 'survey.cancel', notice: notice.value }))) return
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
        max={SURVEY_LIMITS.notice}
        rows={4}
        lang={survey.details.lang}
        autoFocus
      />
      <RefusalNote refusal={sending.refusal} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          {w.keep}
        </button>
        <button
          type="button"
          class="button danger"
          disabled={length === 0 || length > SURVEY_LIMITS.notice || sending.busy}
          onClick={() => void submit()}
        >
          {w.confirm}
        </button>
      </div>
    </Dialog>
  )
}
