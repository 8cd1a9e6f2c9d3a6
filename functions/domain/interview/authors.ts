import type { Actor } from '../../contract/basics.ts'
import type { StaffInterview } from '../../contract/interview/activity.ts'
import type { StaffQuestion } from '../../contract/interview/question.ts'
import type { StaffTurn } from '../../contract/interview/turn.ts'
import { withHand } from '../second-person.ts'

/**
 * Whose words the sign-off lets out (M7): who submits them, who entered or changed a turn, and who put words to a question. A turn that
 * somebody else approved by itself has had its second person.
 */
export const authorsOf = (
  { submitted }: Pick<StaffInterview, 'submitted'>,
  turns: Iterable<Pick<StaffTurn, 'state' | 'enteredBy' | 'editedBy' | 'approvedBy'>>,
  questions: Iterable<Pick<StaffQuestion, 'state' | 'writtenBy'>>,
): Actor[] =>
  [
    ...(submitted ? [submitted.by] : []),
    ...[...turns]
      .filter(({ state, approvedBy }) => (state === 'shown' || state === 'retracted') && approvedBy === null)
      .flatMap(({ enteredBy, editedBy }) => [enteredBy, ...editedBy]),
    ...[...questions]
      .filter(({ state }) => state === 'published' || state === 'answered' || state === 'declined')
      .flatMap(({ writtenBy }) => writtenBy),
  ].reduce<Actor[]>(withHand, [])
