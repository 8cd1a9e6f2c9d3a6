import type { ActivityEntry } from '#contract/interview/list.ts'
import type { TrailEntry } from '#contract/site/audit.ts'
import type { Format } from '../../../i18n/format.ts'
import { Link } from '../../router/Link.tsx'
import { entryFace } from '../activity-entry.ts'
import { Difference } from './Difference.tsx'
import type { AuditFilter } from './filter.ts'
import { actionName, words } from './words.ts'

interface EntryProps {
  entry: TrailEntry
  /** Null: older than the activities that are known here. */
  activity: ActivityEntry | null
  format: Format
  filter: (change: AuditFilter) => void
}

/** One act: what, who, when, in which activity, and what it changed. */
export const Entry = ({ entry, activity, format, filter }: EntryProps) => {
  const { action, by, at, activityId, target, before, after, erased, times = 1 } = entry
  const w = words()
  const title = activity?.title ?? activityId
  return (
    <li class="audit-entry">
      <p class="row">
        <strong>{actionName(action)}</strong>
        {times > 1 && <span class="muted">{w.times(times)}</span>}
        <button
          type="button"
          class="button quiet small"
          title={by.subject}
          onClick={() => filter({ subject: by.subject })}
        >
          {by.name}
          <span class="visually-hidden"> {w.onlyBy}</span>
        </button>
        <time class="muted row-end">{format.dateTime(at)}</time>
      </p>
      <p class="row small muted">
        {activity && (
          <Link to={entryFace(activity).screen} params={{ activityId: activity.id }}>
            {activity.title}
          </Link>
        )}
        {!activity && title}
        {activityId && (
          <button type="button" class="button quiet small" onClick={() => filter({ activityId })}>
            {w.onlyIn}
            <span class="visually-hidden"> {title}</span>
          </button>
        )}
        {target && target !== activityId && <code>{target}</code>}
      </p>
      {erased && <p class="small muted">{w.erased}</p>}
      <Difference before={before} after={after} format={format} />
    </li>
  )
}
