import { equals, isPlain } from '#domain/survey/expression/values.ts'
import { answerOf } from '#domain/survey/model/node.ts'
import { Field } from '../Field.tsx'
import { choiceText } from '../options.ts'
import { elementOf, type FieldProps } from '../scene.ts'

/**
 * A Likert scale or matrix. On a wide page a table; on a phone the same table laid out as one list a row (style.css), so
 * that nothing is scrolled sideways. Each control is named by its row and column.
 */
export const Grid = ({ s, node }: FieldProps) => {
  const element = elementOf<'matrix'>(node)
  const { cellType, rowOrder } = element
  const { columns = [] } = node
  const many = cellType === 'checkbox'
  const answer = answerOf(node)
  const given = isPlain(answer) ? answer : {}
  const id = s.id(node.path)
  const text = (choice: (typeof columns)[number]) => choiceText(s, choice, node)
  const { choices = [] } = node
  const rows = s.arranged?.ordered(choices, rowOrder, s.filling.draft().id + node.path, text) ?? choices
  const put = (row: string, value: unknown) => s.filling.answer(node, { ...given, [row]: value })
  return (
    <Field s={s} node={node} group>
      <table class="grid">
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column.id} scope="col" id={`${id}-c-${column.id}`} lang={s.lang}>
                {text(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const name = `${row.value}`
            const value = given[name]
            const list: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value]
            return (
              <tr key={row.id}>
                <th scope="row" id={`${id}-r-${row.id}`} lang={s.lang}>
                  {text(row)}
                </th>
                {columns.map((column, at) => {
                  const on = list.some((one) => equals(one, column.value))
                  const others = list.filter((one) => !equals(one, column.value))
                  return (
                    <td key={column.id}>
                      <label class="option">
                        <input
                          id={index || at ? undefined : id}
                          type={many ? 'checkbox' : 'radio'}
                          name={`${id}-${row.id}`}
                          aria-labelledby={`${id}-r-${row.id} ${id}-c-${column.id}`}
                          checked={on}
                          disabled={node.readOnly}
                          onChange={({ currentTarget: { checked } }) =>
                            put(name, many ? [...others, ...(checked ? [column.value] : [])] : column.value)
                          }
                        />
                        <span class="narrow" aria-hidden="true" lang={s.lang}>
                          {text(column)}
                        </span>
                      </label>
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Field>
  )
}
