import { useSignal } from '@preact/signals'
import type { CaseEntry } from '#contract/case/list.ts'
import { announce } from '../../../ui/announce.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { t } from '../../language.ts'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { useLoad } from '../../session/use-load.ts'
import { caseRefusalText } from '../parts/refusal-text.ts'
import { TriageFields } from '../triage/TriageFields.tsx'
import { type TriageValue, triageProblems } from '../triage/triage-value.ts'
import { w } from '../words.ts'
import { type BulkResult, type Failed, returnAll, triageAll } from './bulk.ts'

interface BulkDialogProps {
  siteId: string
  entries: readonly CaseEntry[]
  onDone: (result: BulkResult) => void
  onClose: () => void
}

const EMPTY: TriageValue = { type: 'keep', valuable: true, department: '', coHandlers: [], reason: '' }

/** One triage for several cases. */
export const BulkDialog = ({ siteId, entries, onDone, onClose }: BulkDialogProps) => {
  const words = w().bulk
  const value = useSignal(EMPTY)
  const round = useSignal(0)
  const finished = useSignal<number | null>(null)
  const departments = useLoad(`departments ${siteId}`, () => call('case.departments', { params: { siteId } }))
  const problems = round.value > 0 ? triageProblems(value.value, 'bulk') : []
  const submit = async () => {
    round.value += 1
    if (triageProblems(value.value, 'bulk').length > 0) return
    finished.value = 0
    const result = await triageAll(entries, value.value, (count) => (finished.value = count))
    announce(words.done(result.done.length))
    onDone(result)
  }
  const busy = finished.value !== null
  return (
    <Dialog title={words.title(entries.length)} {...(busy ? {} : { close: { label: t().close, run: onClose } })} wide>
      <Loads of={departments}>
        {(options) => (
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault()
              if (!busy) void submit()
            }}
          >
            <ErrorSummary title={t().form.problems(problems.length)} errors={problems} round={round.value} />
            <TriageFields
              prefix="bulk"
              value={value.value}
              onChange={(next) => (value.value = next)}
              departments={options.departments}
              problems={problems}
              several
            />
            <div class="dialog-actions">
              {finished.value !== null && <p role="status">{words.progress(finished.value, entries.length)}</p>}
              <button type="submit" class="button primary" aria-disabled={busy}>
                {words.submit(entries.length)}
              </button>
            </div>
          </form>
        )}
      </Loads>
    </Dialog>
  )
}

interface BulkOutcomeProps {
  result: BulkResult
  onUndone: () => void
  onDismiss: () => void
}

/** What came of it, why some were refused, and the way back for the others. */
export const BulkOutcome = ({ result, onUndone, onDismiss }: BulkOutcomeProps) => {
  const words = w().bulk
  const busy = useSignal(false)
  const undone = useSignal<BulkResult | null>(null)
  const undo = async () => {
    busy.value = true
    undone.value = await returnAll(result.done, words.undoReason, () => {})
    busy.value = false
    announce(words.undone(undone.value.done.length))
    onUndone()
  }
  const after = undone.value
  return (
    <Callout tone={(after ?? result).failed.length > 0 ? 'warn' : 'good'} role="status">
      {after ? (
        <>
          <p>{words.undone(after.done.length)}</p>
          <Failures title={words.undoFailed(after.failed.length)} failed={after.failed} />
        </>
      ) : (
        <>
          <p>{words.done(result.done.length)}</p>
          <Failures title={words.failed(result.failed.length)} failed={result.failed} />
        </>
      )}
      <p class="row">
        {!after && result.done.length > 0 && (
          <button type="button" class="button small" disabled={busy.value} aria-keyshortcuts="u" onClick={undo}>
            {words.undo} <kbd>u</kbd>
          </button>
        )}
        <button type="button" class="button quiet small" onClick={onDismiss}>
          {t().close}
        </button>
      </p>
    </Callout>
  )
}

const Failures = ({ title, failed }: { title: string; failed: readonly Failed[] }) =>
  failed.length === 0 ? null : (
    <details>
      <summary>{title}</summary>
      <ul>
        {failed.map(({ id, number, refusal }) => (
          <li key={id}>
            {number} {caseRefusalText(refusal)}
          </li>
        ))}
      </ul>
    </details>
  )
