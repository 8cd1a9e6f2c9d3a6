import type { Weighed } from '#contract/survey/weigh.ts'
import type { Reading } from '#domain/survey/results/reading.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { useSurvey } from '../room.ts'
import { words } from './words.ts'

/** Weighted shares beside the unweighted ones, and what the weighting cost. */
export const WeighedTable = ({ weighed, readings }: { weighed: Weighed; readings: readonly Reading[] }) => {
  const { format } = useSurvey()
  const round = (value: number) => format.number(Math.round(value * 100) / 100)
  const shown = new Map(weighed.questions.map((question) => [question.id, question]))
  return (
    <section class="card stack" aria-label={words().weighted}>
      <dl class="figures">
        {[
          [words().n, format.number(weighed.n)],
          [words().effective, round(weighed.effective)],
          [words().left, format.number(weighed.left)],
          [words().range, `${round(weighed.least)} – ${round(weighed.most)}`],
        ].map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!weighed.converged && (
        <Callout tone="warn">
          <p>{words().notConverged(format.percent(weighed.miss))}</p>
        </Callout>
      )}
      {readings.map(({ id, title, options }) => {
        const question = shown.get(id)
        if (!question) return null
        if (question.answered === null)
          return (
            <p key={id} class="muted">
              {title}: {words().hidden}
            </p>
          )
        const shares = new Map(question.options.map((option) => [option.id, option]))
        return (
          <div class="chart-scroll" key={id}>
            <table class="data-table">
              <caption>
                {title} (n = {format.number(question.answered)})
              </caption>
              <thead>
                <tr>
                  <th scope="col">{words().option}</th>
                  <th scope="col">{words().unweighted}</th>
                  <th scope="col">{words().weighted}</th>
                </tr>
              </thead>
              <tbody>
                {options.map((option) => {
                  const share = shares.get(option.id)
                  return (
                    <tr key={option.id}>
                      <th scope="row">{option.label}</th>
                      <td>{format.percent(share?.share ?? 0)}</td>
                      <td>{format.percent(share?.weighted ?? 0)}</td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
        )
      })}
    </section>
  )
}
