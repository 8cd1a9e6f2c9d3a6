import type { CommandOf } from '../../../contract/interview/command.ts'
import { accept, type Result, refuse } from '../../../contract/refusal.ts'
import { hasHand, notSecond, withHand } from '../../second-person.ts'
import { type Change, changed, created, type QuestionRecord, type TurnRecord } from '../records.ts'
import { takesTwo } from '../waiting.ts'
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
    editedBy: [],
    approvedBy: null,
    proposedCorrection: null,
    unconfirmed: null,
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

/** The question a turn answers, if it still takes answers. */
const linkedTo = (world: World, { id, questionId }: TurnRecord): Change<QuestionRecord>[] => {
  const question = questionId === null ? undefined : world.questions.get(questionId)
  const open = question && (question.state === 'published' || question.state === 'answered')
  return open ? linked(question, id) : []
}

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

/** M7: let out by nobody who wrote it, be it a new turn, a correction of one, or the reason why one was taken back. */
export const approve = (world: World, command: CommandOf<'turn.approve'>, { actor, now }: Context): Decided => {
  const found = running(world, command, 'proposed', 'shown', 'retracted')
  if (!found.ok) return found
  const turn = found.value
  const { proposedCorrection, unconfirmed } = turn
  if (turn.state === 'proposed') {
    const author = notSecond([turn.enteredBy, ...turn.editedBy], actor)
    return author ?? accept([changed(turn, { state: 'shown', approvedBy: actor.name }), ...linkedTo(world, turn)])
  }
  if (proposedCorrection)
    return (
      notSecond(proposedCorrection.by, actor) ??
      accept([changed(turn, { ...corrected(turn, proposedCorrection, now), ...seconded(turn, actor) })])
    )
  if (unconfirmed) return notSecond([unconfirmed.by], actor) ?? accept([changed(turn, { unconfirmed: null })])
  return refuse('wrong-state', { detail: turn.state })
}

/** Whoever wrote at a turn that nobody else approved approves the change alone; the rest is left for the sign-off of the whole. */
const seconded = (turn: TurnRecord, actor: Context['actor']): Pick<TurnRecord, 'editedBy' | 'approvedBy'> => {
  const { enteredBy, editedBy, approvedBy, proposedCorrection } = turn
  if (approvedBy !== null || !hasHand([enteredBy, ...editedBy], actor)) return { editedBy, approvedBy: actor.name }
  const by = (proposedCorrection?.by ?? []).filter((each) => !hasHand([enteredBy], each))
  return { editedBy: by.reduce(withHand, editedBy), approvedBy: null }
}

export const discard = (world: World, command: CommandOf<'turn.discard'>): Decided => {
  const found = running(world, command, 'proposed', 'shown')
  if (!found.ok) return found
  const turn = found.value
  if (turn.state === 'proposed') return accept([changed(turn, { state: 'discarded' })])
  return turn.proposedCorrection
    ? accept([changed(turn, { proposedCorrection: null })])
    : refuse('wrong-state', { detail: turn.state })
}

/** What citizens have read stays readable beside the correction; what they have not may simply change. */
export const correct = (world: World, command: CommandOf<'turn.correct'>, { now, actor, may }: Context): Decided => {
  const found = running(world, command, 'proposed', 'shown')
  if (!found.ok) return found
  const turn = found.value
  const { speaker, text, images, note } = command
  if (turn.state === 'proposed') {
    return accept([changed(turn, { speaker, text, images, ...alone(turn, actor) })])
  }
  if (takesTwo(world.activity)) {
    const by = withHand(turn.proposedCorrection?.by ?? [], actor)
    return accept([changed(turn, { proposedCorrection: { speaker, text, images, note, by, at: now } })])
  }
  if (!may('turn.retract')) return refuse('not-allowed')
  return accept([changed(turn, { ...corrected(turn, { speaker, text, images, note }, now), ...alone(turn, actor) })])
}

/** Changed by one person, for the sign-off of the whole to cover. */
const alone = (turn: TurnRecord, actor: Context['actor']): Pick<TurnRecord, 'editedBy' | 'approvedBy'> => ({
  editedBy: hasHand([turn.enteredBy], actor) ? turn.editedBy : withHand(turn.editedBy, actor),
  approvedBy: null,
})

/** Who said it and what was shown with it are corrected as visibly as the words. */
const corrected = (
  turn: TurnRecord,
  { speaker, text, images, note }: Pick<CommandOf<'turn.correct'>, 'speaker' | 'text' | 'images' | 'note'>,
  now: number,
): Partial<TurnRecord> => {
  const before = saidBy(speaker) === saidBy(turn.speaker) ? turn.text : `${turn.speaker.name}：${turn.text}`
  const same = before === text && shownWith(images) === shownWith(turn.images)
  const corrections = same ? turn.corrections : [...turn.corrections, { text: before, at: now, note }]
  return { speaker, text, images, corrections, proposedCorrection: null }
}

// Field by field: what was stored comes back with its fields in another order.
const saidBy = (speaker: TurnRecord['speaker']): string =>
  JSON.stringify([speaker.role, speaker.role === 'other' ? null : speaker.id, speaker.name])
const shownWith = (images: TurnRecord['images']): string => JSON.stringify(images.map(({ url, alt }) => [url, alt]))

/** At once, whoever may confirm it; where two are needed, readers see that it is gone, and why when another has read that. */
export const retract = (world: World, command: CommandOf<'turn.retract'>, { now, actor }: Context): Decided => {
  const found = running(world, command, 'shown')
  if (!found.ok) return found
  const turn = found.value
  const question = turn.questionId === null ? undefined : world.questions.get(turn.questionId)
  const two = takesTwo(world.activity)
  const hidden = two ? { unconfirmed: { by: actor, at: now } } : alone(turn, actor)
  return accept([
    changed(turn, { state: 'retracted', retraction: command.reason, proposedCorrection: null, ...hidden }),
    ...(question ? unlinked(question, turn.id) : []),
  ])
}

/** Two people have let these words out before; a third look, by another than who hid them, brings them back. */
export const restore = (world: World, command: CommandOf<'turn.restore'>, { actor }: Context): Decided => {
  const found = running(world, command, 'retracted')
  if (!found.ok) return found
  const turn = found.value
  if (!turn.unconfirmed) return refuse('nothing-to-undo')
  const author = notSecond([turn.unconfirmed.by], actor)
  if (author) return author
  return accept([changed(turn, { state: 'shown', retraction: null, unconfirmed: null }), ...linkedTo(world, turn)])
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
