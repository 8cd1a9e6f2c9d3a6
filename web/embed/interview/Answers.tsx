import type { QuestionView } from '#contract/interview/question.ts'
import { Paragraphs } from './Paragraphs.tsx'
import { useScene } from './scene.ts'

/** What was said to a question: in the session, afterwards in writing, or why nothing was (M2). */
export const Answers = ({ question }: { question: QuestionView }) => {
  const { t, format, state, activity } = useScene()
  const { lang } = activity.details
  const turns = question.turnIds.flatMap((id) => state.turns.get(id) ?? []).filter((turn) => turn.state === 'shown')
  const { lateAnswer, declined } = question
  return (
    <div class="answers">
      {turns.map((turn) => (
        <div key={turn.id}>
          <p class="by">
            <strong lang={lang}>{turn.speaker.name}</strong>
            <time dateTime={new Date(turn.at).toISOString()}>{format.dateTime(turn.at)}</time>
          </p>
          <Paragraphs text={turn.text} lang={lang} />
        </div>
      ))}
      {lateAnswer && (
        <div>
          <p class="by">
            <strong lang={lang}>{lateAnswer.speaker.name}</strong>
            <span>{t.lateAnswer(format.dateTime(lateAnswer.at))}</span>
          </p>
          <Paragraphs text={lateAnswer.text} lang={lang} />
        </div>
      )}
      {declined && (
        <div>
          <p>{t.declined(t.decline[declined.reason])}</p>
          {declined.explanation && <Paragraphs text={declined.explanation} lang={lang} />}
        </div>
      )}
    </div>
  )
}
