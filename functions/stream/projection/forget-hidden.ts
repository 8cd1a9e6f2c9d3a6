import type { PublicEvent } from '../../contract/interview/event.ts'
import type { QuestionRecord, TurnRecord } from '../../domain/interview/records.ts'
import { publicQuestion, publicTurn } from '../../domain/interview/views.ts'
import { blankEvent, readLog } from '../../store/log.ts'
import { getActivity } from '../../store/records.ts'
import type { Projection } from './projection.ts'

/**
 * What readers are not to read any more goes from the log, too (M13): the words of a turn that was taken back, and of a question that is
 * no longer public or reads otherwise now. Its latest event says what it is now; those before it lose their words, and nothing else.
 */
export const forgetHidden = async ({ tables, activityId, records }: Projection): Promise<void> => {
  const hidden = new Set(records.filter(hidesWords).map(({ sk }) => sk))
  if (hidden.size === 0) return
  const activity = await getActivity(tables, activityId)
  if (!activity) return
  const { epoch, seq } = activity
  const about = Map.groupBy(await readLog(tables, activityId, epoch, 1, seq), idOf)
  for (const id of hidden)
    for (const event of (about.get(id) ?? []).slice(0, -1)) {
      const blank = wordless(event)
      if (blank) await blankEvent(tables, activityId, epoch, blank)
    }
}

const hidesWords = ({ kind, before, after }: Projection['records'][number]): boolean => {
  if (!before || !after) return false
  if (kind === 'TURN')
    return (
      publicTurn(before as unknown as TurnRecord)?.state === 'shown' &&
      publicTurn(after as unknown as TurnRecord)?.state !== 'shown'
    )
  const [was, is] = [before, after].map((item) => publicQuestion(item as unknown as QuestionRecord))
  if (!was) return false
  const now = new Set(is ? wordsOf(is) : [])
  return wordsOf(was).some((words) => !now.has(words))
}

type Question = NonNullable<ReturnType<typeof publicQuestion>>
const wordsOf = ({ text, name, lateAnswer, declined }: Question): string[] =>
  [text, name, lateAnswer?.text, declined?.explanation].filter((words) => words !== null && words !== undefined)

/** Whose event it is; what is only told of a thing says nothing of its words. */
const idOf = (event: PublicEvent): string | null => {
  switch (event.type) {
    case 'question':
      return event.question.id
    case 'question-removed':
      return event.id
    case 'turn':
      return event.turn.id
    default:
      return null
  }
}

const wordless = (event: PublicEvent): PublicEvent | null => {
  if (event.type === 'turn') return { ...event, turn: { ...event.turn, text: '', images: [], corrections: [] } }
  if (event.type !== 'question') return null
  const { question } = event
  return { ...event, question: { ...question, text: '', name: null, lateAnswer: null, declined: null } }
}
