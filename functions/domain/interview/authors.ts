import type { Actor } from '../../contract/basics.ts'
import type { StaffInterview } from '../../contract/interview/activity.ts'
import type { StaffPoll } from '../../contract/interview/poll.ts'
import type { StaffQuestion } from '../../contract/interview/question.ts'
import type { StaffTurn } from '../../contract/interview/turn.ts'
import { withHand } from '../second-person.ts'

/**
 * Whose words the sign-off lets out (M7): who submits them or did before, who changed what was announced, who entered or changed a turn,
 * who put words to a question, and who wrote a poll that was opened. A turn that somebody else approved by itself has had its second
 * person.
 */
export const authorsOf = (
  { submitted, drafters }: Pick<StaffInterview, 'submitted' | 'drafters'>,
  turns: Iterable<Pick<StaffTurn, 'state' | 'enteredBy' | 'editedBy' | 'approvedBy'>>,
  questions: Iterable<Pick<StaffQuestion, 'state' | 'writtenBy'>>,
  polls: Iterable<Pick<StaffPoll, 'state' | 'writtenBy'>>,
): Actor[] =>
  [
    ...(submitted ? [submitted.by] : []),
    ...drafters,
    ...[...turns]
      .filter(({ state, approvedBy }) => (state === 'shown' || state === 'retracted') && approvedBy === null)
      .flatMap(({ enteredBy, editedBy }) => [enteredBy, ...editedBy]),
    ...[...questions]
      .filter(({ state }) => state === 'published' || state === 'answered' || state === 'declined')
      .flatMap(({ writtenBy }) => writtenBy),
    ...[...polls].filter(({ state }) => state === 'open' || state === 'closed').flatMap(({ writtenBy }) => writtenBy),
  ].reduce<Actor[]>(withHand, [])
