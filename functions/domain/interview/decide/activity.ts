import type { CommandOf } from '../../../contract/interview/command.ts'
import { accept, refuse } from '../../../contract/refusal.ts'
import { notSecond, withHand } from '../../second-person.ts'
import { addWorkingDays, dayInZone } from '../../working-days.ts'
import { authorsOf } from '../authors.ts'
import { changed, type InterviewRecord } from '../records.ts'
import { questionWaits, turnWaits } from '../waiting.ts'
import { type Context, type Decided, inState, type World, wrongState } from './context.ts'

/** A change of the activity alone; `brief` is merged. */
const move = (world: World, brief: Partial<InterviewRecord['brief']>, more: Partial<InterviewRecord> = {}): Decided =>
  accept([changed(world.activity, { ...more, brief: { ...world.activity.brief, ...brief } })])

export const edit = (world: World, command: CommandOf<'activity.edit'>, { actor, may }: Context): Decided => {
  const { activity } = world
  if (!inState(world, 'draft', 'announced', 'live', 'review')) return wrongState(world)
  // Once announced an edit is public at once, so only who may announce may make it.
  if (!inState(world, 'draft') && !may('activity.announce')) return refuse('not-allowed')
  if (activity.version !== command.version) return refuse('version-conflict')
  return move(
    world,
    { detailsVersion: activity.brief.detailsVersion + 1 },
    {
      details: command.details,
      draftedBy: actor,
      // Once announced it is public at once: the sign-off, which lets the whole out, is then somebody else's.
      drafters: withHand(activity.drafters, actor),
      submitted: null,
      secrecyReviewed: null,
    },
  )
}

/** Whether an approval is of what stands there now. */
const isCurrent = ({ activity }: World, { version }: { version?: number | undefined }): boolean =>
  version === undefined || version === activity.version

/** M7: no drafter is the one who approves, also when a colleague saved it last. */
export const announce = (world: World, command: CommandOf<'activity.announce'>, { actor }: Context): Decided => {
  if (!inState(world, 'draft')) return wrongState(world)
  if (!isCurrent(world, command)) return refuse('version-conflict')
  return (
    notSecond(world.activity.drafters, actor) ??
    // What they wrote has had its second person; from here on those count who change it.
    move(world, { state: 'announced', questionsOpen: true }, { drafters: [] })
  )
}

export const start = (world: World, { now }: Context): Decided =>
  inState(world, 'announced') ? move(world, { state: 'live', startedAt: now, questionsOpen: true }) : wrongState(world)

/** The live part ends; what is left open is due in working days from today (M2, M6). */
export const finish = (world: World, { now, timeZone, calendar, lateAnswerDays }: Context): Decided => {
  if (!inState(world, 'live')) return wrongState(world)
  const due = addWorkingDays(calendar, dayInZone(now, timeZone), lateAnswerDays)
  return move(world, {
    state: 'review',
    questionsOpen: false,
    answering: null,
    finishedAt: now,
    lateAnswersDue: due.day,
    lateAnswersProvisional: due.provisional,
  })
}

/** Finished by mistake: live again. */
export const resume = (world: World): Decided =>
  inState(world, 'review')
    ? move(
        world,
        { state: 'live', questionsOpen: true, finishedAt: null, lateAnswersDue: null, lateAnswersProvisional: false },
        { submitted: null, secrecyReviewed: null },
      )
    : wrongState(world)

export const cancel = (world: World, command: CommandOf<'activity.cancel'>): Decided =>
  inState(world, 'draft', 'announced', 'live')
    ? move(world, { state: 'cancelled', questionsOpen: false, answering: null, notice: command.notice })
    : wrongState(world)

export const openQuestions = (world: World, command: CommandOf<'activity.questions'>): Decided =>
  inState(world, 'announced', 'live') ? move(world, { questionsOpen: command.open }) : wrongState(world)

export const answering = (world: World, command: CommandOf<'activity.answering'>): Decided => {
  if (!inState(world, 'live')) return wrongState(world)
  if (command.id !== null) {
    const question = world.questions.get(command.id)
    if (!question) return refuse('not-found')
    if (question.state !== 'published' && question.state !== 'answered')
      return refuse('wrong-state', { detail: question.state })
  }
  return move(world, { answering: command.id })
}

export const submit = (world: World, command: CommandOf<'activity.submit'>, { actor, now }: Context): Decided =>
  inState(world, 'review')
    ? move(
        world,
        {},
        {
          providedBy: command.providedBy,
          submitted: { by: actor, at: now },
          secrecyReviewed: null,
          // Also when it is taken back and submitted by a colleague.
          drafters: withHand(world.activity.drafters, actor),
        },
      )
    : wrongState(world)

const authors = ({ activity, turns, questions, polls }: World) =>
  authorsOf(activity, turns.values(), questions.values(), polls.values())

export const reviewSecrecy = (
  world: World,
  command: CommandOf<'activity.secrecy'>,
  { actor, now }: Context,
): Decided => {
  if (!inState(world, 'review')) return wrongState(world)
  if (!isCurrent(world, command)) return refuse('version-conflict')
  const { submitted } = world.activity
  if (!submitted) return refuse('incomplete', { issues: [{ path: 'submitted', rule: 'required' }] })
  return notSecond(authors(world), actor) ?? move(world, {}, { secrecyReviewed: { by: actor, at: now } })
}

/** M2, M7: every question decided, every turn approved or discarded, every poll closed, secrecy reviewed, and signed off by a second person. */
export const publish = (world: World, command: CommandOf<'activity.publish'>, { actor, now }: Context): Decided => {
  if (!inState(world, 'review')) return wrongState(world)
  if (!isCurrent(world, command)) return refuse('version-conflict')
  const { submitted, secrecyReviewed } = world.activity
  const waitingTurns = [...world.turns.values()].some(turnWaits)
  // Its results would stay hidden, or go on changing, for good.
  const openPolls = [...world.polls.values()].some((poll) => poll.state === 'open')
  const issues = [
    ...(submitted ? [] : [{ path: 'submitted', rule: 'required' }]),
    ...(secrecyReviewed ? [] : [{ path: 'secrecyReviewed', rule: 'required' }]),
    ...(waitingTurns ? [{ path: 'turns', rule: 'proposed' }] : []),
    ...(openPolls ? [{ path: 'polls', rule: 'open' }] : []),
  ]
  if (!submitted || issues.length > 0) return refuse('incomplete', { issues })
  const author = notSecond(authors(world), actor)
  if (author) return author
  if ([...world.questions.values()].some((question) => question.state === 'pending')) return refuse('pending-questions')
  return move(world, { state: 'published', publishedAt: now }, { signedOff: { by: actor, at: now } })
}

export const archive = (world: World): Decided => {
  if (!inState(world, 'published')) return wrongState(world)
  const questions = [...world.questions.values()]
  if (questions.some((question) => question.state === 'published')) return refuse('open-questions')
  // What still waits for a second person would wait for good.
  const issues = [
    ...([...world.turns.values()].some(turnWaits) ? [{ path: 'turns', rule: 'proposed' }] : []),
    ...(questions.some(questionWaits) ? [{ path: 'questions', rule: 'proposed' }] : []),
  ]
  return issues.length > 0 ? refuse('incomplete', { issues }) : move(world, { state: 'archived' })
}
