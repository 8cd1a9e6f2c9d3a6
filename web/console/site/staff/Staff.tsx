import { useSignal } from '@preact/signals'
import type { Refusal } from '#contract/refusal.ts'
import type { SiteView } from '#contract/site/site.ts'
import type { ListedStaff } from '#contract/site/staff.ts'
import type { Answer } from '../../../live/api.ts'
import { announce } from '../../../ui/announce.tsx'
import { Badge } from '../../../ui/Badge.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { sendOnce } from '../../command/send-once.ts'
import { t } from '../../language.ts'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { me } from '../../session/me.ts'
import { useLoad } from '../../session/use-load.ts'
import { StaffForm } from './StaffForm.tsx'
import { StaffRefusal } from './StaffRefusal.tsx'

/** Who works on a site in which roles. */
export const Staff = ({ site }: { site: SiteView }) => {
  const params = { siteId: site.id }
  const staff = useLoad(site.id, () => call('staff.list', { params }))
  const editing = useSignal<ListedStaff | 'new' | null>(null)
  /** With the version that its removal made. */
  const removed = useSignal<ListedStaff | null>(null)
  const refusal = useSignal<Refusal | null>(null)
  const words = t().staff
  const told = <T,>(answer: Answer<T>): T | null => {
    refusal.value = answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
    // What somebody else has changed meanwhile is to be seen before it is changed again.
    if (refusal.value?.code === 'version-conflict') staff.reload()
    return answer.ok ? answer.value : null
  }
  const known = () => {
    const { result } = staff
    return result.status === 'ready' ? [...result.value.staff, ...result.value.removed] : []
  }
  const remove = async (member: ListedStaff) => {
    if (!confirm(words.removeAsk(member.name))) return
    const { subject, version } = member
    const done = told(
      await sendOnce({ subject, version }, ({ subject: _, ...body }) =>
        call('staff.remove', { params: { siteId: site.id, subject }, body }),
      ),
    )
    if (!done) return
    removed.value = { ...member, version: done.versions[subject] ?? version }
    staff.reload()
  }
  const undo = async ({ subject, name, roles, version }: ListedStaff) => {
    const done = told(
      await sendOnce({ subject, name, roles, version }, ({ subject: _, ...body }) =>
        call('staff.set', { params: { siteId: site.id, subject }, body }),
      ),
    )
    if (!done) return
    removed.value = null
    announce(words.restored(name))
    staff.reload()
  }
  return (
    <div class="stack">
      <p class="muted">{words.explanation}</p>
      {removed.value && (
        <Callout tone="good" role="status" title={words.removed(removed.value.name)}>
          <p>
            <button type="button" class="button small" onClick={() => removed.value && undo(removed.value)}>
              {t().question.undo}
            </button>
          </p>
        </Callout>
      )}
      <StaffRefusal refusal={refusal.value} />
      {editing.value === null ? (
        <p>
          <button type="button" class="button primary" onClick={() => (editing.value = 'new')}>
            {words.add}
          </button>
        </p>
      ) : (
        <StaffForm
          key={editing.value === 'new' ? 'new' : editing.value.subject}
          site={site}
          member={editing.value === 'new' ? null : editing.value}
          versionOf={(subject) => known().find((each) => each.subject === subject)?.version ?? 0}
          onDone={(saved) => {
            editing.value = null
            if (!saved) return
            announce(t().form.saved)
            staff.reload()
          }}
        />
      )}
      <Loads of={staff}>
        {(list) =>
          list.staff.length === 0 ? (
            <Empty title={words.none} />
          ) : (
            <div class="table-card">
              <table class="list-table stacking">
                <thead>
                  <tr>
                    <th scope="col">{words.name}</th>
                    <th scope="col">{words.roles}</th>
                    <th scope="col">{words.subject}</th>
                    <th scope="col">
                      <span class="visually-hidden">{words.actions}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {list.staff.map((member) => (
                    <tr key={member.subject}>
                      <td>
                        {member.name} {member.subject === me.value?.subject && <span class="muted">({words.you})</span>}
                      </td>
                      <td>
                        <span class="row">
                          {member.roles.map((role) => (
                            <Badge key={role} {...(role === 'contractor' ? { tone: 'warn' } : {})}>
                              {t().roles[role]}
                            </Badge>
                          ))}
                        </span>
                      </td>
                      <td>
                        <code>{member.subject}</code>
                      </td>
                      <td>
                        {member.obstacle === null ? (
                          <span class="row">
                            <button type="button" class="button small" onClick={() => (editing.value = member)}>
                              {t().edit}
                              <span class="visually-hidden"> {member.name}</span>
                            </button>
                            <button type="button" class="button small danger" onClick={() => remove(member)}>
                              {words.remove}
                              <span class="visually-hidden"> {member.name}</span>
                            </button>
                          </span>
                        ) : (
                          <span class="muted small">{words.obstacles[member.obstacle]}</span>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loads>
    </div>
  )
}
