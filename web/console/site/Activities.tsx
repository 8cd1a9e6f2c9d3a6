import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { InterviewState } from '../../../functions/contract/interview/activity.ts'
import type { ActivityEntry } from '../../../functions/contract/interview/list.ts'
import type { SiteView } from '../../../functions/contract/site/site.ts'
import { Empty } from '../../ui/Empty.tsx'
import { StateBadge } from '../interview/StateBadge.tsx'
import { formatIn, t } from '../language.ts'
import { Link } from '../router/Link.tsx'
import { call } from '../session/call.ts'
import { Loads } from '../session/Loads.tsx'
import { may } from '../session/me.ts'
import { useLoad } from '../session/use-load.ts'
import { MoreRows } from './MoreRows.tsx'

type InterviewEntry = Extract<ActivityEntry, { kind: 'interview' }>
const isInterview = (entry: ActivityEntry): entry is InterviewEntry => entry.kind === 'interview'

/** A site's interviews, the latest start first. */
export const Activities = ({ site }: { site: SiteView }) => {
  const first = useLoad(site.id, () => call('activity.list', { params: { siteId: site.id } }))
  return (
    <div class="stack">
      {may(site.path, 'activity.create') && (
        <p>
          <Link to="newInterview" params={{ siteId: site.id }} class="button primary">
            {t().activities.create}
          </Link>
        </p>
      )}
      <Loads of={first}>
        {({ entries, next }) =>
          entries.length === 0 ? (
            <Empty title={t().activities.none}>
              <p>{t().activities.noneHint}</p>
            </Empty>
          ) : (
            <Table site={site} first={entries} next={next} />
          )
        }
      </Loads>
    </div>
  )
}

const Table = ({ site, first, next }: { site: SiteView; first: ActivityEntry[]; next: string | null }) => {
  const more = useSignal<ActivityEntry[]>([])
  useEffect(() => {
    more.value = []
  }, [first])
  const format = formatIn(site.inForce.timeZone)
  return (
    <>
      <div class="table-card">
        <table class="list-table stacking">
          <thead>
            <tr>
              <th scope="col">{t().activities.title}</th>
              <th scope="col">{t().activities.state}</th>
              <th scope="col">{t().activities.start}</th>
              <th scope="col">{t().activities.end}</th>
            </tr>
          </thead>
          <tbody>
            {[...first, ...more.value].filter(isInterview).map((entry) => (
              <tr key={entry.id}>
                <td>
                  <Link to={screenFor(entry.state)} params={{ activityId: entry.id }}>
                    {entry.title}
                  </Link>
                </td>
                <td>
                  <StateBadge state={entry.state} />
                </td>
                <td class="nowrap">{format.dateTime(entry.startsAt)}</td>
                <td class="nowrap">{format.dateTime(entry.endsAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MoreRows
        next={next}
        read={(after) => call('activity.list', { params: { siteId: site.id }, query: { after } })}
        onPage={(page) => (more.value = [...more.value, ...page.entries])}
      />
    </>
  )
}

/** Where the work is in each state. */
const screenFor = (state: InterviewState) => (state === 'live' ? 'live' : state === 'review' ? 'review' : 'interview')
