import type { QuestionResult } from '#contract/survey/results.ts'
import type { Reading } from '#domain/survey/results/reading.ts'
import { WIDTH_BINS, widen } from '#domain/survey/results/widen.ts'
import { isExact } from '#domain/survey/tally/number.ts'
import { useSurvey } from '../room.ts'
import { useAddress } from './address.ts'
import { Bars } from './charts/Bars.tsx'
import { Columns } from './charts/Columns.tsx'
import { evenValues } from './charts/even.ts'
import { Stacked } from './charts/Stacked.tsx'
import { type Results, useOptionLabel } from './use-results.ts'
import { words } from './words.ts'

/** Every question in its order; the rows of one table together. */
export const Questions = ({ known }: { known: Results }) => {
  const counted = new Map(known.results.questions.map((question) => [question.id, question]))
  const tables = Map.groupBy(
    known.readings.filter(({ table }) => table),
    ({ table }) => table?.id ?? '',
  )
  return (
    <div class="question-grid">
      {known.readings.map((reading) => {
        const rows = reading.table ? (tables.get(reading.table.id) ?? []) : null
        // A table stands where its first row does.
        if (rows && rows[0] !== reading) return null
        const title = reading.table?.title ?? reading.title
        return (
          <section class="card stack" key={reading.id} aria-labelledby={`r-${reading.id}`}>
            <h2 id={`r-${reading.id}`} class="result-title">
              <span class="muted small">{words().kind[reading.kind]}</span> {title}
            </h2>
            {rows && reading.kind === 'one' ? (
              <Table rows={rows} counted={counted} title={title} />
            ) : (
              (rows ?? [reading]).map((each) => (
                <Question key={each.id} reading={each} counted={counted.get(each.id)} inTable={rows !== null} />
              ))
            )}
          </section>
        )
      })}
    </div>
  )
}

const Table = ({
  rows,
  counted,
  title,
}: {
  rows: readonly Reading[]
  counted: ReadonlyMap<string, QuestionResult>
  title: string
}) => {
  const options = rows[0]?.options ?? []
  return (
    <Stacked
      title={title}
      options={options}
      rows={rows.map(({ id, table }) => {
        const result = counted.get(id)
        return {
          ...{ key: id, label: table?.row ?? id, answered: result?.answered ?? 0 },
          counts: options.map((option) => result?.options[option.id] ?? 0),
        }
      })}
    />
  )
}

interface QuestionProps {
  reading: Reading
  counted: QuestionResult | undefined
  inTable: boolean
}

const Question = ({ reading, counted, inTable }: QuestionProps) => {
  const { format, may } = useSurvey()
  const address = useAddress()
  const label = useOptionLabel(reading)
  const answered = counted?.answered ?? 0
  const median = counted?.median ?? null
  const ranked = Math.max(1, reading.options.length)
  const title = inTable ? (reading.table?.row ?? reading.title) : reading.title
  return (
    <>
      {inTable && <h3>{title}</h3>}
      <p class="muted small">
        {words().asked(format.number(counted?.asked ?? 0), format.number(answered))}
        {median !== null && ` · ${words().median(format.number(median))}`}
        {reading.kind === 'many' && ` · ${words().ofMany}`}
      </p>
      {reading.kind === 'words' ? (
        may('survey.texts') &&
        answered > 0 && (
          <p>
            <button
              type="button"
              class="button small"
              onClick={() => address.set({ view: 'texts', q: reading.id.split('.')[0] ?? reading.id })}
            >
              {words().seeWords}
            </button>
          </p>
        )
      ) : answered === 0 || !counted ? null : reading.kind === 'numbers' ? (
        <>
          <Columns title={title} head={words().value} values={steps(counted)} />
          {counted.numbers.some(([value]) => !isExact(value)) && <p class="muted small">{words().roundedClasses}</p>}
        </>
      ) : (
        <Bars
          title={title}
          noteHead={reading.kind === 'ranking' ? words().place : words().share}
          bars={optionsOf(reading, counted).map((id) => {
            const count = counted.options[id] ?? 0
            const bar = { key: id, label: label(id), count }
            if (reading.kind !== 'ranking')
              return { ...bar, share: count / answered, note: format.percent(count / answered) }
            const place = (counted.places[id] ?? 0) / Math.max(1, count)
            // The nearer the first place, the longer.
            const share = count === 0 ? 0 : Math.max(0, ranked + 1 - place) / ranked
            return { ...bar, share, note: `${words().place} ${format.number(Math.round(place * 100) / 100)}` }
          })}
        />
      )}
    </>
  )
}

/** In the order they were offered, a ranking by what came of it; then what only an earlier version offered. */
const optionsOf = ({ kind, options }: Reading, { options: counts, places }: QuestionResult): string[] => {
  const offered = options.map(({ id }) => id)
  const all = [...offered, ...Object.keys(counts).filter((id) => !offered.includes(id))]
  if (kind === 'codes') return all.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
  if (kind !== 'ranking') return all
  const mean = (id: string) => (places[id] ?? 0) / Math.max(1, counts[id] ?? 0) || Number.POSITIVE_INFINITY
  return all.sort((a, b) => mean(a) - mean(b))
}

const steps = ({ numbers }: QuestionResult) => {
  const { step, values } = widen(
    numbers.map(([value, count]) => [value, count ?? 0]),
    WIDTH_BINS * 2,
  )
  return evenValues(values, step)
}
