import type { CommandOf } from '../../../contract/interview/command.ts'
import { accept, type Result, refuse } from '../../../contract/refusal.ts'
import { type Change, changed, created, type QuestionRecord, type TurnRecord } from '../records.ts'
import { type Context, type Decided, inState, target, type World, wrongState } from './context.ts'

/** Late answers may be added to a published transcript; its turns may only be corrected or retracted, visibly. */
export const add = (world: World, command: CommandOf<'turn.add'>, context: Context): Decided => {
  if (!inState(world, 'live', 'review')) return wrongState(world)
  const { id, speaker, text, images, questionId, after } = command
  if (world.turns.has(id)) return refuse('id-taken')
  const question = questionId === null ? null : answerable(world, questionId)
  if (question && !question.ok) return question
  const position = positionAfter(world, after, context.now)
  if (position === null) return refuse('not-found')
  // A contractor's words always wait for somebody else, whatever the setting (M8: contractors never publish).
  const waits = world.activity.details.turnsNeedReview || (!context.may('turn.approve') && !context.may('turn.retract'))
  const turn: TurnRecord = {
    kind: 'turn',
    activityId: world.activity.id,
    id,
    position,
    speaker,
    text,
    images,
    questionId,
    at: context.now,
    state: waits ? 'proposed' : 'shown',
    retraction: null,
    corrections: [],
    enteredBy: context.actor,
    approvedBy: null,
    version: 1,
  }
  return accept([created(turn), ...(waits || !question ? [] : linked(question.value, turn.id))])
}

/** The question a turn answers; a merged one's answers go to where it went. */
const answerable = (world: World, id: string): Result<QuestionRecord> => {
  const question = world.questions.get(id)
  if (!question) return refuse('not-found')
  if (question.state !== 'published' && question.state !== 'answered')
    return refuse('wrong-state', { detail: question.state })
  return accept(question)
}

const linked = (question: QuestionRecord, turnId: string): Change<QuestionRecord>[] =>
  question.turnIds.includes(turnId)
    ? []
    : [changed(question, { state: 'answered', turnIds: [...question.turnIds, turnId] })]

const unlinked = (question: QuestionRecord, turnId: string): Change<QuestionRecord>[] => {
  if (!question.turnIds.includes(turnId)) return []
  const turnIds = question.turnIds.filter((id) => id !== turnId)
  const open = turnIds.length === 0 && question.lateAnswer === null && question.state === 'answered'
  return [changed(question, { turnIds, ...(open ? { state: 'published' as const } : {}) })]
}

/** Turns order by the time they were entered; one inserted later takes the middle of the gap. */
const positionAfter = (world: World, after: string | null, now: number): number | null => {
  if (after === null) return now
  const turns = [...world.turns.values()].sort((a, b) => a.position - b.position)
  const index = turns.findIndex((turn) => turn.id === after)
  const previous = turns[index]
  if (!previous) return null
  const next = turns[index + 1]
  return next ? (previous.position + next.position) / 2 : Math.max(now, previous.position + 1)
}

/** The second pair of eyes: not the one who entered it (M7). */
export const approve = (world: World, command: CommandOf<'turn.approve'>, { actor }: Context): Decided => {
  const found = running(world, command, 'proposed')
  if (!found.ok) return found
  const turn = found.value
  if (turn.enteredBy.subject === actor.subject) return refuse('second-person-required')
  const question = turn.questionId === null ? undefined : world.questions.get(turn.questionId)
  const open = question && (question.state === 'published' || question.state === 'answered')
  return accept([changed(turn, { state: 'shown', approvedBy: actor.name }), ...(open ? linked(question, turn.id) : [])])
}

export const discard = (world: World, command: CommandOf<'turn.discard'>): Decided => {
  const found = running(world, command, 'proposed')
  return found.ok ? accept([changed(found.value, { state: 'discarded' })]) : found
}

/** What citizens have read stays readable beside the correction; what they have not may simply change. */
export const correct = (world: World, command: CommandOf<'turn.correct'>, { now, actor, may }: Context): Decided => {
  const found = running(world, command, 'proposed', 'shown')
  if (!found.ok) return found
  const turn = found.value
  const { speaker, text, images, note } = command
  if (turn.state === 'proposed') return accept([changed(turn, { speaker, text, images, enteredBy: actor })])
  if (!may('turn.retract')) return refuse('not-allowed')
  // Who said it and what was shown with it are corrected as visibly as the words.
  const before = saidBy(speaker) === saidBy(turn.speaker) ? turn.text : `${turn.speaker.name}：${turn.text}`
  const same = before === text && shownWith(images) === shownWith(turn.images)
  const corrections = same ? turn.corrections : [...turn.corrections, { text: before, at: now, note }]
  return accept([changed(turn, { speaker, text, images, corrections })])
}

// Field by field: what was stored comes back with its fields in another order.
const saidBy = (speaker: TurnRecord['speaker']): string =>
  JSON.stringify([speaker.role, speaker.role === 'other' ? null : speaker.id, speaker.name])
const shownWith = (images: TurnRecord['images']): string => JSON.stringify(images.map(({ url, alt }) => [url, alt]))

export const retract = (world: World, command: CommandOf<'turn.retract'>): Decided => {
  const found = running(world, command, 'shown')
  if (!found.ok) return found
  const turn = found.value
  const question = turn.questionId === null ? undefined : world.questions.get(turn.questionId)
  return accept([
    changed(turn, { state: 'retracted', retraction: command.reason }),
    ...(question ? unlinked(question, turn.id) : []),
  ])
}

const running = (
  world: World,
  command: { id: string; version: number },
  ...states: TurnRecord['state'][]
): Result<TurnRecord> => {
  if (!inState(world, 'live', 'review', 'published')) return wrongState(world)
  const found = target(world.turns, command)
  if (found.ok && !states.includes(found.value.state)) return refuse('wrong-state', { detail: found.value.state })
  return found
}
