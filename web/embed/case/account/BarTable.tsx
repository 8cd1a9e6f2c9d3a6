import type { AccountWords } from '../../../i18n/case.account.zh-CN.ts'
import { Heading } from '../../interview/Heading.tsx'
import type { Scene } from '../scene.ts'

interface BarTableProps {
  s: Scene<AccountWords>
  title: string
  /** What a row is. */
  name: string
  /** The first is what the bars show. */
  columns: string[]
  rows: { label: string; value: number; cells: string[] }[]
}

/** Figures as a table, whose bars only repeat what is written in it: the same for whoever sees them and whoever does not. */
export const BarTable = ({ s, title, name, columns, rows }: BarTableProps) => {
  if (rows.length === 0) return null
  const most = Math.max(...rows.map(({ value }) => value), 1)
  return (
    <div>
      <Heading level={s.heading + 1}>{title}</Heading>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scroll" aria-label={title} tabIndex={0}>
        <table class="bars">
          <thead>
            <tr>
              <th scope="col">{name}</th>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, value, cells }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {cells.map((cell, index) => (
                  <td key={columns[index]}>
                    {cell}
                    {index === 0 && (
                      <svg aria-hidden="true" class="bar-of" viewBox="0 0 100 6" preserveAspectRatio="none">
                        <rect width={(value / most) * 100} height="6" />
                      </svg>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
