import type { Presented } from '#domain/survey/results/present.ts'
import type { Format } from '../../../i18n/format.ts'
import type { SurveyResultsWords } from '../../../i18n/survey-results.zh-CN.ts'
import { Heading } from '../../interview/Heading.tsx'

interface QuestionProps {
  question: Presented
  t: SurveyResultsWords
  format: Format
  threshold: string
  level: number
  lang: string
}

/** One question of published results, in the embed and to those who are about to publish them. */
export const Question = ({ question, t, format, threshold, level, lang }: QuestionProps) => {
  const { title, kind, answered, median, rounded, lines } = question
  const number = format.number
  if (answered === null)
    return (
      <div class="asked">
        <Heading level={level}>
          <span lang={lang}>{title}</span>
        </Heading>
        <p class="meta">{t.hiddenQuestion(threshold)}</p>
      </div>
    )
  const noteOf = ({ share, place }: (typeof lines)[number]) =>
    place === null ? format.percent(share ?? 0) : t.place(number(Math.round(place * 10) / 10))
  return (
    <div class="asked">
      <Heading level={level}>
        <span lang={lang}>{title}</span>
      </Heading>
      <p class="meta">
        <span>{kind === 'many' ? t.ofMany(number(answered)) : t.answered(number(answered))}</span>
        {median !== null && <span>{t.median(number(median))}</span>}
        {rounded && <span>{t.rounded}</span>}
      </p>
      {lines.length > 0 && (
        <ul class="counts">
          {lines.map((line) => (
            <li key={line.id}>
              <span lang={lang}>{line.label}</span>
              <span class="count">{line.count === null ? t.hidden : t.votes(number(line.count), noteOf(line))}</span>
              {line.count !== null && <progress max={answered || 1} value={line.count} aria-label={line.label} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
