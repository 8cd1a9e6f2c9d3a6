import { t } from '../../language.ts'
import { differences } from './differences.ts'

type Fields = Record<string, unknown> | null

/** What an act changed, field by field. */
export const Difference = ({ before, after }: { before: Fields; after: Fields }) => {
  const rows = differences(before, after)
  if (rows.length === 0) return null
  const words = t().audit
  return (
    <details class="small">
      <summary>{words.changes(rows.length)}</summary>
      <div class="audit-scroll">
        <table class="list-table">
          <thead>
            <tr>
              <th scope="col">{words.field}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.field}>
                <th scope="row">
                  <code>{row.field}</code>
                </th>
                <td>{row.before ?? '–'}</td>
                <td>{row.after ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
