import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { CASE_FILE_FORMATS } from '#contract/case/job.ts'
import type { SiteView } from '#contract/site/site.ts'
import { announce } from '../../../ui/announce.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { formatIn, t } from '../../language.ts'
import { newId } from '../../session/new-id.ts'
import { useJob } from '../../survey/results/job.ts'
import { CaseRefusal } from '../parts/CaseRefusal.tsx'
import { Choice } from '../parts/Choice.tsx'
import { w } from '../words.ts'
import { download } from './download.ts'

/** All cases as a file, made in the background; without any way to reach a citizen. */
export const ExportCases = ({ site, onClose }: { site: SiteView; onClose: () => void }) => {
  const words = w().exporting
  const format = useSignal<(typeof CASE_FILE_FORMATS)[number]>('xlsx')
  const { state, start, forget } = useJob(site.id)
  useEffect(() => {
    if (state.status !== 'done') return
    const day = formatIn(site.inForce.timeZone).date(Date.now())
    const pieces = state.bytes.map((bytes) => new Uint8Array(bytes))
    download(`${words.file(day)}.${format.value}`, state.job.result?.mediaType ?? '', pieces)
    announce(words.done)
  }, [state])
  const busy = state.status === 'working' || state.status === 'reading'
  return (
    <Dialog title={words.title} close={{ label: t().close, run: onClose }}>
      <p class="muted">{words.hint}</p>
      <Choice
        id="export-format"
        label={words.format}
        value={format.value}
        options={CASE_FILE_FORMATS.map((name) => [name, words.formats[name]] as const)}
        onValue={(name) => {
          forget()
          format.value = name
        }}
        autoFocus
      />
      {state.status === 'refused' && <CaseRefusal refusal={state.refusal} />}
      {state.status === 'failed' && (
        <Callout tone="danger" role="alert">
          <p>{t().refusal.internal}</p>
        </Callout>
      )}
      <p role="status">
        {state.status === 'working' && words.progress(state.job?.done ?? 0)}
        {state.status === 'reading' && words.reading(state.done, state.total)}
        {state.status === 'done' && words.done}
      </p>
      <div class="dialog-actions">
        <button
          type="button"
          class="button primary"
          disabled={busy}
          // Each is a job of its own, and so an entry of its own in the audit trail.
          onClick={() => void start({ type: 'case.file', format: format.value }, newId())}
        >
          {words.submit}
        </button>
      </div>
    </Dialog>
  )
}
