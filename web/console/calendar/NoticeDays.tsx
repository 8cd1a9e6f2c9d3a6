import type { NoticeShape } from '#contract/calendar/calendar.ts'
import { words } from '../notices/words.ts'

/** A notice's days, in a table that reads well without colour. */
export const NoticeDays = ({ notice }: { notice: Pick<NoticeShape, 'holidays' | 'makeUpWorkdays'> }) => {
  const w = words().calendar
  const names = [...new Set([...notice.holidays, ...notice.makeUpWorkdays].map(({ name }) => name))]
  return (
    <div class="table-card">
      <table class="list-table">
        <thead>
          <tr>
            <th scope="col">{w.what}</th>
            <th scope="col">{w.off}</th>
            <th scope="col">{w.worked}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {notice.holidays
                  .filter((each) => each.name === name)
                  .map(({ from, to }) => w.span(from, to))
                  .join('; ') || '—'}
              </td>
              <td>
                {notice.makeUpWorkdays
                  .filter((each) => each.name === name)
                  .map(({ day }) => day)
                  .join(', ') || '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
