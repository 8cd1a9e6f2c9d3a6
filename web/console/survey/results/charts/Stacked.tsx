import { scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import { useSurvey } from '../../room.ts'
import { words } from '../words.ts'
import { Figure } from './Figure.tsx'
import { INK, MUTED, ON_STEP, STEPS } from './palette.ts'
import { linesOf } from './text.ts'
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

const [SIZE, BAR, GAP] = [14, 22, 14]
const LINE_HEIGHT = SIZE * 1.4
/** The room of a number. */
const NAMED = 46

/** Rows of one table against each other, each to 100 %: a Likert question at a glance. */
export const Stacked = ({ title, options, rows }: StackedProps) => {
  const { format } = useSurvey()
  const { place, width } = useWidth()
  const across = scaleLinear([0, 1], [0, width])
  const indices = options.map((_, at) => at)
  const shareOf = (row: StackedRow, at: number) => (row.answered ? (row.counts[at] ?? 0) / row.answered : 0)
  const layers = stack<StackedRow, number>().keys(indices).value(shareOf)([...rows])
  const tone = (at: number) => Math.round((at * (STEPS.length - 1)) / Math.max(1, options.length - 1))
  const legend = options.map(({ label }, at) => ({ at, lines: linesOf(label, (width - 30) / SIZE) }))
  let top = 4
  const keys = legend.map((each) => {
    const at = top
    top += each.lines.length * LINE_HEIGHT
    return { ...each, y: at }
  })
  top += GAP
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
      {keys.map(({ at, lines, y }) => (
        <g key={at}>
          <rect x="0" y={y + 3} width="14" height="14" fill={STEPS[tone(at)]} stroke={MUTED} stroke-width="0.5" />
          {lines.map((line, index) => (
            <text key={line} x="22" y={y + (index + 0.8) * LINE_HEIGHT} fill={INK}>
              {line}
            </text>
          ))}
        </g>
      ))}
      {placed.map(({ row, index, lines, y }) => {
        const bar = y + lines.length * LINE_HEIGHT
        return (
          <g key={row.key}>
            {lines.map((line, at) => (
              <text key={line} x="0" y={y + (at + 0.8) * LINE_HEIGHT} fill={INK}>
                {line}
              </text>
            ))}
            {layers.map((layer, at) => {
              const [from = 0, to = 0] = layer[index] ?? []
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
                    />
                    {across(to - from) >= NAMED && (
                      <text
                        x={across((from + to) / 2)}
                        y={bar + BAR - 6}
                        text-anchor="middle"
                        font-size="13"
                        fill={ON_STEP[tone(at)]}
                      >
                        {format.percent(to - from)}
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
