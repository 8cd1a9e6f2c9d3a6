import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AuditEntry } from '../../../../functions/contract/site/audit.ts'
import type { SiteView } from '../../../../functions/contract/site/site.ts'
import { ACTIONS } from '../../../../functions/domain/permission/table.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { formatIn, t } from '../../language.ts'
import { Link } from '../../router/Link.tsx'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { useLoad } from '../../session/use-load.ts'
import { MoreRows } from '../MoreRows.tsx'
import { Difference } from './Difference.tsx'
import './audit.css'

interface Filter {
  action?: string
  subject?: string
  activityId?: string
}

/** Acts that leave a trace: all that change something. */
const CHANGES = ACTIONS.filter(
  (action) => !/\.(read|list|log|head|delivery|ticket|backstage|command|staff|version|difference|try)$/.test(action),
)

/** Every act of the staff on a site, the newest first. */
export const Audit = ({ site }: { site: SiteView }) => {
  const typed = useSignal({ action: '', subject: '', activityId: '' })
  const filter = useSignal<Filter>({})
  const staff = useLoad(`staff ${site.id}`, () => call('staff.list', { params: { siteId: site.id } }))
  const words = t().audit
  const set = (difference: Partial<typeof typed.value>) => (typed.value = { ...typed.value, ...difference })
  const apply = () => {
    const { action, subject, activityId } = typed.peek()
    filter.value = {
      ...(action ? { action } : {}),
      ...(subject.trim() ? { subject: subject.trim() } : {}),
      ...(activityId.trim() ? { activityId: activityId.trim() } : {}),
    }
  }
  return (
    <div class="stack">
      <form
        class="card stack"
        aria-label={words.filter}
        onSubmit={(event) => {
          event.preventDefault()
          apply()
        }}
      >
        <div class="field-row">
          <Field id="audit-action" label={words.action}>
            {(control) => (
              <select
                {...control}
                class="select"
                value={typed.value.action}
                onChange={(event) => set({ action: event.currentTarget.value })}
              >
                <option value="">{words.any}</option>
                {CHANGES.map((action) => (
                  <option key={action} value={action}>
                    {actionName(action)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field id="audit-subject" label={words.who}>
            {(control) => (
              <>
                <input
                  {...control}
                  class="input"
                  list="audit-staff"
                  autocomplete="off"
                  value={typed.value.subject}
                  onInput={(event) => set({ subject: event.currentTarget.value })}
                />
                <datalist id="audit-staff">
                  {staff.result.status === 'ready' &&
                    staff.result.value.staff.map((member) => (
                      <option key={member.subject} value={member.subject}>
                        {member.name}
                      </option>
                    ))}
                </datalist>
              </>
            )}
          </Field>
          <TextField
            id="audit-activity"
            label={words.activity}
            value={typed.value.activityId}
            onValue={(activityId) => set({ activityId })}
          />
        </div>
        <p>
          <button type="submit" class="button">
            {words.apply}
          </button>
        </p>
      </form>
      <Entries key={JSON.stringify(filter.value)} site={site} filter={filter.value} />
    </div>
  )
}

const Entries = ({ site, filter }: { site: SiteView; filter: Filter }) => {
  const params = { siteId: site.id }
  const first = useLoad(`${site.id} ${JSON.stringify(filter)}`, () => call('audit.list', { params, query: filter }))
  return (
    <Loads of={first}>
      {({ entries, next }) =>
        entries.length === 0 ? (
          <Empty title={t().audit.none} />
        ) : (
          <List
            site={site}
            first={entries}
            next={next}
            read={(after) => call('audit.list', { params, query: { ...filter, after } })}
          />
        )
      }
    </Loads>
  )
}

interface ListProps {
  site: SiteView
  first: AuditEntry[]
  next: string | null
  read: Parameters<typeof MoreRows<{ entries: AuditEntry[]; next: string | null }>>[0]['read']
}

const List = ({ site, first, next, read }: ListProps) => {
  const more = useSignal<AuditEntry[]>([])
  useEffect(() => {
    more.value = []
  }, [first])
  const format = formatIn(site.inForce.timeZone)
  return (
    <>
      <ul class="plain-list table-card">
        {[...first, ...more.value].map((entry) => (
          <li key={entry.commandId + entry.action} class="audit-entry">
            <p class="row">
              <strong>{actionName(entry.action)}</strong>
              <span>{entry.by.name}</span>
              <code class="muted small">{entry.by.subject}</code>
              <time class="muted row-end">{format.dateTime(entry.at)}</time>
            </p>
            <p class="small muted">
              {entry.target && entry.target !== entry.activityId && t().audit.target(entry.target)}{' '}
              {entry.activityId && (
                <Link to="interview" params={{ activityId: entry.activityId }}>
                  {t().audit.inActivity(entry.activityId)}
                </Link>
              )}
            </p>
            <Difference before={entry.before} after={entry.after} />
          </li>
        ))}
      </ul>
      <MoreRows next={next} read={read} onPage={(page) => (more.value = [...more.value, ...page.entries])} />
    </>
  )
}

/** The action in words, or as it is written where a later version made one that has none yet. */
const actionName = (action: string): string => {
  const names: Record<string, string> = t().actions
  return names[action] ?? action
}
