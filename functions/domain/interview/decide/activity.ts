import type { CommandOf } from '../../../contract/interview/command.ts'
import { accept, refuse } from '../../../contract/refusal.ts'
import { nobodyVerifies } from '../../identity.ts'
import { withHand } from '../../second-person.ts'
import { addWorkingDays, dayInZone } from '../../working-days.ts'
import { changed, type InterviewRecord } from '../records.ts'
import type { Context, Decided, World } from './context.ts'

/** A change of the activity alone; `brief` is merged. */
const move = (world: World, brief: Partial<InterviewRecord['brief']>, more: Partial<InterviewRecord> = {}): Decided =>
  accept([changed(world.activity, { ...more, brief: { ...world.activity.brief, ...brief } })])

export const edit = (world: World, { details }: CommandOf<'activity.edit'>, { actor, verifies }: Context): Decided => {
  const { activity } = world
  const issues = nobodyVerifies('identity', details.identity, verifies)
  if (activity.brief.state !== 'draft' && issues.length > 0) return refuse('incomplete', { issues })
  return move(
    world,
    { detailsVersion: activity.brief.detailsVersion + 1 },
    {
      details,
      draftedBy: actor,
      // Once announced it is public at once: the sign-off, which lets the whole out, is then somebody else's.
      drafters: withHand(activity.drafters, actor),
      submitted: null,
      secrecyReviewed: null,
    },
  )
}

/** What the drafters wrote has had its second person; from here on those count who change it. */
export const announce = (world: World): Decided =>
  move(world, { state: 'announced', questionsOpen: true }, { drafters: [] })

export const start = (world: World, { now }: Context): Decided =>
  move(world, { state: 'live', startedAt: now, questionsOpen: true })

/** The live part ends; what is left open is due in working days from today (M2, M6). */
export const finish = (world: World, { now, timeZone, calendar, lateAnswerDays }: Context): Decided => {
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
  move(
    world,
    { state: 'live', questionsOpen: true, finishedAt: null, lateAnswersDue: null, lateAnswersProvisional: false },
    { submitted: null, secrecyReviewed: null },
  )

export const cancel = (world: World, { notice }: CommandOf<'activity.cancel'>): Decided =>
  move(world, { state: 'cancelled', questionsOpen: false, answering: null, notice })

export const openQuestions = (world: World, { open }: CommandOf<'activity.questions'>): Decided =>
  move(world, { questionsOpen: open })

export const answering = (world: World, { id }: CommandOf<'activity.answering'>): Decided => {
  if (id !== null) {
    const question = world.questions.get(id)
    if (!question) return refuse('not-found')
    if (question.state !== 'published' && question.state !== 'answered')
      return refuse('wrong-state', { detail: question.state })
  }
  return move(world, { answering: id })
}

export const submit = (world: World, { providedBy }: CommandOf<'activity.submit'>, { actor, now }: Context): Decided =>
  move(
    world,
    {},
    {
      providedBy,
      submitted: { by: actor, at: now },
      secrecyReviewed: null,
      // Also when it is taken back and submitted by a colleague.
      drafters: withHand(world.activity.drafters, actor),
    },
  )

export const reviewSecrecy = (world: World, { actor, now }: Context): Decided =>
  move(world, {}, { secrecyReviewed: { by: actor, at: now } })

export const publish = (world: World, { actor, now }: Context): Decided =>
  move(world, { state: 'published', publishedAt: now }, { signedOff: { by: actor, at: now } })

export const archive = (world: World): Decided => move(world, { state: 'archived' })
