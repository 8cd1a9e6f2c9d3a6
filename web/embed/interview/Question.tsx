import { useId, useState } from 'preact/hooks'
import type { QuestionView } from '#contract/interview/question.ts'
import { Answers } from './Answers.tsx'
import { Refusals } from './Refusals.tsx'
import { ShareButton } from './ShareButton.tsx'
import { useScene } from './scene.ts'
import { useLater } from './use-later.ts'
import { VoteButton } from './VoteButton.tsx'

/** A public question. While the interview runs, its answer opens on the reader's wish, so that nothing below it moves. */
export const Question = ({ question }: { question: QuestionView }) => {
  const { t, format, state, activity } = useScene()
  const id = useId()
  const Withheld = useLater()?.Withheld
  const life = state.brief?.state
  const settled = life === 'published' || life === 'archived'
  const [open, setOpen] = useState(settled)
  const answered = question.lateAnswer !== null || question.turnIds.length > 0
  return (
    <article class="question" id={`question-${question.id}`} aria-labelledby={id}>
      <p class="text" id={id} lang={activity.details.lang}>
        {question.text || t.erased}
      </p>
      <p class="meta">
        <span>
          {t.citizen} <bdi>{question.name}</bdi>
        </span>
        <time dateTime={new Date(question.askedAt).toISOString()}>{t.askedAt(format.dateTime(question.askedAt))}</time>
        {question.labels.map((label) => (
          <span key={label} class="label">
            {label}
          </span>
        ))}
        {question.edited && <span>{t.edited}</span>}
        {question.mergedCount > 0 && <span>{t.merged(question.mergedCount)}</span>}
      </p>
      <div class="actions">
        <VoteButton questionId={question.id} about={id} />
        {Withheld && <Withheld of={question.id} />}
        {question.state === 'answered' && !answered && <span class="label">{t.questionState.answered}</span>}
        {answered && (
          <button type="button" class="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t.hideAnswer : t.showAnswer}
          </button>
        )}
        {question.declined && !settled && (
          <button type="button" class="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t.questionState.declined}
          </button>
        )}
        <ShareButton anchor={`question-${question.id}`} title={question.text} about={id} />
      </div>
      <Refusals of={({ target, command }) => target === question.id && command.type === 'vote'} />
      {open && <Answers question={question} />}
    </article>
  )
}
