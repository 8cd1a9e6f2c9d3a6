import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { StaffResponse } from '#contract/survey/response.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { useLoad } from '../../session/use-load.ts'
import { MoreRows } from '../../site/MoreRows.tsx'
import { languageName } from '../build/language-name.ts'
import { useAddress } from '../results/address.ts'
import { durationText } from '../results/duration.ts'
import { words } from '../results/words.ts'
import { useSurvey } from '../room.ts'
import { signalsOf } from './signals.ts'

/** Responses page by page, in no order that tells anything about who gave them. */
export const ResponseList = ({ trials }: { trials: boolean }) => {
  const { survey } = useSurvey()
  const address = useAddress()
  const params = { activityId: survey.id }
  const query = trials ? { trials: 'yes' as const } : {}
  const w = words().responses
  const first = useLoad(`${survey.id} ${trials}`, () => call('response.list', { params, query }))
  return (
    <>
      <div class="row">
        <label class="row" for="which-responses">
          {w.which}
        </label>
        <select
          id="which-responses"
          class="select narrow"
          value={trials ? 'yes' : ''}
          onChange={(event) => address.set({ trials: event.currentTarget.value || null })}
        >
          <option value="">{w.real}</option>
          <option value="yes">{w.trials}</option>
        </select>
        <span class="muted small">{w.unordered}</span>
      </div>
      <Loads of={first}>
        {({ responses, next }) =>
          responses.length === 0 ? <Empty title={w.none} /> : <Table first={responses} next={next} query={query} />
        }
      </Loads>
    </>
  )
}

interface TableProps {
  first: StaffResponse[]
  next: string | null
  query: { trials?: 'yes' }
}

const Table = ({ first, next, query }: TableProps) => {
  const { survey, format } = useSurvey()
  const address = useAddress()
  const more = useSignal<StaffResponse[]>([])
  useEffect(() => {
    more.value = []
  }, [first])
  const w = words().responses
  return (
    <>
      <div class="table-card">
        <table class="list-table stacking">
          <thead>
            <tr>
              <th scope="col">{w.receivedAt}</th>
              <th scope="col">{w.channel}</th>
              <th scope="col">{w.language}</th>
              <th scope="col">{w.took}</th>
              <th scope="col">{w.signals}</th>
              <th scope="col">{w.read}</th>
            </tr>
          </thead>
          <tbody>
            {[...first, ...more.value].map((response) => {
              const signals = signalsOf(response)
              return (
                <tr key={response.id}>
                  <td class="nowrap">{format.dateTime(response.receivedAt)}</td>
                  <td data-label={w.channel}>{words().channel[response.channel]}</td>
                  <td data-label={w.language}>{languageName(response.lang)}</td>
                  <td data-label={w.took}>{durationText(Math.round(response.signals.tookMs / 1000), format.number)}</td>
                  <td data-label={w.signals}>
                    {signals.length === 0 ? (
                      <span class="muted">{w.ordinary}</span>
                    ) : (
                      signals.map((signal) => (
                        <Badge key={signal} tone="warn">
                          {signal}
                        </Badge>
                      ))
                    )}
                  </td>
                  <td>
                    <button
                      type="button"
                      class="button small"
                      aria-label={w.open(response.id.slice(0, 8))}
                      onClick={() => address.set({ id: response.id })}
                    >
                      {w.read}
                    </button>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <MoreRows
        next={next}
        read={(after) => call('response.list', { params: { activityId: survey.id }, query: { ...query, after } })}
        onPage={(page) => {
          more.value = [...more.value, ...page.responses]
        }}
      />
    </>
  )
}
