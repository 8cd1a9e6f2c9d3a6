import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { SENDER_KINDS } from '#contract/solicitation/activity.ts'
import { ADOPTIONS, COMMENT_STATES, STANCES } from '#contract/solicitation/comment.ts'
import { SOLICITATION_LIMITS as MAX } from '#contract/solicitation/limits.ts'
import { Select } from '../../../ui/Select.tsx'
import { call } from '../../session/call.ts'
import { useLoad } from '../../session/use-load.ts'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'
import { DAYS, FILTERS, type Filters } from './filters.ts'

interface FilterBarProps {
  filters: Filters
  onFilter: (change: Filters) => void
}

/** What of the comments is shown; it stands in the address, so that a link shows a colleague the same. */
export const FilterBar = ({ filters, onFilter }: FilterBarProps) => {
  const { solicitation } = useRoom()
  const { id } = solicitation
  const search = useSignal(filters.search ?? '')
  const topics = useLoad(id, () => call('comment.labels', { params: { activityId: id } }))
  const labels = topics.result.status === 'ready' ? topics.result.value.labels : []
  const all = words()
  const w = all.comments
  useEffect(() => {
    search.value = filters.search ?? ''
  }, [filters.search])
  const any = ['', w.any] as const
  const choice = (
    name: 'stance' | 'sender' | 'state' | 'adoption' | 'label',
    label: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <Select
      id={`filter-${name}`}
      label={label}
      options={[any, ...options]}
      value={filters[name] ?? ''}
      onValue={(value) => onFilter({ [name]: value })}
    />
  )
  const isFiltered = Object.keys(filters).length > 0
  return (
    <search class="filters">
      <form
        class="stack-s"
        onSubmit={(event) => {
          event.preventDefault()
          onFilter({ search: search.value.trim().slice(0, MAX.search) })
        }}
      >
        <fieldset class="filter-row">
          <legend class="visually-hidden">{w.filters}</legend>
          {choice(
            'stance',
            w.stanceLabel,
            STANCES.map((stance) => [stance, all.stance[stance]]),
          )}
          {choice('adoption', w.adoptionLabel, [
            ['undecided', w.undecided],
            ...ADOPTIONS.map((status) => [status, all.adoption[status]] as const),
          ])}
          {choice(
            'state',
            w.stateLabel,
            COMMENT_STATES.map((state) => [state, w.state[state]]),
          )}
          {choice(
            'sender',
            w.senderLabel,
            SENDER_KINDS.map((kind) => [kind, all.senders[kind]]),
          )}
          {choice('label', w.topicLabel, topicsOf(labels, filters.label))}
          {DAYS.map((name) => (
            <div key={name} class="field">
              <label for={`filter-${name}`}>{w[name]}</label>
              <input
                id={`filter-${name}`}
                class="input"
                type="date"
                value={filters[name] ?? ''}
                onChange={(event) => onFilter({ [name]: event.currentTarget.value })}
              />
            </div>
          ))}
          <div class="field">
            <label for="filter-search">{w.search}</label>
            <input
              id="filter-search"
              class="input"
              type="search"
              aria-keyshortcuts="/"
              value={search.value}
              onInput={(event) => (search.value = event.currentTarget.value)}
            />
          </div>
          <button type="submit" class="button">
            {w.apply}
          </button>
        </fieldset>
        {isFiltered && (
          <p class="row">
            {filters.groupId && <span class="small">{w.inGroup}</span>}
            <button
              type="button"
              class="button quiet small"
              onClick={() => onFilter(Object.fromEntries([...FILTERS, ...DAYS].map((name) => [name, ''])))}
            >
              {w.clear}
            </button>
          </p>
        )}
      </form>
    </search>
  )
}

/** Topics in use, and the one that is asked for even where nothing has it any more. */
const topicsOf = (labels: readonly { label: string; comments: number }[], asked: string | undefined) => {
  const found = labels.map(({ label, comments }) => [label, `${label} (${comments})`] as const)
  return asked && !labels.some(({ label }) => label === asked) ? [...found, [asked, asked] as const] : found
}
