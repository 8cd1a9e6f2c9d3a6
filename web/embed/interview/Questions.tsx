import { useState } from 'preact/hooks'
import type { QuestionView } from '#contract/interview/question.ts'
import { AskForm } from './AskForm.tsx'
import { Fresh } from './Fresh.tsx'
import { Question } from './Question.tsx'
import { useScene } from './scene.ts'
import { useHeld } from './use-held.ts'
import { useLater } from './use-later.ts'
import { useSaid } from './use-said.ts'

const PAGE = 50

/** The public questions. Their order changes only when the reader asks for it, and one that goes leaves its place marked (D12). */
export const Questions = () => {
  const { t, state, session } = useScene()
  const Withheld = useLater()?.Withheld
  const [byVotes, setByVotes] = useState(true)
  const [limit, setLimit] = useState(PAGE)
  const all = [...state.questions.values()]
  const order = (votesFirst: boolean) =>
    all
      .map((it) => ({ it, votes: votesFirst ? session.votes.total(it.id) : 0 }))
      .sort((a, b) => b.votes - a.votes || b.it.publishedAt - a.it.publishedAt || (a.it.id < b.it.id ? -1 : 1))
      .map(({ it }) => it.id)
  const { shown, fresh, show } = useHeld(order(byVotes))
  useSaid(state.questions.size, t.newQuestionsSaid, true)
  const sort = (votesFirst: boolean) => {
    setByVotes(votesFirst)
    show(order(votesFirst))
  }
  const has = (test: (question: QuestionView) => boolean) => all.filter(test).length
  return (
    <>
      <AskForm />
      {all.length > 0 && (
        <div class="bar">
          <p class="meta">
            {t.questionsSummary(
              all.length,
              has((it) => it.state === 'answered'),
              has((it) => it.state === 'declined'),
            )}
          </p>
          <fieldset class="sort" aria-label={t.sort}>
            <button type="button" aria-pressed={byVotes} onClick={() => sort(true)}>
              {t.byVotes}
            </button>
            <button type="button" aria-pressed={!byVotes} onClick={() => sort(false)}>
              {t.byTime}
            </button>
          </fieldset>
        </div>
      )}
      {Withheld && <Withheld />}
      <Fresh words={fresh > 0 && t.newQuestions(fresh)} onShow={show} />
      {shown.length === 0 && <p class="empty">{state.brief?.questionsOpen ? t.questionsEmpty : t.questionsNone}</p>}
      <ul class="questions">
        {shown.slice(0, limit).map((id) => {
          const question = state.questions.get(id)
          return (
            <li key={id}>
              {question ? (
                <Question question={question} />
              ) : (
                <p class="note">{state.mergedInto.has(id) ? t.gone : t.withdrawnFromView}</p>
              )}
            </li>
          )
        })}
      </ul>
      {shown.length > limit && (
        <button type="button" class="more" onClick={() => setLimit(limit + PAGE)}>
          {t.more(Math.min(PAGE, shown.length - limit))}
        </button>
      )}
    </>
  )
}
