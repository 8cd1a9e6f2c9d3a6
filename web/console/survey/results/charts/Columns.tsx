import { useSignal } from '@preact/signals'
import { scaleBand, scaleLinear } from 'd3-scale'
import { useSurvey } from '../../room.ts'
import { words } from '../words.ts'
import type { Column } from './even.ts'
import { Figure } from './Figure.tsx'
import { CURSOR, INK, LINE, MAIN, MUTED } from './palette.ts'
import { widthOf } from './text.ts'
import { useWidth } from './use-width.ts'

interface ColumnsProps {
  title: string
  /** In their order, of even steps. */
  values: readonly Column[]
  head: string
}

const [HEIGHT, LEFT, TOP, FOOT, SIZE] = [260, 52, 12, 34, 13]
/** Of a column; and how far a label may stand out into its own margin. */
const [WIDEST, EDGE] = [64, 6]
/** The latest so many are drawn, for a column must stay wide enough to see; the table has all. */
const MOST_DRAWN = 120

/** A distribution, or a course over time; each column is read off by pointer, finger or key. */
export const Columns = ({ title, values: all, head }: ColumnsProps) => {
  const { format } = useSurvey()
  const { place, width } = useWidth()
  const read = useSignal<number | null>(null)
  const values = all.slice(-MOST_DRAWN)
  const across = scaleBand(
    values.map(({ key }) => key),
    [LEFT, width - 4],
  ).padding(values.length > 60 ? 0.05 : 0.15)
  const wide = Math.min(across.bandwidth(), WIDEST)
  const most = Math.max(1, ...values.map(({ count }) => count))
  const up = scaleLinear([0, most], [HEIGHT - FOOT, TOP]).nice()
  const roomOf = (label: string) => widthOf(label) * SIZE + 10
  const every = Math.ceil(Math.max(0, ...values.map(({ label }) => roomOf(label))) / Math.max(1, across.step()))
  const peak = values.findIndex(({ count }) => count === most)
  const say = ({ name, count }: Column) => `${name}: ${format.number(count)}`
  const at = Math.min(read.value ?? Math.max(0, peak), values.length - 1)
  const shown = values[at]
  const highest = values[peak]
  // The picture fills its place, so that a point of the screen is one of the drawing.
  const point = (event: PointerEvent & { currentTarget: SVGSVGElement }) => {
    const { left, width: wide } = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - left) / wide) * width
    read.value = Math.max(0, Math.min(values.length - 1, Math.floor((x - LEFT) / across.step())))
  }
  return (
    <Figure
      title={title}
      summary={highest ? words().peak(say(highest)) : ''}
      width={width}
      place={place}
      height={HEIGHT}
      onPointer={point}
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
            {all
              .filter(({ count }) => count > 0)
              .map(({ key, name, count }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td>{format.number(count)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      }
      reader={
        shown &&
        values.length > 1 && (
          <div class="chart-reader">
            <input
              type="range"
              aria-label={words().readOff(title)}
              aria-valuetext={say(shown)}
              min="0"
              max={values.length - 1}
              value={at}
              onInput={(event) => {
                read.value = Number(event.currentTarget.value)
              }}
              onFocus={() => {
                read.value = at
              }}
            />
            {/* The slider says the same to who hears it. */}
            <p class="small" aria-hidden="true">
              {read.value === null ? words().peak(say(shown)) : say(shown)}
            </p>
          </div>
        )
      }
    >
      {up
        .ticks(4)
        .filter(Number.isInteger)
        .map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={width} y1={up(tick)} y2={up(tick)} stroke={LINE} />
            <text x={LEFT - 8} y={up(tick) + 5} text-anchor="end" fill={MUTED} font-size={SIZE}>
              {format.number(tick)}
            </text>
          </g>
        ))}
      {values.map(({ key, label, count }, place) => {
        const middle = (across(key) ?? 0) + across.bandwidth() / 2
        const half = roomOf(label) / 2
        // At the end, one that had to move would stand in another's room.
        const named = place % every === 0 && (middle + half <= width + EDGE || values.length === 1)
        return (
          <g key={key}>
            <rect x={middle - wide / 2} y={up(count)} width={wide} height={HEIGHT - FOOT - up(count)} fill={MAIN} />
            {named && (
              <text
                x={Math.max(half, Math.min(width - half, middle))}
                y={HEIGHT - 12}
                text-anchor="middle"
                fill={INK}
                font-size={SIZE}
              >
                {label}
              </text>
            )}
          </g>
        )
      })}
      {read.value !== null && shown && (
        <g class={CURSOR}>
          <rect
            x={(across(shown.key) ?? 0) + across.bandwidth() / 2 - wide / 2 - 2}
            y={TOP}
            width={wide + 4}
            height={HEIGHT - FOOT - TOP}
            fill="none"
            stroke={INK}
            stroke-width="2"
            stroke-dasharray="4 3"
          />
        </g>
      )}
    </Figure>
  )
}
