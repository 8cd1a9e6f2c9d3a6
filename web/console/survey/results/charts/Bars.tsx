import { scaleLinear } from 'd3-scale'
import { useSurvey } from '../../room.ts'
import { words } from '../words.ts'
import { Figure } from './Figure.tsx'
import { INK, LINE, MAIN, MUTED } from './palette.ts'
import { linesOf } from './text.ts'
import { useWidth } from './use-width.ts'

export interface Bar {
  key: string
  label: string
  count: number
  /** Beside the count, such as a share or a mean place. */
  note: string
}

interface BarsProps {
  title: string
  bars: readonly Bar[]
  /** What a full bar is. */
  most: number
  noteHead: string
}

const [NUMBERS, SIZE, BAR, GAP] = [140, 14, 14, 14]
const LINE_HEIGHT = SIZE * 1.4

/** Counts of named things: each with its whole name above its bar, however long it is. */
export const Bars = ({ title, bars, most, noteHead }: BarsProps) => {
  const { format } = useSurvey()
  const { place, width } = useWidth()
  const across = scaleLinear([0, Math.max(1, most)], [0, width - NUMBERS])
  let top = 4
  const placed = bars.map((bar) => {
    const lines = linesOf(bar.label, (width - 8) / SIZE)
    const at = top
    top += lines.length * LINE_HEIGHT + BAR + GAP
    return { bar, lines, at }
  })
  const summary = bars.map(({ label, count, note }) => `${label} ${format.number(count)} ${note}`).join('；')
  return (
    <Figure
      title={title}
      summary={summary}
      width={width}
      place={place}
      height={Math.max(20, top)}
      table={
        <table class="data-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{words().option}</th>
              <th scope="col">{words().votes}</th>
              <th scope="col">{noteHead}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ key, label, count, note }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{format.number(count)}</td>
                <td>{note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      {placed.map(({ bar: { key, count, note }, lines, at }) => {
        const y = at + lines.length * LINE_HEIGHT
        return (
          <g key={key}>
            {lines.map((line, index) => (
              <text key={line} x="0" y={at + (index + 0.8) * LINE_HEIGHT} fill={INK}>
                {line}
              </text>
            ))}
            <rect x="0" y={y} width={width - NUMBERS} height={BAR} fill={LINE} opacity="0.45" />
            <rect x="0" y={y} width={across(count)} height={BAR} fill={MAIN} />
            <text x={width - NUMBERS + 10} y={y + BAR - 2} fill={MUTED}>
              {`${format.number(count)}　${note}`}
            </text>
          </g>
        )
      })}
    </Figure>
  )
}
