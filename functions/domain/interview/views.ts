import type { Credits, StaffInterview } from '../../contract/interview/activity.ts'
import type { Hold } from '../../contract/interview/hold.ts'
import type { Note } from '../../contract/interview/note.ts'
import type { PollView, StaffPoll } from '../../contract/interview/poll.ts'
import type { OwnQuestion, QuestionView, StaffQuestion } from '../../contract/interview/question.ts'
import type { StaffTurn, TurnView } from '../../contract/interview/turn.ts'
import { withoutWords } from './erasure.ts'
import type { HoldRecord, InterviewRecord, NoteRecord, PollRecord, QuestionRecord, TurnRecord } from './records.ts'

/** What anyone may read of a question; null while it is not public, or no longer. */
export const publicQuestion = (record: QuestionRecord): QuestionView | null => {
  const { state, publishedAt } = record
  if (publishedAt === null) return null
  if (state !== 'published' && state !== 'answered' && state !== 'declined') return null
  return {
    id: record.id,
    text: record.text,
    name: record.name,
    askedAt: record.askedAt,
    publishedAt,
    state,
    edited: record.original !== null,
    labels: record.labels,
    guestId: record.guestId,
    turnIds: record.turnIds,
    lateAnswer: record.lateAnswer,
    declined: record.declined,
    mergedCount: record.mergedIds.length,
    version: record.version,
  }
}

/** What the asker is told. */
export const ownQuestion = (stored: QuestionRecord): OwnQuestion => ownView({ ...stored, ...withdrawn(stored) })

const ownView = (record: QuestionRecord): OwnQuestion => ({
  id: record.id,
  text: record.text,
  name: record.name,
  askedAt: record.askedAt,
  state: record.state,
  declined: record.declined,
  mergedInto: record.mergedInto,
  edited: record.original !== null,
  version: record.version,
})

/** What was withdrawn before its words went with it (M13) is shown to nobody either. */
const withdrawn = ({ state }: QuestionRecord): Partial<QuestionRecord> => (state === 'withdrawn' ? withoutWords : {})

/** Enough of a participant's id to see that two questions have one author, too little to find anything by. */
const AUTHOR_CHARACTERS = 6

export const staffQuestion = (stored: QuestionRecord): StaffQuestion => staffView({ ...stored, ...withdrawn(stored) })

const staffView = (record: QuestionRecord): StaffQuestion => ({
  id: record.id,
  text: record.text,
  original: record.original,
  name: record.name,
  author: record.participantId.slice(0, AUTHOR_CHARACTERS),
  askedAt: record.askedAt,
  publishedAt: record.publishedAt,
  state: record.state,
  declined: record.declined,
  mergedInto: record.mergedInto,
  mergedIds: record.mergedIds,
  labels: record.labels,
  guestId: record.guestId,
  starred: record.starred,
  turnIds: record.turnIds,
  lateAnswer: record.lateAnswer,
  proposedAnswer: record.proposedAnswer,
  proposedDecline: record.proposedDecline,
  claim: record.claim,
  decidedBy: record.decidedBy,
  writtenBy: record.writtenBy,
  canUndo: record.previous !== null,
  version: record.version,
})

/** What anyone may read of a turn; a retracted one keeps its place and its reason, not its words; the reason when two have read it. */
export const publicTurn = (record: TurnRecord): TurnView | null => {
  if (record.state !== 'shown' && record.state !== 'retracted') return null
  const retracted = record.state === 'retracted'
  return {
    id: record.id,
    position: record.position,
    speaker: record.speaker,
    text: retracted ? '' : record.text,
    images: retracted ? [] : record.images,
    questionId: record.questionId,
    at: record.at,
    state: record.state,
    retraction: record.unconfirmed ? null : record.retraction,
    corrections: retracted ? [] : record.corrections,
    version: record.version,
  }
}

export const staffTurn = ({ kind, activityId, ...turn }: TurnRecord): StaffTurn => turn

export const publicPoll = (record: PollRecord): PollView | null => {
  if (record.state !== 'open' && record.state !== 'closed') return null
  const { kind, activityId, writtenBy, state, ...poll } = record
  return { ...poll, state }
}

export const staffPoll = ({ kind, activityId, ...poll }: PollRecord): StaffPoll => poll

export const staffNote = ({ kind, activityId, ...note }: NoteRecord): Note => note

export const staffHold = ({ kind, activityId, ...hold }: HoldRecord): Hold => hold

export const staffInterview = ({ kind, epoch, seq, ...interview }: InterviewRecord): StaffInterview => interview

/** Whether citizens may see how a poll stands; before that its counts never leave the server. */
export const pollResultsPublic = (record: PollRecord): boolean =>
  record.state === 'closed' || (record.state === 'open' && record.results === 'live')

export const creditsOf = (record: InterviewRecord): Credits => ({
  providedBy: record.providedBy,
  editedBy: record.submitted?.by.name ?? null,
  secrecyReviewedBy: record.secrecyReviewed?.by.name ?? null,
  signedOffBy: record.signedOff?.by.name ?? null,
})

/** A draft is nobody's business but the staff's; an activity cancelled before it was announced never was. */
export const isPublic = (record: InterviewRecord): boolean => record.seq > 0 && record.brief.state !== 'draft'
