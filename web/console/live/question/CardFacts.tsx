import { useMemo } from 'preact/hooks'
import type { StaffQuestion } from '#contract/interview/question.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { useRoom } from '../../backstage/context.ts'
import { t } from '../../language.ts'
import { now } from '../../time/now.ts'
import { Asker } from './Asker.tsx'
import { heldByMe, heldByOther } from './claims.ts'
import { alike, targets, waiting } from './similar.ts'

/** Who asked when, how many want it answered, and what colleagues made of it. */
export const CardFacts = ({ question }: { question: StaffQuestion }) => {
  const { state, activity, view, format } = useRoom()
  const words = t().question
  const votes = view.tallies.get(question.id)?.total ?? 0
  const guest = activity.details.guests.find(({ id }) => id === question.guestId)
  const holder = heldByOther(question, now.value)
  const duplicate = useAlike(question, targets(state.questions))[0]
  const others = useAlike(question, waiting(state.questions)).length
  return (
    <p class="question-facts">
      <span>
        <Asker name={question.name} />
      </span>
      <span>{format.time(question.askedAt)}</span>
      {question.state !== 'pending' && <strong>{words.votes(votes)}</strong>}
      {question.state === 'answered' && <Badge tone="good">{t().questionState.answered}</Badge>}
      {activity.brief.answering === question.id && <Badge tone="live">{t().live.now}</Badge>}
      {question.mergedIds.length > 0 && <span>{words.mergedCount(question.mergedIds.length)}</span>}
      {question.original !== null && <span title={question.original}>{words.edited}</span>}
      {guest && <Badge tone="info">{words.forGuest(guest.name)}</Badge>}
      {question.labels.map((label) => (
        <Badge key={label}>{label}</Badge>
      ))}
      {duplicate && (
        <Badge tone="warn">{words.duplicate(format.percent(Math.round(duplicate.similarity * 100) / 100))}</Badge>
      )}
      {others > 0 && <span>{words.alikeInQueue(others)}</span>}
      {holder && <Badge tone="warn">{words.heldBy(holder)}</Badge>}
      {heldByMe(question, now.value) && <Badge tone="info">{words.heldByYou}</Badge>}
    </p>
  )
}

/** Only a waiting question is compared: the others have been decided on. */
const useAlike = (question: StaffQuestion, among: ReturnType<typeof targets>) =>
  useMemo(
    () => (question.state === 'pending' ? alike(question, among) : []),
    [question.text, question.state, among.key],
  )
