import { useSignal } from '@preact/signals'
import { ENTRY_CHANNELS, type EntryBatch, type EntryChannel } from '#contract/survey/entry.ts'
import { SURVEY_LIMITS } from '#contract/survey/limits.ts'
import { takesEntries } from '#domain/survey/entry/decide.ts'
import { announce } from '../../../../ui/announce.tsx'
import { Badge } from '../../../../ui/Badge.tsx'
import { Empty } from '../../../../ui/Empty.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { TextField } from '../../../../ui/TextField.tsx'
import { RefusalNote } from '../../../command/RefusalNote.tsx'
import { call } from '../../../session/call.ts'
import { Loads } from '../../../session/Loads.tsx'
import { newId } from '../../../session/new-id.ts'
import { namesOf } from '../../../session/people.ts'
import { useLoad } from '../../../session/use-load.ts'
import { MoreRows } from '../../../site/MoreRows.tsx'
import { useAddress } from '../../results/address.ts'
import { useSurvey } from '../../room.ts'
import { Batch } from './Batch.tsx'
import { ENTRY_TONES } from './tones.ts'
import { useEntryAct } from './use-act.ts'
import { words } from './words.ts'

/** Responses that staff type in, in batches of which each waits for a second person. */
export const Entries = () => {
  const { survey, phase, may } = useSurvey()
  const address = useAddress()
  const params = { activityId: survey.id }
  const id = address.get('batch')
  const loading = useLoad(`${survey.id} ${id}`, () => call('entry.list', { params }))
  const w = words()
  if (id) return <Batch key={id} id={id} />
  const verified = survey.details.once === 'verified'
  const takes = takesEntries(phase)
  return (
    <section class="stack" aria-labelledby="entries-title">
      <h2 id="entries-title">{w.title}</h2>
      <p>{verified ? w.verified : w.hint}</p>
      {!verified && !takes && <p class="muted">{w.closed}</p>}
      {!verified && takes && may('entry.open') && <Open />}
      <Loads of={loading}>
        {({ batches, next }) =>
          batches.length === 0 ? (
            <Empty title={w.none}>{may('entry.open') && takes && !verified && <p>{w.noneHint}</p>}</Empty>
          ) : (
            <Table first={batches} next={next} />
          )
        }
      </Loads>
    </section>
  )
}

const Table = ({ first, next }: { first: readonly EntryBatch[]; next: string | null }) => {
  const { survey, format } = useSurvey()
  const address = useAddress()
  const more = useSignal<readonly EntryBatch[]>([])
  const w = words()
  const { columns } = w
  const rows = [...first, ...more.value].sort((a, b) => b.openedAt - a.openedAt)
  return (
    <>
      <div class="table-card">
        <table class="list-table stacking">
          <thead>
            <tr>
              <th scope="col">{columns.reference}</th>
              <th scope="col">{columns.channel}</th>
              <th scope="col">{columns.entered}</th>
              <th scope="col">{columns.state}</th>
              <th scope="col">{columns.by}</th>
              <th scope="col">{w.look}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((batch) => (
              <tr key={batch.id}>
                <td>
                  <bdi>{batch.reference}</bdi>
                </td>
                <td data-label={columns.channel}>{w.channels[batch.channel]}</td>
                <td data-label={columns.entered}>{format.number(batch.entered)}</td>
                <td data-label={columns.state}>
                  <Badge tone={ENTRY_TONES[batch.state]}>{w.states[batch.state]}</Badge>
                </td>
                <td data-label={columns.by}>{namesOf(batch.enteredBy)}</td>
                <td>
                  <button
                    type="button"
                    class="button small"
                    aria-label={w.show(batch.reference)}
                    onClick={() => address.set({ batch: batch.id })}
                  >
                    {w.look}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MoreRows
        next={next}
        read={(after) => call('entry.list', { params: { activityId: survey.id }, query: { after } })}
        onPage={({ batches }) => {
          more.value = [...more.value, ...batches]
        }}
      />
    </>
  )
}

const Open = () => {
  const { survey } = useSurvey()
  const address = useAddress()
  const reference = useSignal('')
  const channel = useSignal<EntryChannel>('paper')
  const act = useEntryAct()
  const w = words()
  const open = async () => {
    const batchId = newId()
    const body = { commandId: newId(), reference: reference.value, channel: channel.value }
    if (!(await act.run(() => call('entry.open', { params: { activityId: survey.id, batchId }, body })))) return
    announce(w.opened)
    address.set({ batch: batchId })
  }
  return (
    <fieldset class="card stack">
      <legend>{w.newTitle}</legend>
      <TextField
        id="entry-reference"
        label={w.reference}
        hint={w.referenceHint}
        value={reference.value}
        max={SURVEY_LIMITS.entryReference}
        onValue={(value) => {
          reference.value = value
        }}
      />
      <Field id="entry-channel" label={w.channel}>
        {(control) => (
          <select
            {...control}
            class="select narrow"
            value={channel.value}
            onChange={(event) => {
              channel.value = ENTRY_CHANNELS.find((each) => each === event.currentTarget.value) ?? 'paper'
            }}
          >
            {ENTRY_CHANNELS.map((each) => (
              <option key={each} value={each}>
                {w.channels[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <RefusalNote refusal={act.refusal} />
      <p>
        <button
          type="button"
          class="button primary"
          disabled={act.busy || reference.value.trim() === ''}
          onClick={() => void open()}
        >
          {w.create}
        </button>
      </p>
    </fieldset>
  )
}
