import type { InterviewCommand } from '../../../contract/interview/command.ts'
import { accept, type Refusal, refuse } from '../../../contract/refusal.ts'
import { publicEvents } from '../events.ts'
import { type InterviewStep, interviewObstacle, workIn } from '../obstacle.ts'
import { type Change, changed } from '../records.ts'
import * as activity from './activity.ts'
import type { Context, Decided, World } from './context.ts'
import * as hold from './hold.ts'
import * as note from './note.ts'
import * as poll from './poll.ts'
import * as question from './question.ts'
import * as turn from './turn.ts'

export type { Context, World } from './context.ts'

/** What a staff command changes, or why it is refused. Pure: the same world, command and context give the same answer. */
export const decide = (world: World, command: InterviewCommand, context: Context): Decided => {
  const refusal = isStep(command) ? stepRefusal(world, command, context) : null
  if (refusal) return { ok: false, refusal }
  const decided = byType(world, command, context)
  return decided.ok ? accept(voidApprovals(world, decided.value)) : decided
}

type Step = Extract<InterviewCommand, { type: InterviewStep }>

const isStep = (command: InterviewCommand): command is Step => command.type.startsWith('activity.')

const stepRefusal = (world: World, command: Step, { actor, may, verifies }: Context): Refusal | null => {
  const { activity, turns, questions, polls } = world
  const work = workIn(activity, { turns: turns.values(), questions: questions.values(), polls: polls.values() })
  const obstacle = interviewObstacle(command.type, activity, work, { subject: actor.subject, may, verifies })
  if (obstacle) return obstacle
  // Whether what is changed or approved is what stands there now: a command that lands late changes nothing.
  const isStale = 'version' in command && command.version !== undefined && command.version !== activity.version
  return isStale ? refuse('version-conflict').refusal : null
}

/** What was reviewed is what is published: a later change to it asks for a new review (M7). */
const voidApprovals = (world: World, changes: Change[]): Change[] => {
  const { activity: before } = world
  const touched = changes.some((change) => publicEvents(change).length > 0)
  if (before.brief.state !== 'review' || !before.submitted || !touched) return changes
  if (changes.some(({ after }) => after.kind === 'interview')) return changes
  return [...changes, changed(before, { submitted: null, secrecyReviewed: null })]
}

const byType = (world: World, command: InterviewCommand, context: Context): Decided => {
  switch (command.type) {
    case 'activity.edit':
      return activity.edit(world, command, context)
    case 'activity.announce':
      return activity.announce(world)
    case 'activity.start':
      return activity.start(world, context)
    case 'activity.finish':
      return activity.finish(world, context)
    case 'activity.resume':
      return activity.resume(world)
    case 'activity.cancel':
      return activity.cancel(world, command)
    case 'activity.questions':
      return activity.openQuestions(world, command)
    case 'activity.answering':
      return activity.answering(world, command)
    case 'activity.submit':
      return activity.submit(world, command, context)
    case 'activity.secrecy':
      return activity.reviewSecrecy(world, context)
    case 'activity.publish':
      return activity.publish(world, context)
    case 'activity.archive':
      return activity.archive(world)
    case 'question.claim':
      return question.claim(world, command, context)
    case 'question.release':
      return question.release(world, command, context)
    case 'question.publish':
      return question.publish(world, command, context)
    case 'question.edit':
      return question.edit(world, command, context)
    case 'question.unname':
      return question.unname(world, command, context)
    case 'question.decline':
      return question.decline(world, command, context)
    case 'question.merge':
      return question.merge(world, command, context)
    case 'question.undo':
      return question.undo(world, command, context)
    case 'question.mark':
      return question.mark(world, command, context)
    case 'question.answer':
      return question.answer(world, command, context)
    case 'question.approve':
      return question.approve(world, command, context)
    case 'question.discard':
      return question.discard(world, command, context)
    case 'question.erase':
      return question.erase(world, command)
    case 'turn.add':
      return turn.add(world, command, context)
    case 'turn.approve':
      return turn.approve(world, command, context)
    case 'turn.discard':
      return turn.discard(world, command)
    case 'turn.correct':
      return turn.correct(world, command, context)
    case 'turn.retract':
      return turn.retract(world, command, context)
    case 'turn.restore':
      return turn.restore(world, command, context)
    case 'poll.create':
      return poll.create(world, command, context)
    case 'poll.open':
      return poll.open(world, command)
    case 'poll.close':
      return poll.close(world, command)
    case 'poll.discard':
      return poll.discard(world, command)
    case 'note.add':
      return note.add(world, command, context)
    case 'note.done':
      return note.done(world, command)
    case 'votes.count':
      return hold.decideBursts(world, command, 'counted')
    case 'votes.leave-out':
      return hold.decideBursts(world, command, 'left-out')
  }
}
