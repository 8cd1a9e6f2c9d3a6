import { scaleBand, scaleLinear } from 'd3-scale'
import { useSurvey } from '../../room.ts'
import { words } from '../words.ts'
import { Figure } from './Figure.tsx'
import { INK, LINE, MAIN, MUTED } from './palette.ts'
import { useWidth } from './use-width.ts'

interface ColumnsProps {
  title: string
  /** In their order, of even steps. */
  values: readonly { key: string; label: string; count: number }[]
  head: string
}

const [HEIGHT, LEFT, TOP, FOOT] = [260, 52, 12, 34]
/** The room of a label. */
const LABEL = 76

/** A distribution, or a course over time. */
export const Columns = ({ title, values, head }: ColumnsProps) => {
  const { format } = useSurvey()
  const { place, width } = useWidth()
  const most = Math.max(1, ...values.map(({ count }) => count))
  const across = scaleBand(
    values.map(({ key }) => key),
    [LEFT, width - 4],
  ).padding(0.15)
  const up = scaleLinear([0, most], [HEIGHT - FOOT, TOP]).nice()
  const every = Math.ceil((values.length * LABEL) / (width - LEFT))
  const peak = values.reduce<{ label: string; count: number } | null>(
    (best, each) => (best && best.count >= each.count ? best : each),
    null,
  )
  return (
    <Figure
      title={title}
      summary={peak ? `${peak.label}: ${format.number(peak.count)}` : ''}
      width={width}
      place={place}
      height={HEIGHT}
      table={
        <table class="data-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col">{words().count}</th>
            </tr>
          </thead>
          <tbody>
            {values.map(({ key, label, count }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{format.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    >
      {up
        .ticks(4)
        .filter(Number.isInteger)
        .map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={width} y1={up(tick)} y2={up(tick)} stroke={LINE} />
            <text x={LEFT - 8} y={up(tick) + 5} text-anchor="end" fill={MUTED} font-size="13">
              {format.number(tick)}
            </text>
          </g>
        ))}
      {values.map(({ key, label, count }, at) => (
        <g key={key}>
          <rect
            x={across(key) ?? 0}
            y={up(count)}
            width={across.bandwidth()}
            height={HEIGHT - FOOT - up(count)}
            fill={MAIN}
          >
            <title>{`${label}: ${format.number(count)}`}</title>
          </rect>
          {at % every === 0 && (
            <text
              x={(across(key) ?? 0) + across.bandwidth() / 2}
              y={HEIGHT - 12}
              text-anchor={at === 0 && values.length > 4 ? 'start' : 'middle'}
              fill={INK}
              font-size="13"
            >
              {label}
            </text>
          )}
        </g>
      ))}
    </Figure>
  )
}
