import { scaleLinear } from 'd3-scale'
import { useSurvey } from '../../room.ts'
import { words } from '../words.ts'
import { Figure } from './Figure.tsx'
import { INK, LINE, MAIN, MUTED } from './palette.ts'
import { linesOf, widthOf } from './text.ts'
import { useWidth } from './use-width.ts'

interface Bar {
  key: string
  label: string
  count: number
  /** How much of a full bar. */
  share: number
  /** Beside the bar, such as a share or a mean place. */
  note: string
}

interface BarsProps {
  title: string
  bars: readonly Bar[]
  noteHead: string
}

const [SIZE, BAR, GAP, BESIDE] = [14, 16, 16, 10]
const LINE_HEIGHT = SIZE * 1.4

/** Counts of named things: each with its whole name above its bar, however long it is. */
export const Bars = ({ title, bars, noteHead }: BarsProps) => {
  const { format } = useSurvey()
  const { place, width } = useWidth()
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(widthOf)) * SIZE
  const notes = widest(bars.map(({ note }) => note)) + BESIDE
  const room = widest(bars.map(({ count }) => format.number(count))) + BESIDE + notes
  const across = scaleLinear([0, 1], [0, width - room])
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
      {placed.map(({ bar: { key, share, count, note }, lines, at }) => {
        const y = at + lines.length * LINE_HEIGHT + 2
        return (
          <g key={key}>
            {lines.map((line, place) => (
              <text key={line} x="0" y={at + (place + 0.75) * LINE_HEIGHT} fill={INK}>
                {line}
              </text>
            ))}
            <rect x="0" y={y} width={across(1)} height={BAR} fill={LINE} opacity="0.45" />
            <rect x="0" y={y} width={across(share)} height={BAR} fill={MAIN} />
            {/* Under each other by their ends, as in a table. */}
            <text x={width - notes} y={y + BAR - 3} fill={MUTED} text-anchor="end">
              {format.number(count)}
            </text>
            <text x={width} y={y + BAR - 3} fill={MUTED} text-anchor="end">
              {note}
            </text>
          </g>
        )
      })}
    </Figure>
  )
}
