import { hidesAnything, type Presented, presentChannels } from '#domain/survey/results/present.ts'
import { hasPreview } from '#domain/survey/results/staff.ts'
import { Question } from '../../../../embed/survey/results/Question.tsx'
import { Callout } from '../../../../ui/Callout.tsx'
import { Loads } from '../../../session/Loads.tsx'
import { useSurvey } from '../../room.ts'
import { listed, type Preview, reason, usePreview } from './use-preview.ts'
import { publicWords, words } from './words.ts'
import '../../../../embed/survey/results/results.css'
import './preview.css'

/** Just what is published when the results are signed off, and what is withheld of it, for who submits, reviews and signs (M7). */
export const PublicPreview = () => {
  const { may, phase } = useSurvey()
  const shown = hasPreview(phase, may('response.read'))
  return (
    <section class="card stack" aria-labelledby="preview-title">
      <h2 id="preview-title">{words().title}</h2>
      {shown ? <Shown /> : <p class="muted">{words().later}</p>}
    </section>
  )
}

const Shown = () => {
  const loading = usePreview()
  const { format, phase } = useSurvey()
  const w = words()
  return (
    <Loads of={loading}>
      {(preview) => (
        <>
          <Summary preview={preview} />
          <p class="small muted">
            {w.asOf(format.dateTime(preview.results.at))} · {phase === 'review' ? w.review : w.closed}
          </p>
          {preview.presented.length > 0 && <AsPublished preview={preview} />}
        </>
      )}
    </Loads>
  )
}

const Summary = ({ preview: { results, outlook } }: { preview: Preview }) => {
  const { format } = useSurvey()
  const { answered, unanswered, inPart, wholly, inWords, reasons } = outlook
  const w = words()
  const threshold = format.number(results.threshold)
  if (results.total === 0)
    return (
      <Callout>
        <p>{w.nobody}</p>
      </Callout>
    )
  return (
    <Callout tone={inPart + wholly > 0 ? 'warn' : 'good'}>
      {results.total === null && <p>{w.tooFew(threshold)}</p>}
      <p>
        <strong>{inPart + wholly > 0 ? w.withheld(inPart, wholly, answered + unanswered) : w.nothing(answered)}</strong>
      </p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((each) => (
            <li key={`${each.why} ${each.of.join()}`}>
              {w.group(each.titles.length, reason(each, threshold))} <span class="small">{listed(each.titles)}</span>
            </li>
          ))}
        </ul>
      )}
      {inWords > 0 && <p>{w.inWords(inWords)}</p>}
      {unanswered > 0 && <p>{w.unanswered(unanswered)}</p>}
    </Callout>
  )
}

/** In the public's own words, and drawn as for the public. */
const AsPublished = ({ preview: { results, presented, outlook, reasons, lang } }: { preview: Preview }) => {
  const { format } = useSurvey()
  const [w, t] = [words(), publicWords()]
  const threshold = format.number(results.threshold)
  const all = outlook.answered + outlook.unanswered
  return (
    <details>
      <summary>{w.read(all)}</summary>
      <div class="outcome public-preview">
        <p class="meta">
          <span>{t.questions(format.number(all))}</span>
          <strong>{results.total === null ? t.tooFew(threshold) : t.total(format.number(results.total))}</strong>
          {presentChannels(results).map(({ channel, count }) => (
            <span key={channel}>{t.channels[channel](count === null ? t.hidden : format.number(count))}</span>
          ))}
        </p>
        {results.selfSelected && <p class="meta">{t.selfSelected}</p>}
        {presented.map((question) => (
          <div key={question.id} class="stack-s">
            <Question {...{ question, t, format, threshold, level: 3, lang }} />
            <Why question={question} because={reasons.get(question.id)} threshold={threshold} />
          </div>
        ))}
        {hidesAnything(results.total, presented, results.channels) && <p class="meta">{t.hiddenWhy(threshold)}</p>}
      </div>
    </details>
  )
}

interface WhyProps {
  question: Presented
  because: string | undefined
  threshold: string
}

const Why = ({ question, because, threshold }: WhyProps) => {
  const hidden = question.lines.filter(({ count }) => count === null).length
  const w = words()
  if (!because && hidden === 0) return null
  return (
    <p class="small preview-why">
      <strong>{w.staffOnly}</strong> {because ?? w.partly(hidden, threshold)}
    </p>
  )
}
