import { useSignal } from '@preact/signals'
import type { EntryBatch } from '#contract/survey/entry.ts'
import { SURVEY_LIMITS } from '#contract/survey/limits.ts'
import type { StaffResponse } from '#contract/survey/response.ts'
import { hasHand } from '#domain/second-person.ts'
import { takesEntries } from '#domain/survey/entry/decide.ts'
import { announce } from '../../../../ui/announce.tsx'
import { Badge } from '../../../../ui/Badge.tsx'
import { Callout } from '../../../../ui/Callout.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { TextField } from '../../../../ui/TextField.tsx'
import { RefusalNote } from '../../../command/RefusalNote.tsx'
import { t } from '../../../language.ts'
import { call } from '../../../session/call.ts'
import { Loads } from '../../../session/Loads.tsx'
import { me } from '../../../session/me.ts'
import { newId } from '../../../session/new-id.ts'
import { namesOf } from '../../../session/people.ts'
import { useLoad } from '../../../session/use-load.ts'
import { MoreRows } from '../../../site/MoreRows.tsx'
import { useAddress } from '../../results/address.ts'
import { useDefinitions } from '../../results/use-results.ts'
import { useSurvey } from '../../room.ts'
import { Answers } from '../ResponseRead.tsx'
import { Enter } from './Enter.tsx'
import { ENTRY_TONES } from './tones.ts'
import { useEntryAct } from './use-act.ts'
import { words } from './words.ts'

/** One batch: what it is, what is entered into it, and the word of the second person. */
export const Batch = ({ id }: { id: string }) => {
  const { survey, phase, may } = useSurvey()
  const address = useAddress()
  const entering = useSignal(false)
  // Whoever only types in has no business reading what others did: the list tells them what the batch is.
  const loading = useLoad(`${survey.id} ${id}`, () => readBatch(survey.id, id, may('entry.read')))
  const w = words()
  return (
    <section class="stack" aria-labelledby="batch-title">
      <p>
        <button type="button" class="button small" onClick={() => address.set({ batch: null })}>
          {w.back}
        </button>
      </p>
      <Loads of={loading}>
        {({ batch, responses, next }) => (
          <>
            <Facts batch={batch} />
            {batch.state === 'waiting' && takesEntries(phase) && may('response.enter') && (
              <Typing batch={batch} open={entering} onEntered={loading.reload} />
            )}
            {responses.length > 0 && <Entered batch={batch} first={responses} next={next} />}
            {batch.state === 'waiting' && <Decide batch={batch} onDecided={loading.reload} />}
          </>
        )}
      </Loads>
    </section>
  )
}

const readBatch = async (activityId: string, batchId: string, reads: boolean) => {
  if (reads) {
    const read = await call('entry.read', { params: { activityId, batchId } })
    if (read.ok || read.refusal?.code !== 'not-allowed') return read
  }
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listPage>> = await listPage(activityId, after)
    if (!page.ok) return page
    const batch = page.value.batches.find((each) => each.id === batchId)
    if (batch) return { ok: true as const, value: { batch, responses: [] as StaffResponse[], next: null } }
    after = page.value.next
  } while (after !== null)
  return { ok: false as const, refusal: { code: 'not-found' as const } }
}

const listPage = (activityId: string, after: string | null) =>
  call('entry.list', { params: { activityId }, query: after === null ? {} : { after } })

const Facts = ({ batch }: { batch: EntryBatch }) => {
  const { format } = useSurvey()
  const { state, decided, outcome } = batch
  const w = words()
  const why: Readonly<Record<string, string>> = w.why
  return (
    <>
      <h2 id="batch-title">
        <bdi>{batch.reference}</bdi>
      </h2>
      <p class="row">
        <Badge tone={ENTRY_TONES[state]}>{w.states[state]}</Badge>
        <span>{w.channels[batch.channel]}</span>
        <span>{w.entered(format.number(batch.entered))}</span>
        <span>{w.openedAt(format.dateTime(batch.openedAt))}</span>
        <span>{w.enteredBy(namesOf(batch.enteredBy))}</span>
      </p>
      {state === 'waiting' && <p class="muted">{w.waiting}</p>}
      {decided && (
        <p>
          {w.states[state]}: {w.decidedBy(decided.by.name, format.dateTime(decided.at))}
        </p>
      )}
      {decided?.reason && <p>{w.reasonIs(decided.reason)}</p>}
      {state === 'confirmed' && (
        <ul>
          <li>{outcome ? w.counted(format.number(outcome.counted)) : w.counting}</li>
          {Object.entries(outcome?.left ?? {}).map(([code, many]) => (
            <li key={code}>{w.left(format.number(many), why[code] ?? code)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

interface TypingProps {
  batch: EntryBatch
  open: { value: boolean }
  onEntered: () => void
}

const Typing = ({ batch, open, onEntered }: TypingProps) => {
  const { format } = useSurvey()
  const w = words()
  if (batch.entered >= SURVEY_LIMITS.entryBatch && !open.value)
    return <p class="muted">{w.full(format.number(SURVEY_LIMITS.entryBatch))}</p>
  if (open.value) return <Enter batchId={batch.id} onEntered={onEntered} />
  return (
    <p>
      <button
        type="button"
        class="button primary"
        onClick={() => {
          open.value = true
        }}
      >
        {w.enterMore}
      </button>
    </p>
  )
}

const Entered = ({
  batch,
  first,
  next,
}: {
  batch: EntryBatch
  first: readonly StaffResponse[]
  next: string | null
}) => {
  const { survey, format } = useSurvey()
  const definitions = useDefinitions()
  const more = useSignal<readonly StaffResponse[]>([])
  const w = words()
  return (
    <section class="card stack" aria-labelledby="entered-title">
      <h3 id="entered-title">{w.check}</h3>
      {batch.state === 'waiting' && <p>{w.checkHint}</p>}
      <Loads of={definitions}>
        {(versions) => (
          <>
            {[...first, ...more.value].map((response, at) => (
              <details key={response.id}>
                <summary>
                  {w.one(format.number(at + 1), format.dateTime(response.receivedAt), response.enteredBy?.name ?? '')}
                </summary>
                <Answers response={response} definitions={versions} />
              </details>
            ))}
            <MoreRows
              next={next}
              read={(after) =>
                call('entry.read', { params: { activityId: survey.id, batchId: batch.id }, query: { after } })
              }
              onPage={({ responses }) => {
                more.value = [...more.value, ...responses]
              }}
            />
          </>
        )}
      </Loads>
    </section>
  )
}

/** [Q17] Confirmed by somebody who entered none of it; whoever cannot is told before they click. */
const Decide = ({ batch, onDecided }: { batch: EntryBatch; onDecided: () => void }) => {
  const { survey, phase, format, may } = useSurvey()
  const act = useEntryAct()
  const rejecting = useSignal(false)
  const w = words()
  const params = { activityId: survey.id, batchId: batch.id }
  const { version } = batch
  const subject = me.value?.subject ?? ''
  const confirm = async () => {
    if (!globalThis.confirm(w.confirmAsk(format.number(batch.entered)))) return
    const body = { commandId: newId(), version }
    if (await act.run(() => call('entry.confirm', { params, body }))) announce(w.confirmed)
    onDecided()
  }
  return (
    <div class="stack-s">
      {may('entry.confirm') &&
        takesEntries(phase) &&
        (hasHand(batch.enteredBy, { subject }) ? (
          <Callout tone="info">
            <p>{w.notSecond(namesOf(batch.enteredBy))}</p>
          </Callout>
        ) : (
          <p>
            <button
              type="button"
              class="button primary"
              disabled={act.busy || batch.entered === 0}
              onClick={() => void confirm()}
            >
              {w.confirm}
            </button>
          </p>
        ))}
      <RefusalNote refusal={act.refusal} />
      {may('entry.reject') && (
        <p>
          <button
            type="button"
            class="button danger"
            onClick={() => {
              rejecting.value = true
            }}
          >
            {w.reject}
          </button>
        </p>
      )}
      {rejecting.value && (
        <Reject
          batch={batch}
          onClose={() => {
            rejecting.value = false
          }}
          onDecided={onDecided}
        />
      )}
    </div>
  )
}

const Reject = ({ batch, onClose, onDecided }: { batch: EntryBatch; onClose: () => void; onDecided: () => void }) => {
  const { survey } = useSurvey()
  const act = useEntryAct()
  const reason = useSignal('')
  const w = words()
  const reject = async () => {
    const params = { activityId: survey.id, batchId: batch.id }
    const body = { commandId: newId(), version: batch.version, reason: reason.value }
    if (!(await act.run(() => call('entry.reject', { params, body })))) return
    announce(w.rejected)
    onClose()
    onDecided()
  }
  return (
    <Dialog title={w.reject} close={{ label: t().cancel, run: onClose }}>
      <p>{w.rejectAsk}</p>
      <TextField
        id="entry-reason"
        label={w.reason}
        value={reason.value}
        rows={3}
        max={SURVEY_LIMITS.entryReason}
        onValue={(value) => {
          reason.value = value
        }}
        autoFocus
      />
      <RefusalNote refusal={act.refusal} />
      <p>
        <button
          type="button"
          class="button danger"
          disabled={act.busy || reason.value.trim() === ''}
          onClick={() => void reject()}
        >
          {w.reject}
        </button>
      </p>
    </Dialog>
  )
}
