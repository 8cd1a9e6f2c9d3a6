import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { CASE_EXPORT_FORMATS } from '../../../../functions/contract/case/desk.ts'
import { LISTS } from '../../../../functions/contract/case/list.ts'
import type { Refusal } from '../../../../functions/contract/refusal.ts'
import type { SiteView } from '../../../../functions/contract/site/site.ts'
import { announce } from '../../../ui/announce.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { formatIn, t } from '../../language.ts'
import { call } from '../../session/call.ts'
import { CaseRefusal } from '../parts/CaseRefusal.tsx'
import { Choice } from '../parts/Choice.tsx'
import { w } from '../words.ts'
import { download } from './download.ts'

type FileFormat = (typeof CASE_EXPORT_FORMATS)[number]

/** All open or all closed cases as a file, read piece by piece; without any way to reach a citizen. */
export const ExportCases = ({ site, onClose }: { site: SiteView; onClose: () => void }) => {
  const words = w().exporting
  const format = useSignal<FileFormat>('csv')
  const list = useSignal<(typeof LISTS)[number]>('open')
  const read = useSignal<number | null>(null)
  const done = useSignal<number | null>(null)
  const refusal = useSignal<Refusal | null>(null)
  const closed = useRef(false)
  const run = async () => {
    done.value = null
    refusal.value = null
    read.value = 0
    const pieces: string[] = []
    const piece = (after: string | null) =>
      call('case.export', {
        params: { siteId: site.id },
        query: { format: format.value, list: list.value, ...(after === null ? {} : { after }) },
      })
    for (let after: string | null = null; ; ) {
      const answer = await piece(after)
      if (closed.current) return
      if (!answer.ok) {
        refusal.value = answer.refusal ?? { code: 'unavailable' }
        read.value = null
        return
      }
      pieces.push(answer.value.text)
      read.value += answer.value.cases
      after = answer.value.next
      if (after === null) break
    }
    const day = formatIn(site.inForce.timeZone).date(Date.now())
    download(words.file(words.lists[list.value], day), format.value, pieces)
    done.value = read.value
    read.value = null
    announce(words.done(done.value))
  }
  return (
    <Dialog
      title={words.title}
      close={{
        label: t().close,
        run: () => {
          closed.current = true
          onClose()
        },
      }}
    >
      <p class="muted">{words.hint}</p>
      <Choice
        id="export-list"
        label={words.list}
        value={list.value}
        options={LISTS.map((name) => [name, words.lists[name]] as const)}
        onValue={(name) => (list.value = name)}
        autoFocus
      />
      <Choice
        id="export-format"
        label={words.format}
        value={format.value}
        options={CASE_EXPORT_FORMATS.map((name) => [name, words.formats[name]] as const)}
        onValue={(name) => (format.value = name)}
      />
      <CaseRefusal refusal={refusal.value} />
      <p role="status">
        {read.value !== null && words.progress(read.value)}
        {done.value !== null && words.done(done.value)}
      </p>
      <div class="dialog-actions">
        <button type="button" class="button primary" disabled={read.value !== null} onClick={() => void run()}>
          {words.submit}
        </button>
      </div>
    </Dialog>
  )
}
