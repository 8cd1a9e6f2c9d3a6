import type { Format } from '../../../i18n/format.ts'
import { differences } from './differences.ts'
import { fieldName, valueText } from './read.ts'
import { words } from './words.ts'

type Fields = Record<string, unknown> | null

/** What an act changed, field by field. */
export const Difference = ({ before, after, format }: { before: Fields; after: Fields; format: Format }) => {
  const rows = differences(before, after)
  if (rows.length === 0) return null
  const w = words()
  return (
    <details class="small">
      <summary>{w.changes(rows.length)}</summary>
      <table class="list-table stacking audit-table">
        <thead>
          <tr>
            <th scope="col">{w.field}</th>
            {before && <th scope="col">{w.before}</th>}
            <th scope="col">{w.after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.path.join('.')}>
              <th scope="row">{fieldName(row.path)}</th>
              {before && <td data-label={w.before}>{valueText(row, row.before, format)}</td>}
              <td data-label={w.after}>{valueText(row, row.after, format)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
