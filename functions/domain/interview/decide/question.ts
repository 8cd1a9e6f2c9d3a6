import type { CommandOf } from '../../../contract/interview/command.ts'
import { TIMES } from '../../../contract/limits.ts'
import { accept, type Result, refuse } from '../../../contract/refusal.ts'
import { notSecond, withHand } from '../../second-person.ts'
import { isErased, withoutWords } from '../erasure.ts'
import { publicEvents } from '../events.ts'
import { type Change, changed, type Decision, type QuestionRecord } from '../records.ts'
import { questionWaits } from '../waiting.ts'
import { type Context, type Decided, inState, target, type World, wrongState } from './context.ts'

const decisionOf = (question: QuestionRecord): Decision => ({
  state: question.state,
  text: question.text,
  original: question.original,
  publishedAt: question.publishedAt,
  declined: question.declined,
  mergedInto: question.mergedInto,
  lateAnswer: question.lateAnswer,
  decidedBy: question.decidedBy,
})

/** A decision can be undone, ends the claim and names who took it. */
const decideOn = (
  question: QuestionRecord,
  difference: Partial<QuestionRecord>,
  { actor }: Context,
): Change<QuestionRecord> =>
  changed(question, { ...difference, previous: decisionOf(question), decidedBy: actor.name, claim: null })

/** Remembered for the sign-off, which is not theirs (M7); also when it is undone, for who words it next goes on from there. */
const wordedBy = ({ writtenBy }: QuestionRecord, { actor }: Context): Pick<QuestionRecord, 'writtenBy'> => ({
  writtenBy: withHand(writtenBy, actor),
})

/** Once published, an interview only gains late answers and explained declines. */
const stillModerated = (world: World): boolean => inState(world, 'announced', 'live', 'review')

/** The question a moderator acts on: in a running interview, at the seen version, not held by a colleague. */
const moderated = (
  world: World,
  command: { id: string; version: number },
  { now, actor }: Context,
  ...states: QuestionRecord['state'][]
): Result<QuestionRecord> => {
  if (!inState(world, 'announced', 'live', 'review', 'published')) return wrongState(world)
  const found = target(world.questions, command)
  if (!found.ok) return found
  const { claim, state } = found.value
  if (claim && claim.until > now && claim.subject !== actor.subject)
    return refuse('claimed-by-other', { detail: claim.name })
  if (!states.includes(state)) return refuse('wrong-state', { detail: state })
  return found
}

/** A claim is shown to colleagues and lapses by itself; taking one's own again prolongs it. */
export const claim = (world: World, command: CommandOf<'question.claim'>, context: Context): Decided => {
  const found = moderated(world, command, context, 'pending', 'published', 'answered')
  if (!found.ok) return found
  const { subject, name } = context.actor
  return accept([changed(found.value, { claim: { subject, name, until: context.now + TIMES.claimMs } })])
}

export const release = (world: World, command: CommandOf<'question.release'>, context: Context): Decided => {
  const found = moderated(world, command, context, 'pending', 'published', 'answered')
  return found.ok ? accept([changed(found.value, { claim: null })]) : found
}

const erasedAlready = refuse('wrong-state', { detail: 'erased' })

/** Published as asked, or edited with the original kept. What was declined may still be taken up. */
export const publish = (world: World, command: CommandOf<'question.publish'>, context: Context): Decided => {
  if (!stillModerated(world)) return wrongState(world)
  const found = moderated(world, command, context, 'pending', 'declined')
  if (!found.ok) return found
  if (isErased(found.value)) return erasedAlready
  const question = found.value
  return accept([
    decideOn(
      question,
      {
        state: 'published',
        publishedAt: question.publishedAt ?? context.now,
        declined: null,
        ...edited(question, command.text),
        ...(command.text === undefined ? {} : wordedBy(question, context)),
      },
      context,
    ),
  ])
}

export const edit = (world: World, command: CommandOf<'question.edit'>, context: Context): Decided => {
  if (!stillModerated(world)) return wrongState(world)
  const found = moderated(world, command, context, 'published', 'answered')
  if (!found.ok) return found
  if (isErased(found.value)) return erasedAlready
  const words = { ...edited(found.value, command.text), ...wordedBy(found.value, context) }
  return accept([decideOn(found.value, words, context)])
}

/** A name that does harm goes at once, also from a published interview, and its words from the log with it (I9). */
export const unname = (world: World, command: CommandOf<'question.unname'>, context: Context): Decided => {
  const found = moderated(world, command, context, 'pending', 'published', 'answered', 'merged', 'declined')
  return found.ok ? accept([changed(found.value, { name: null })]) : found
}

const edited = (question: QuestionRecord, text = question.text): Pick<QuestionRecord, 'text' | 'original'> => {
  const asked = question.original ?? question.text
  return { text, original: text === asked ? null : asked }
}

/** In a published interview the explanation is read by all at once: it waits for a second person, as a late answer does (M7). */
export const decline = (world: World, command: CommandOf<'question.decline'>, context: Context): Decided => {
  const found = moderated(world, command, context, 'pending', 'published')
  if (!found.ok) return found
  const { reason, explanation } = command
  if (inState(world, 'published')) {
    const by = withHand(found.value.proposedDecline?.by ?? [], context.actor)
    return propose(found.value, { proposedDecline: { reason, explanation, by, at: context.now } })
  }
  const words = { declined: { reason, explanation }, ...wordedBy(found.value, context) }
  return accept([decideOn(found.value, { state: 'declined', ...words }, context)])
}

/** The duplicate's votes follow it by the stream, each person counted once; the asker is told where it went. */
export const merge = (world: World, command: CommandOf<'question.merge'>, context: Context): Decided => {
  if (!stillModerated(world)) return wrongState(world)
  const found = moderated(world, command, context, 'pending', 'published')
  if (!found.ok) return found
  const into = world.questions.get(command.into)
  if (!into) return refuse('not-found')
  if (into.id === found.value.id || (into.state !== 'published' && into.state !== 'answered'))
    return refuse('merge-target')
  return accept([
    decideOn(found.value, { state: 'merged', mergedInto: into.id }, context),
    changed(into, { mergedIds: [...into.mergedIds, found.value.id] }),
  ])
}

/** Turns that answer it came and went by decisions of their own: whether it is answered follows from them, not from then. */
const withAnswers = ({ turnIds }: QuestionRecord, decision: Decision): Decision => {
  if (decision.state !== 'published' && decision.state !== 'answered') return decision
  const answered = turnIds.length > 0 || decision.lateAnswer !== null
  return { ...decision, state: answered ? 'answered' : 'published' }
}

/** Takes the last decision back. A merge gives the target its own votes back, too. */
export const undo = (world: World, command: CommandOf<'question.undo'>, context: Context): Decided => {
  if (!stillModerated(world)) return wrongState(world)
  const found = moderated(world, command, context, 'published', 'answered', 'merged', 'declined')
  if (!found.ok) return found
  const question = found.value
  if (!question.previous) return refuse('nothing-to-undo')
  // A question that answers or duplicates already lean on stays where they found it.
  if (question.previous.state === 'pending' && (question.turnIds.length > 0 || question.mergedIds.length > 0))
    return refuse('nothing-to-undo')
  // What readers see of it is then as this person wanted it.
  const restored = changed(question, {
    ...withAnswers(question, question.previous),
    ...wordedBy(question, context),
    previous: null,
    claim: null,
  })
  if (question.mergedInto === null) return accept([restored])
  const into = world.questions.get(question.mergedInto)
  if (!into) return refuse('not-found')
  if (into.state === 'merged') return refuse('merge-target')
  return accept([restored, changed(into, { mergedIds: into.mergedIds.filter((id) => id !== question.id) })])
}

export const mark = (world: World, command: CommandOf<'question.mark'>, context: Context): Decided => {
  const found = moderated(world, command, context, 'pending', 'published', 'answered', 'declined')
  if (!found.ok) return found
  const { labels, guestId, starred } = command
  if (guestId !== null && !world.activity.details.guests.some((guest) => guest.id === guestId))
    return refuse('not-found')
  const isWorded = labels.some((label) => !found.value.labels.includes(label))
  const words = { labels: [...new Set(labels)], ...(isWorded ? wordedBy(found.value, context) : {}) }
  const change = changed(found.value, { ...words, guestId, starred })
  if (publicEvents(change).length > 0) {
    // Readers see these labels at once: that is publishing, which a contractor never does (M8).
    if (!context.may('question.publish')) return refuse('not-allowed')
    if (!stillModerated(world)) return wrongState(world)
  }
  return accept([change])
}

/**
 * What was not answered live is answered in writing (M2). In review the sign-off of the whole covers it; once published,
 * each late answer waits for a second person (M7).
 */
export const answer = (world: World, command: CommandOf<'question.answer'>, context: Context): Decided => {
  if (!inState(world, 'review', 'published')) return wrongState(world)
  const found = moderated(world, command, context, 'published', 'answered')
  if (!found.ok) return found
  const lateAnswer = { speaker: command.speaker, text: command.text, at: context.now }
  if (inState(world, 'published')) {
    const by = withHand(found.value.proposedAnswer?.by ?? [], context.actor)
    return propose(found.value, { proposedAnswer: { ...lateAnswer, by } })
  }
  return accept([decideOn(found.value, { state: 'answered', lateAnswer, ...wordedBy(found.value, context) }, context)])
}

const NOTHING_PROPOSED = { proposedAnswer: null, proposedDecline: null }

/** One thing waits for a question: an answer takes the place of a decline, and the other way round. */
const propose = (
  question: QuestionRecord,
  proposed: Partial<Pick<QuestionRecord, 'proposedAnswer' | 'proposedDecline'>>,
): Decided => accept([changed(question, { ...NOTHING_PROPOSED, ...proposed })])

export const approve = (world: World, command: CommandOf<'question.approve'>, context: Context): Decided => {
  const found = moderated(world, command, context, 'published', 'answered')
  if (!found.ok) return found
  const { proposedAnswer, proposedDecline } = found.value
  const proposed = proposedAnswer ?? proposedDecline
  if (!proposed) return refuse('wrong-state', { detail: found.value.state })
  const author = notSecond(proposed.by, context.actor)
  if (author) return author
  const { by, ...words } = proposed
  const decision =
    'reason' in words
      ? { state: 'declined' as const, declined: { reason: words.reason, explanation: words.explanation } }
      : { state: 'answered' as const, lateAnswer: words }
  return accept([decideOn(found.value, { ...NOTHING_PROPOSED, ...decision }, context)])
}

export const discard = (world: World, command: CommandOf<'question.discard'>, context: Context): Decided => {
  const found = moderated(world, command, context, 'published', 'answered')
  if (!found.ok) return found
  return questionWaits(found.value)
    ? accept([changed(found.value, NOTHING_PROPOSED)])
    : refuse('wrong-state', { detail: found.value.state })
}

/**
 * On its asker's request (M13), in whatever state, and of an interview that is published or archived too. Its place, its votes, what was
 * decided on it and its answers stay; one that nobody had decided on counts as withdrawn.
 */
export const erase = (world: World, command: CommandOf<'question.erase'>): Decided => {
  if (inState(world, 'draft')) return wrongState(world)
  const found = target(world.questions, command)
  if (!found.ok) return found
  if (isErased(found.value)) return erasedAlready
  const state = found.value.state === 'pending' ? 'withdrawn' : found.value.state
  return accept([changed(found.value, { ...withoutWords, state })])
}
