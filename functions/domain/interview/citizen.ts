import { LIMITS } from '../../contract/limits.ts'
import { accept, type Refusal, type Result, refuse } from '../../contract/refusal.ts'
import { identityObstacle } from '../identity.ts'
import { withoutWords } from './erasure.ts'
import { isOfficialName, type Official } from './official-name.ts'
import type { InterviewRecord, PollRecord, QuestionRecord } from './records.ts'

interface Asked {
  id: string
  participantId: string
  /** By the citizens' issuer. */
  verified: boolean
  text: string
  name: string | null
  now: number
  digest?: string
}

/** A new question, if questions are open and its asker is as well known as the interview asks for (M14). */
export const ask = (activity: InterviewRecord, asked: Asked, staff: readonly string[]): Result<QuestionRecord> => {
  if (!activity.brief.questionsOpen) return refuse('questions-closed')
  const unknown = identityObstacle(activity.details.identity, asked.verified) ?? nameObstacle(activity, asked.name)
  if (unknown) return { ok: false, refusal: unknown }
  if (passesForOfficial(activity, asked.name, staff)) return refuse('name-reserved')
  return accept({
    kind: 'question',
    activityId: activity.id,
    id: asked.id,
    participantId: asked.participantId,
    text: asked.text,
    original: null,
    name: asked.name,
    askedAt: asked.now,
    publishedAt: null,
    state: 'pending',
    declined: null,
    mergedInto: null,
    mergedIds: [],
    labels: [],
    guestId: null,
    starred: false,
    turnIds: [],
    lateAnswer: null,
    proposedAnswer: null,
    proposedDecline: null,
    claim: null,
    decidedBy: null,
    writtenBy: [],
    previous: null,
    ...(asked.digest === undefined ? {} : { digest: asked.digest }),
    version: 1,
  })
}

/** Where names are asked for, each question bears one. */
const nameObstacle = ({ details }: InterviewRecord, name: string | null): Refusal | null =>
  details.identity === 'real-name' && name === null
    ? refuse('invalid-input', { issues: [{ path: 'name', rule: 'required' }] }).refusal
    : null

/** Beside the answers of officials nobody else may bear the name of one. `staff`: the names of all who work for the site. */
const passesForOfficial = (activity: InterviewRecord, name: string | null, staff: readonly string[]): boolean =>
  name !== null && isOfficialName(name, [...announced(activity), ...staff.map((one) => ({ name: one, post: '' }))])

const announced = ({ details: { host, guests }, drafters, providedBy }: InterviewRecord): Official[] => [
  host,
  ...guests,
  ...drafters.map(({ name }) => ({ name, post: '' })),
  ...(providedBy === null ? [] : [{ name: providedBy, post: '' }]),
]

/** An asker edits while nobody has decided yet. The same text again changes nothing (D2). */
export const revise = (
  activity: InterviewRecord,
  question: QuestionRecord,
  revision: { text: string; name: string | null; version: number },
  staff: readonly string[],
): Result<QuestionRecord> => {
  if (question.state !== 'pending') {
    // Stored before it was decided on: who sends it again, because nobody answered, is told how the question stands (D2).
    const isStored = (question.original ?? question.text) === revision.text && question.name === revision.name
    return isStored ? accept(question) : refuse('wrong-state', { detail: question.state })
  }
  if (question.text === revision.text && question.name === revision.name) return accept(question)
  if (question.version !== revision.version) return refuse('version-conflict')
  if (revision.name !== question.name && passesForOfficial(activity, revision.name, staff))
    return refuse('name-reserved')
  const unnamed = nameObstacle(activity, revision.name)
  if (unnamed) return { ok: false, refusal: unnamed }
  // Every version is kept in the staff log and sent to each staff screen.
  if (question.version >= LIMITS.questionVersions) return refuse('too-many-requests')
  return accept({ ...question, text: revision.text, name: revision.name, version: question.version + 1 })
}

/** What nobody decided on is nobody's any more: its words go with it (M13). */
export const withdraw = (question: QuestionRecord): Result<QuestionRecord> => {
  if (question.state === 'withdrawn') return accept(question)
  if (question.state !== 'pending') return refuse('wrong-state', { detail: question.state })
  return accept({ ...question, ...withoutWords, state: 'withdrawn', version: question.version + 1 })
}

/** Whether a poll may be answered like this: open, options it has, one unless it allows several. */
export const checkChoices = (poll: PollRecord | undefined, choices: readonly string[]): Result<null> => {
  if (!poll || poll.state === 'draft' || poll.state === 'discarded') return refuse('not-found')
  if (poll.state !== 'open') return refuse('poll-closed')
  const known = new Set(poll.options.map((option) => option.id))
  const wrong =
    choices.some((choice) => !known.has(choice)) ||
    new Set(choices).size !== choices.length ||
    (!poll.multiple && choices.length > 1)
  return wrong ? refuse('invalid-input', { issues: [{ path: 'choices', rule: 'choices' }] }) : accept(null)
}
