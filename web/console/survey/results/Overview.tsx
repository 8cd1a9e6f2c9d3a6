import { useSignal } from '@preact/signals'
import { WIDTH_BINS, widen } from '#domain/survey/results/widen.ts'
import { announce } from '../../../ui/announce.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { languageName } from '../build/language-name.ts'
import { useSurvey } from '../room.ts'
import { Bars } from './charts/Bars.tsx'
import { Columns } from './charts/Columns.tsx'
import { evenTime, evenValues } from './charts/even.ts'
import { durationText } from './duration.ts'
import { Questions } from './Questions.tsx'
import { type Results, useNewer } from './use-results.ts'
import { words } from './words.ts'

interface OverviewProps {
  known: Results
  /** Else how many responses have come, and nothing that answers have a part in (Q13). */
  withAnswers: boolean
  onRefresh: () => void
}

/** Everything that is counted, from the tallies alone. */
export const Overview = ({ known, withAnswers, onRefresh }: OverviewProps) => {
  const { survey, format } = useSurvey()
  const newer = useNewer(known.results)
  const { total, took, signals, channels, languages, versions } = known.results
  const more = newer.value
  const count = format.number
  const share = (n: number) => format.percent(total ? n / total : 0)
  const by = (counts: Readonly<Record<string, number>>, label: (key: string) => string) =>
    Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .map(([key, n]) => ({ key, label: label(key), count: n, share: n / Math.max(1, total), note: share(n) }))
  const spread = widen(took.distribution, WIDTH_BINS * 2)
  const channel = (key: string) => words().channel[key as keyof ReturnType<typeof words>['channel']] ?? key
  return (
    <>
      {more && (
        <Callout tone="info">
          <p class="row">
            <span>{words().fresh(count(Math.max(0, more.total - total)))}</span>
            <button
              type="button"
              class="button small"
              onClick={() => {
                onRefresh()
                announce(words().refreshed)
              }}
            >
              {words().refresh}
            </button>
          </p>
        </Callout>
      )}
      <dl class="figures card">
        <Figure label={words().figures.total} value={count(total)} />
        {took.median !== null && <Figure label={words().figures.median} value={durationText(took.median, count)} />}
        {withAnswers && <Figure label={words().figures.automated} value={count(signals.automated)} />}
        {withAnswers && <Figure label={words().figures.fast} value={count(signals.fast)} />}
      </dl>
      {signals.automated + signals.fast > 0 && <p class="muted small">{words().signalsHint}</p>}
      {survey.details.once !== 'code' && (
        <Callout tone="warn">
          <p>{words().selfSelected}</p>
        </Callout>
      )}
      {withAnswers && <Questions known={known} />}
      <section class="card stack" aria-labelledby="results-time">
        <h2 id="results-time">{words().time}</h2>
        <Time known={known} />
      </section>
      <div class="chart-grid">
        <section class="card stack">
          <h2>{words().channels}</h2>
          <Bars title={words().channels} bars={by(channels, channel)} noteHead={words().share} />
        </section>
        <section class="card stack">
          <h2>{words().languages}</h2>
          <Bars title={words().languages} bars={by(languages, languageName)} noteHead={words().share} />
        </section>
        {Object.keys(versions).length > 1 && (
          <section class="card stack">
            <h2>{words().versions}</h2>
            <Bars
              title={words().versions}
              bars={by(versions, (key) => words().version(key))}
              noteHead={words().share}
            />
          </section>
        )}
        {took.distribution.length > 0 && (
          <section class="card stack">
            <h2>{words().took}</h2>
            <Columns title={words().took} head={words().value} values={evenValues(spread.values, spread.step)} />
          </section>
        )}
      </div>
    </>
  )
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
)

const Time = ({ known }: { known: Results }) => {
  const { days, hours } = known.results
  const finest = Object.keys(days).length <= 2 ? 'hour' : 'day'
  const step = useSignal<'hour' | 'day'>(finest)
  const values = evenTime(step.value === 'day' ? days : hours, step.value)
  return (
    <>
      <fieldset class="row">
        <legend class="visually-hidden">{words().time}</legend>
        {(['day', 'hour'] as const).map((each) => (
          <button
            type="button"
            key={each}
            class="button small"
            aria-pressed={step.value === each}
            onClick={() => {
              step.value = each
            }}
          >
            {each === 'day' ? words().byDay : words().byHour}
          </button>
        ))}
      </fieldset>
      <Columns title={words().time} head={words().time} values={values} />
    </>
  )
}
