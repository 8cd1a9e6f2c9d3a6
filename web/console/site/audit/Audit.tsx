import type { ActivityEntry } from '#contract/interview/list.ts'
import type { AuditPage } from '#contract/site/audit.ts'
import type { SiteView } from '#contract/site/site.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { formatIn } from '../../language.ts'
import { withFilters } from '../../router/filters.ts'
import { query, setQuery } from '../../router/router.ts'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { type Loading, useLoad } from '../../session/use-load.ts'
import { MoreRows } from '../MoreRows.tsx'
import { Entry } from './Entry.tsx'
import { FilterForm } from './FilterForm.tsx'
import { type AuditFilter, asked, filterOf } from './filter.ts'
import { words } from './words.ts'
import './audit.css'

/** Every act of the staff on a site, the newest first. */
export const Audit = ({ site }: { site: SiteView }) => {
  const params = { siteId: site.id }
  const filter = filterOf(query.value)
  const sent = asked(filter, site.inForce.timeZone)
  const staff = useLoad(`staff ${site.id}`, () => call('staff.list', { params }))
  const activities = useLoad(`activities ${site.id}`, () => call('activity.list', { params }))
  const loading = useLoad(`${site.id} ${JSON.stringify(sent)}`, () => call('audit.list', { params, query: sent }))
  const known = activities.result.status === 'ready' ? activities.result.value.entries : []
  return (
    <div class="stack">
      <FilterForm
        filter={filter}
        staff={staff.result.status === 'ready' ? staff.result.value.staff : []}
        activities={known}
      />
      <Loads of={loading}>
        {(page) => (
          <Entries
            site={site}
            page={page}
            loading={loading}
            activities={known}
            read={(after) => call('audit.list', { params, query: { ...sent, after } })}
          />
        )}
      </Loads>
    </div>
  )
}

interface EntriesProps {
  site: SiteView
  page: AuditPage
  loading: Loading<AuditPage>
  activities: readonly ActivityEntry[]
  read: Parameters<typeof MoreRows<AuditPage>>[0]['read']
}

const Entries = ({ site, page, loading, activities, read }: EntriesProps) => {
  const filter = (change: AuditFilter) => setQuery(withFilters(query.peek(), change))
  return (
    <>
      {page.entries.length === 0 ? (
        <Empty title={page.next === null ? words().none : words().noneYet} />
      ) : (
        <ul class="plain-list table-card">
          {page.entries.map((entry) => (
            <Entry
              key={entry.commandId + entry.action}
              entry={entry}
              activity={activities.find(({ id }) => id === entry.activityId) ?? null}
              format={formatIn(site.inForce.timeZone)}
              filter={filter}
            />
          ))}
        </ul>
      )}
      <MoreRows
        next={page.next}
        read={read}
        onPage={(more) => loading.set({ ...more, entries: [...page.entries, ...more.entries] })}
      />
    </>
  )
}
