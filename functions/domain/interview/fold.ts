import type { InterviewBrief } from '../../contract/interview/activity.ts'
import type { PublicEvent } from '../../contract/interview/event.ts'
import type { PollView } from '../../contract/interview/poll.ts'
import type { QuestionView } from '../../contract/interview/question.ts'
import type { TurnView } from '../../contract/interview/turn.ts'

/** An interview as its log tells it. Never changed in place: every event gives a new value and shares what it did not touch. */
export interface InterviewState {
  readonly seq: number
  readonly brief: InterviewBrief | null
  readonly questions: ReadonlyMap<string, QuestionView>
  readonly turns: ReadonlyMap<string, TurnView>
  readonly polls: ReadonlyMap<string, PollView>
  /** Where a merged question went, so that a link or a vote finds it. */
  readonly mergedInto: ReadonlyMap<string, string>
}

export const EMPTY_INTERVIEW: InterviewState = {
  seq: 0,
  brief: null,
  questions: new Map(),
  turns: new Map(),
  polls: new Map(),
  mergedInto: new Map(),
}

/**
 * The next state. Events come in `seq` order without a gap (D4); one that is already known changes nothing, and one that
 * comes too early is a defect of the caller, which must fetch what is missing first.
 */
export const applyEvent = (state: InterviewState, event: PublicEvent): InterviewState => {
  if (event.seq <= state.seq) return state
  if (event.seq !== state.seq + 1) throw new RangeError(`event ${event.seq} after ${state.seq}`)
  return { ...state, ...change(state, event), seq: event.seq }
}

const change = (state: InterviewState, event: PublicEvent): Partial<InterviewState> => {
  switch (event.type) {
    case 'activity':
      return { brief: event.brief }
    case 'question':
      return {
        questions: withEntry(state.questions, event.question.id, event.question),
        mergedInto: withoutEntry(state.mergedInto, event.question.id),
      }
    case 'question-removed':
      return {
        questions: withoutEntry(state.questions, event.id),
        mergedInto: event.into ? withEntry(state.mergedInto, event.id, event.into) : state.mergedInto,
      }
    case 'decided':
      return {}
    case 'turn':
      return { turns: withEntry(state.turns, event.turn.id, event.turn) }
    case 'poll':
      return { polls: withEntry(state.polls, event.poll.id, event.poll) }
  }
}

const withEntry = <V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> =>
  new Map(map).set(key, value)

const withoutEntry = <V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> => {
  if (!map.has(key)) return map
  const copy = new Map(map)
  copy.delete(key)
  return copy
}

/** Turns in transcript order. */
export const transcript = (turns: Iterable<TurnView>): TurnView[] =>
  [...turns].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
