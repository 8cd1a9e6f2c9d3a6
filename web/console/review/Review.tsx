import { Callout } from '../../ui/Callout.tsx'
import { useRoom } from '../backstage/context.ts'
import { leftOpen, pending } from '../backstage/state.ts'
import { t } from '../language.ts'
import { HoldItem } from '../live/holds/HoldItem.tsx'
import { PollItem } from '../live/polls/PollItem.tsx'
import { QuestionCard } from '../live/question/QuestionCard.tsx'
import { LeftOpen } from './LeftOpen.tsx'
import { ReviewSteps } from './ReviewSteps.tsx'
import { Tidy } from './Tidy.tsx'
import { useLeftOverCases } from './use-left-over-cases.ts'
import { Waiting } from './Waiting.tsx'
import '../live/pane.css'
import '../live/polls/polls.css'
import '../live/transcript/transcript.css'
import './review.css'

/** From the end of the talk to the published page, and the late answers after it. */
export const Review = () => {
  const { activity, state } = useRoom()
  const words = t().review
  const open = leftOpen(state.questions.values())
  const cases = useLeftOverCases(activity.id, activity.brief.state === 'published')
  const polls = [...state.polls.values()].filter((poll) => poll.state === 'open' || poll.state === 'closed')
  const undecided = pending(state.questions.values())
  const { lateAnswersDue, lateAnswersProvisional } = activity.brief
  return (
    <div class="review">
      <div class="stack">
        <Waiting />
        {undecided.length > 0 && (
          <section class="card stack" aria-labelledby="undecided-title">
            <h2 id="undecided-title">{words.undecided(undecided.length)}</h2>
            <p>{words.undecidedHint}</p>
            <ul class="plain-list" data-list="undecided">
              {undecided.map((question) => (
                <QuestionCard key={question.id} question={question} list="queue" />
              ))}
            </ul>
          </section>
        )}
        <section class="card stack" aria-labelledby="open-title">
          <h2 id="open-title">{words.open(open.length)}</h2>
          {lateAnswersDue && open.length > 0 && (
            <Callout tone="warn">
              <p>
                {words.due(lateAnswersDue)} {lateAnswersProvisional && words.provisional}
              </p>
            </Callout>
          )}
          {open.length === 0 ? (
            <p class="muted">{words.noneOpen}</p>
          ) : (
            <ul class="plain-list">
              {open.map((question) => (
                <LeftOpen
                  key={question.id}
                  question={question}
                  accepted={cases.find(({ questionId }) => questionId === question.id)}
                />
              ))}
            </ul>
          )}
        </section>
        {state.holds.size > 0 && (
          <section class="card stack" aria-labelledby="holds-title">
            <h2 id="holds-title">{t().middle.holds(state.holds.size)}</h2>
            <p>{t().holds.hint}</p>
            <ul class="plain-list stack">
              {[...state.holds.values()].map((hold) => (
                <HoldItem key={hold.id} hold={hold} />
              ))}
            </ul>
          </section>
        )}
        {polls.length > 0 && (
          <section class="card stack" aria-labelledby="polls-title">
            <h2 id="polls-title">{t().middle.polls(polls.length)}</h2>
            <ul class="plain-list stack">
              {polls.map((poll) => (
                <PollItem key={poll.id} poll={poll} />
              ))}
            </ul>
          </section>
        )}
        <Tidy />
      </div>
      <ReviewSteps />
    </div>
  )
}
