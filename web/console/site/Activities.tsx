import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ActivityEntry } from '#contract/interview/list.ts'
import type { SiteView } from '#contract/site/site.ts'
import type { Format } from '../../i18n/format.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { formatIn, t } from '../language.ts'
import { Link } from '../router/Link.tsx'
import { call } from '../session/call.ts'
import { Loads } from '../session/Loads.tsx'
import { may } from '../session/me.ts'
import { useLoad } from '../session/use-load.ts'
import { entryFace, NEW_ACTIVITIES } from './activity-entry.ts'
import { MoreRows } from './MoreRows.tsx'

/** A site's activities of every kind, the latest start first. */
export const Activities = ({ site }: { site: SiteView }) => {
  const first = useLoad(site.id, () => call('activity.list', { params: { siteId: site.id } }))
  const creatable = NEW_ACTIVITIES.filter(({ action }) => may(site.path, action))
  return (
    <div class="stack">
      {creatable.length > 0 && (
        <p class="row">
          {creatable.map(({ kind, screen }) => (
            <Link key={kind} to={screen} params={{ siteId: site.id }} class="button primary">
              {t().activities.create[kind]}
            </Link>
          ))}
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
              <th scope="col">{t().activities.kind}</th>
              <th scope="col">{t().activities.state}</th>
              <th scope="col">{t().activities.start}</th>
              <th scope="col">{t().activities.end}</th>
            </tr>
          </thead>
          <tbody>
            {[...first, ...more.value].map((entry) => (
              <Row key={entry.id} entry={entry} format={format} />
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

const Row = ({ entry, format }: { entry: ActivityEntry; format: Format }) => {
  const { screen, state, tone } = entryFace(entry)
  return (
    <tr>
      <td>
        <Link to={screen} params={{ activityId: entry.id }}>
          {entry.title}
        </Link>
      </td>
      <td class="nowrap">{t().activities.kinds[entry.kind]}</td>
      <td>
        <Badge {...(tone ? { tone } : {})}>{state}</Badge>
      </td>
      <td class="nowrap" data-label={t().activities.start}>
        {format.dateTime(entry.startsAt)}
      </td>
      <td class="nowrap" data-label={t().activities.end}>
        {format.dateTime(entry.endsAt)}
      </td>
    </tr>
  )
}
