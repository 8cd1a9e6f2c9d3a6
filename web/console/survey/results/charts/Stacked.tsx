import { scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import { useSurvey } from '../../room.ts'
import { words } from '../words.ts'
import { Figure } from './Figure.tsx'
import { INK, MUTED, ON_STEP, STEPS } from './palette.ts'
import { linesOf, widthOf } from './text.ts'
import { useWidth } from './use-width.ts'

export interface StackedRow {
  key: string
  label: string
  /** By option, in the order of the options. */
  counts: readonly number[]
  answered: number
}

interface StackedProps {
  title: string
  options: readonly { id: string; label: string }[]
  rows: readonly StackedRow[]
}

const [SIZE, BAR, GAP, SWATCH, BETWEEN] = [14, 24, 16, 22, 18]
const LINE_HEIGHT = SIZE * 1.4
/** Of the numbers in a bar. */
const SMALL = 13

/** Rows of one table against each other, each to 100 %: a Likert question at a glance. */
export const Stacked = ({ title, options, rows }: StackedProps) => {
  const { format } = useSurvey()
  const { place, width } = useWidth()
  const across = scaleLinear([0, 1], [0, width])
  const indices = options.map((_, at) => at)
  const shareOf = (row: StackedRow, at: number) => (row.answered ? (row.counts[at] ?? 0) / row.answered : 0)
  const layers = stack<StackedRow, number>().keys(indices).value(shareOf)([...rows])
  const tone = (at: number) => Math.round((at * (STEPS.length - 1)) / Math.max(1, options.length - 1))
  // One beside the other where they fit: the order of the steps is then that of the bars.
  let [top, from] = [4, 0]
  const keys = options.map(({ label }, at) => {
    const lines = linesOf(label, (width - SWATCH - 8) / SIZE)
    const room = SWATCH + Math.max(...lines.map(widthOf)) * SIZE + BETWEEN
    if (from > 0 && from + room - BETWEEN > width) {
      top += LINE_HEIGHT
      from = 0
    }
    const key = { at, lines, x: from, y: top }
    from += room
    top += (lines.length - 1) * LINE_HEIGHT
    return key
  })
  top += LINE_HEIGHT + GAP
  const placed = rows.map((row, index) => {
    const lines = linesOf(row.label, (width - 8) / SIZE)
    const y = top
    top += lines.length * LINE_HEIGHT + BAR + GAP
    return { row, index, lines, y }
  })
  const summary = rows
    .map(
      (row) =>
        `${row.label}：${options.map(({ label }, at) => `${label} ${format.percent(shareOf(row, at))}`).join('，')}`,
    )
    .join('；')
  return (
    <Figure
      title={title}
      summary={summary}
      width={width}
      place={place}
      height={top}
      table={
        <table class="data-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{words().question}</th>
              {options.map(({ id, label }) => (
                <th scope="col" key={id}>
                  {label}
                </th>
              ))}
              <th scope="col">{words().total}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                {options.map(({ id }, at) => (
                  <td key={id}>{`${format.number(row.counts[at] ?? 0)} (${format.percent(shareOf(row, at))})`}</td>
                ))}
                <td>{format.number(row.answered)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      {keys.map(({ at, lines, x, y }) => (
        <g key={at}>
          <rect x={x} y={y + 3} width="14" height="14" fill={STEPS[tone(at)]} stroke={MUTED} stroke-width="0.5" />
          {lines.map((line, index) => (
            <text key={line} x={x + SWATCH} y={y + (index + 0.8) * LINE_HEIGHT} fill={INK}>
              {line}
            </text>
          ))}
        </g>
      ))}
      {placed.map(({ row, index, lines, y }) => {
        const bar = y + lines.length * LINE_HEIGHT + 2
        return (
          <g key={row.key}>
            {lines.map((line, at) => (
              <text key={line} x="0" y={y + (at + 0.75) * LINE_HEIGHT} fill={INK}>
                {line}
              </text>
            ))}
            {layers.map((layer, at) => {
              const [from = 0, to = 0] = layer[index] ?? []
              // Whole numbers in the narrow ones; the table has the exact share.
              const named = [format.percent(to - from), format.percent(Math.round((to - from) * 100) / 100)].find(
                (text) => widthOf(text) * SMALL + 6 <= across(to - from),
              )
              return (
                to > from && (
                  <g key={options[at]?.id}>
                    <rect
                      x={across(from)}
                      y={bar}
                      width={across(to) - across(from)}
                      height={BAR}
                      fill={STEPS[tone(at)]}
                      stroke="#fff"
                    >
                      <title>{`${options[at]?.label}: ${format.percent(to - from)}`}</title>
                    </rect>
                    {named && (
                      <text
                        x={across((from + to) / 2)}
                        y={bar + BAR - 7}
                        text-anchor="middle"
                        font-size={SMALL}
                        fill={ON_STEP[tone(at)]}
                      >
                        {named}
                      </text>
                    )}
                  </g>
                )
              )
            })}
          </g>
        )
      })}
    </Figure>
  )
}
