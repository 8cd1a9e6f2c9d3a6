import type { Signal } from '@preact/signals'
import type { RefObject } from 'preact'
import type { CaseEntry } from '#contract/case/list.ts'
import { heldByOther } from '#domain/case/obstacle.ts'
import type { Format } from '../../../i18n/format.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Link } from '../../router/Link.tsx'
import { me } from '../../session/me.ts'
import { now } from '../../time/now.ts'
import { heldByMe } from '../case/offers.ts'
import { CaseNumber } from '../parts/CaseNumber.tsx'
import { CaseStateBadge } from '../parts/CaseStateBadge.tsx'
import { DueBadge } from '../parts/DueBadge.tsx'
import { w } from '../words.ts'

interface CaseTableProps {
  box: RefObject<HTMLDivElement | null>
  entries: readonly CaseEntry[]
  format: Format
  /** Which can be triaged together; null: the reader may not. */
  selected: Signal<ReadonlySet<string>> | null
}

/** In these a case can be studied, alone or together with others. */
export const isTriageable = ({ state }: CaseEntry): boolean => state === 'received' || state === 'triaged'

export const CaseTable = ({ box, entries, format, selected }: CaseTableProps) => {
  const words = w().board
  const triageable = entries.filter(isTriageable).map(({ id }) => id)
  const all = selected !== null && triageable.length > 0 && triageable.every((id) => selected.value.has(id))
  return (
    <div class="table-card" ref={box}>
      <table class="list-table stacking case-table">
        <caption class="visually-hidden">{words.list}</caption>
        <thead>
          <tr>
            {selected && (
              <th scope="col">
                {triageable.length > 0 ? (
                  <input
                    type="checkbox"
                    class="case-check"
                    aria-label={words.selectAll}
                    checked={all}
                    onChange={() => (selected.value = new Set(all ? [] : triageable))}
                  />
                ) : (
                  <span class="visually-hidden">{words.columns.select}</span>
                )}
              </th>
            )}
            <th scope="col">{words.columns.case}</th>
            <th scope="col">{words.columns.state}</th>
            <th scope="col">{words.columns.who}</th>
            <th scope="col">{words.columns.due}</th>
          </tr>
        </thead>
        <tbody data-list>
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} format={format} selected={selected} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Row = ({ entry, format, selected }: { entry: CaseEntry } & Pick<CaseTableProps, 'format' | 'selected'>) => {
  const words = w().board
  const toggle = (on: boolean) => {
    if (!selected) return
    const next = new Set(selected.peek())
    if (on) next.add(entry.id)
    else next.delete(entry.id)
    selected.value = next
  }
  const overdue = entry.standing?.state === 'overdue'
  return (
    <tr data-card="open" tabIndex={-1} class={overdue ? 'case-row overdue' : 'case-row'}>
      {selected && (
        <td>
          {isTriageable(entry) && (
            <input
              type="checkbox"
              class="case-check"
              aria-label={words.select(entry.number)}
              aria-keyshortcuts="x"
              checked={selected.value.has(entry.id)}
              onChange={(event) => toggle(event.currentTarget.checked)}
            />
          )}
        </td>
      )}
      <td>
        <p class="case-line">
          <Link to="case" params={{ caseId: entry.id }} shortcut="o">
            <CaseNumber number={entry.number} />
          </Link>{' '}
          <Badge>{w().type[entry.type]}</Badge>{' '}
          <span class="muted small nowrap">{words.received(format.dateTime(entry.receivedAt))}</span>
        </p>
        <p class="case-excerpt">{entry.excerpt}</p>
      </td>
      <td>
        <p class="case-badges">
          <CaseStateBadge state={entry.state} />
          {entry.extensionAskedBy !== null && <Badge tone="warn">{words.extensionAsked}</Badge>}
          {entry.duplicates > 0 && <Badge>{words.duplicates(entry.duplicates)}</Badge>}
        </p>
      </td>
      <td>
        <Who entry={entry} />
      </td>
      <td>
        <DueBadge due={entry.due} standing={entry.standing} />
        {entry.closedAt !== null && (
          <span class="muted small case-closed">{words.closed(format.dateTime(entry.closedAt))}</span>
        )}
      </td>
    </tr>
  )
}

const Who = ({ entry }: { entry: CaseEntry }) => {
  const words = w().board
  const asked = { subject: me.value?.subject ?? '', now: now.value }
  const holder = heldByOther(entry, asked)
  return (
    <div class="case-who">
      <p>{entry.department?.name ?? <span class="muted">{words.noDepartment}</span>}</p>
      {entry.handler && <p class="small">{words.handler(entry.handler.name)}</p>}
      {entry.coHandlers.length > 0 && (
        <p class="muted small">{words.coHandlers(entry.coHandlers.map(({ name }) => name).join(w().listed))}</p>
      )}
      {holder !== null && <Badge tone="warn">{words.heldBy(holder)}</Badge>}
      {heldByMe(entry, asked) && <Badge tone="info">{words.heldByYou}</Badge>}
    </div>
  )
}
