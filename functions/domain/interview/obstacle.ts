import type { Actor } from '../../contract/basics.ts'
import type { InterviewState, StaffInterview } from '../../contract/interview/activity.ts'
import type { InterviewCommandType } from '../../contract/interview/command.ts'
import type { StaffPoll } from '../../contract/interview/poll.ts'
import type { StaffQuestion } from '../../contract/interview/question.ts'
import type { StaffTurn } from '../../contract/interview/turn.ts'
import { type InputIssue, type Refusal, refuse } from '../../contract/refusal.ts'
import { nobodyVerifies } from '../identity.ts'
import type { Action } from '../permission/table.ts'
import { notSecond } from '../second-person.ts'
import { authorsOf } from './authors.ts'
import { questionWaits, turnWaits } from './waiting.ts'

/** The commands that move an interview as a whole. */
export type InterviewStep = Extract<InterviewCommandType, `activity.${string}`>

export interface InterviewAsker {
  subject: string
  may: (action: Action) => boolean
  /** Whether anybody verifies citizens here. */
  verifies: boolean
}

/** What is left to do in an interview, and whose words its sign-off lets out. */
export interface InterviewWork {
  authors: readonly Actor[]
  /** Questions that nobody has decided on. */
  pending: boolean
  /** Published questions without an answer. */
  unanswered: boolean
  /** Turns, and answers to questions, that wait for a second person. */
  waitingTurns: boolean
  waitingAnswers: boolean
  openPolls: boolean
}

type Seen = Pick<StaffInterview, 'brief' | 'details' | 'drafters' | 'submitted' | 'secrecyReviewed'>

interface Records {
  turns: Iterable<
    Pick<StaffTurn, 'state' | 'enteredBy' | 'editedBy' | 'approvedBy' | 'proposedCorrection' | 'unconfirmed'>
  >
  questions: Iterable<Pick<StaffQuestion, 'state' | 'writtenBy' | 'proposedAnswer' | 'proposedDecline'>>
  polls: Iterable<Pick<StaffPoll, 'state' | 'writtenBy'>>
}

export const workIn = (activity: Seen, { turns, questions, polls }: Records): InterviewWork => {
  const [allTurns, allQuestions, allPolls] = [[...turns], [...questions], [...polls]]
  return {
    authors: authorsOf(activity, allTurns, allQuestions, allPolls),
    pending: allQuestions.some(({ state }) => state === 'pending'),
    unanswered: allQuestions.some(({ state }) => state === 'published'),
    waitingTurns: allTurns.some(turnWaits),
    waitingAnswers: allQuestions.some(questionWaits),
    openPolls: allPolls.some(({ state }) => state === 'open'),
  }
}

/** In which states a command can be given at all. */
const STATES: Record<InterviewStep, readonly InterviewState[]> = {
  'activity.edit': ['draft', 'announced', 'live', 'review'],
  'activity.announce': ['draft'],
  'activity.start': ['announced'],
  'activity.finish': ['live'],
  'activity.resume': ['review'],
  'activity.cancel': ['draft', 'announced', 'live'],
  'activity.questions': ['announced', 'live'],
  'activity.answering': ['live'],
  'activity.submit': ['review'],
  'activity.secrecy': ['review'],
  'activity.publish': ['review'],
  'activity.archive': ['published'],
}

/**
 * The refusal that meets a command now, whatever it says; null: it is accepted, if what it says is sound. The one home of these rules:
 * the platform asks before it decides, and the console before it offers. Whether the asker's role may send it is the permission table's.
 */
export const interviewObstacle = (
  type: InterviewStep,
  activity: Seen,
  work: InterviewWork,
  asker: InterviewAsker,
): Refusal | null => {
  const { state } = activity.brief
  if (!STATES[type].includes(state)) return refuse('wrong-state', { detail: state }).refusal
  switch (type) {
    case 'activity.edit':
      // Once announced an edit is public at once, so only who may announce may make it.
      return state !== 'draft' && !asker.may('activity.announce') ? refuse('not-allowed').refusal : null
    case 'activity.announce':
      return (
        second(interviewAuthors(type, activity, work), asker) ??
        incomplete(nobodyVerifies('identity', activity.details.identity, asker.verifies))
      )
    case 'activity.secrecy':
      return incomplete(activity.submitted ? [] : [required('submitted')]) ?? second(work.authors, asker)
    case 'activity.publish':
      return publishObstacle(activity, work, asker)
    case 'activity.archive':
      return archiveObstacle(work)
    default:
      return null
  }
}

/** Those who must leave a command to another, for they wrote what it lets out (M7). */
export const interviewAuthors = (
  type: InterviewStep,
  { drafters }: Pick<Seen, 'drafters'>,
  { authors }: Pick<InterviewWork, 'authors'>,
): readonly Actor[] => {
  if (type === 'activity.announce') return drafters
  return type === 'activity.secrecy' || type === 'activity.publish' ? authors : []
}

/** M2, M7: submitted, every turn approved or discarded, every poll closed, secrecy reviewed, signed off by a second person, every question decided. */
const publishObstacle = ({ submitted, secrecyReviewed }: Seen, work: InterviewWork, asker: InterviewAsker) =>
  incomplete([
    ...(submitted ? [] : [required('submitted')]),
    ...(secrecyReviewed ? [] : [required('secrecyReviewed')]),
    ...(work.waitingTurns ? [{ path: 'turns', rule: 'proposed' }] : []),
    // Its results would stay hidden, or go on changing, for good.
    ...(work.openPolls ? [{ path: 'polls', rule: 'open' }] : []),
  ]) ??
  second(work.authors, asker) ??
  (work.pending ? refuse('pending-questions').refusal : null)

/** What still waits for a second person would wait for good. */
const archiveObstacle = (work: InterviewWork): Refusal | null =>
  work.unanswered
    ? refuse('open-questions').refusal
    : incomplete([
        ...(work.waitingTurns ? [{ path: 'turns', rule: 'proposed' }] : []),
        ...(work.waitingAnswers ? [{ path: 'questions', rule: 'proposed' }] : []),
      ])

const required = (path: string): InputIssue => ({ path, rule: 'required' })
const incomplete = (issues: InputIssue[]): Refusal | null =>
  issues.length > 0 ? refuse('incomplete', { issues }).refusal : null
const second = (authors: readonly Actor[], { subject }: InterviewAsker): Refusal | null =>
  notSecond(authors, { subject })?.refusal ?? null
