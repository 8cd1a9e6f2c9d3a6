import type { InterviewCommand } from '../../contract/interview/command.ts'
import type { QuestionRecord, TurnRecord } from './records.ts'

/** Which records a command is decided on, besides the activity (a new one's own id, too, which may be taken); what these refer to is loaded with them (`referred`). */
export interface Needs {
  questions: readonly string[] | 'all'
  turns: readonly string[] | 'all'
  polls: readonly string[] | 'all'
  notes: readonly string[]
  holds: readonly string[]
}

const NONE: Needs = { questions: [], turns: [], polls: [], notes: [], holds: [] }

export const needsOf = (command: InterviewCommand): Needs => {
  switch (command.type) {
    case 'activity.answering':
      return { ...NONE, questions: command.id === null ? [] : [command.id] }
    case 'activity.secrecy':
    case 'activity.publish':
      return { ...NONE, questions: 'all', turns: 'all', polls: 'all' }
    case 'activity.archive':
      return { ...NONE, questions: 'all', turns: 'all' }
    case 'question.claim':
    case 'question.release':
    case 'question.publish':
    case 'question.edit':
    case 'question.unname':
    case 'question.decline':
    case 'question.undo':
    case 'question.mark':
    case 'question.answer':
    case 'question.approve':
    case 'question.discard':
    case 'question.erase':
      return { ...NONE, questions: [command.id] }
    case 'question.merge':
      return { ...NONE, questions: [command.id, command.into] }
    case 'turn.add':
      return {
        ...NONE,
        questions: command.questionId === null ? [] : [command.questionId],
        turns: command.after === null ? [command.id] : 'all',
      }
    case 'turn.approve':
    case 'turn.discard':
    case 'turn.correct':
    case 'turn.retract':
    case 'turn.restore':
      return { ...NONE, turns: [command.id] }
    case 'poll.create':
    case 'poll.open':
    case 'poll.close':
    case 'poll.discard':
      return { ...NONE, polls: [command.id] }
    case 'note.add':
    case 'note.done':
      return { ...NONE, notes: [command.id] }
    case 'votes.count':
    case 'votes.leave-out':
      return { ...NONE, holds: [command.id] }
    case 'activity.edit':
    case 'activity.announce':
    case 'activity.start':
    case 'activity.finish':
    case 'activity.resume':
    case 'activity.cancel':
    case 'activity.questions':
    case 'activity.submit':
      return NONE
  }
}

/** The questions that loaded records refer to: where one was merged, what a turn answers. */
export const referred = (questions: Iterable<QuestionRecord>, turns: Iterable<TurnRecord>): string[] =>
  [...[...questions].map((question) => question.mergedInto), ...[...turns].map((turn) => turn.questionId)].filter(
    (id) => id !== null,
  )
