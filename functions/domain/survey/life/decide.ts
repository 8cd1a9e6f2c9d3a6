import type { Actor } from '../../../contract/basics.ts'
import { accept, type Result, refuse } from '../../../contract/refusal.ts'
import type { SurveyState } from '../../../contract/survey/activity.ts'
import type { SurveyCommand, SurveyCommandOf } from '../../../contract/survey/command.ts'
import type { Definition } from '../../../contract/survey/definition.ts'
import { SURVEY_LIMITS } from '../../../contract/survey/limits.ts'
import type { Action } from '../../permission/table.ts'
import { notSecond, withHand } from '../../second-person.ts'
import { resultAuthors } from './authors.ts'
import { type Moment, phaseOf } from './phase.ts'
import type { SurveyRecord } from './record.ts'
import { quotaProblems, releaseProblems, wordsProblems } from './releasable.ts'
import { brokenPromises } from './settings.ts'

/** What a decision depends on besides the records. */
export interface SurveyContext extends Moment {
  actor: Actor
  may: (action: Action) => boolean
  /** Whether anybody verifies citizens here. */
  verifies: boolean
}

export interface SurveyWorld {
  survey: SurveyRecord
  /** What is being edited, and what is asked now; loaded for the commands that `needsOf` names. */
  draft: Definition | null
  asked: Definition | null
  /** Responses counted so far. */
  total: number
}

export interface SurveyNeeds {
  draft?: boolean
  asked?: boolean
  total?: boolean
}

export const surveyNeeds = ({ type }: SurveyCommand): SurveyNeeds => {
  switch (type) {
    case 'survey.edit':
    case 'survey.outcome':
      return { asked: true }
    case 'survey.announce':
    case 'survey.release':
      return { draft: true }
    case 'survey.secrecy':
    case 'survey.publish':
      return { total: true }
    default:
      return {}
  }
}

/** What a command changes: the survey, and with it what is being edited, a new version, or the results as published. */
export interface SurveyChange {
  after: SurveyRecord
  draft?: Definition
  version?: Definition
  freeze?: true
}

type Decided = Result<SurveyChange>

/** What a staff command changes, or why it is refused. Pure. */
export const decideSurvey = (world: SurveyWorld, command: SurveyCommand, context: SurveyContext): Decided => {
  const { survey } = world
  const { actor, now } = context
  switch (command.type) {
    case 'survey.edit':
      return edit(world, command, context)
    case 'survey.define': {
      if (!inState(survey, 'draft', 'announced')) return wrongState(survey)
      if (survey.draft.revision !== command.revision) return refuse('version-conflict')
      const draft = { revision: survey.draft.revision + 1, by: actor, at: now }
      return accept({
        ...move(survey, { draft, drafters: withHand(survey.drafters, actor) }),
        draft: command.definition,
      })
    }
    case 'survey.announce':
      return inState(survey, 'draft') ? ask(world, command, context, { state: 'announced' }) : wrongState(survey)
    case 'survey.release':
      return inState(survey, 'announced') ? ask(world, command, context, {}) : wrongState(survey)
    case 'survey.close':
      return phaseOf(survey, context) === 'closed' || !inState(survey, 'announced')
        ? wrongState(survey)
        : accept(move(survey, { closedAt: now }))
    case 'survey.reopen':
      return inState(survey, 'announced') && survey.closedAt !== null
        ? accept(move(survey, { closedAt: null }))
        : wrongState(survey)
    case 'survey.cancel':
      return inState(survey, 'draft', 'announced')
        ? accept(move(survey, { state: 'cancelled', notice: command.notice }))
        : wrongState(survey)
    case 'survey.submit': {
      const isOver = phaseOf(survey, context) === 'closed' || inState(survey, 'review')
      if (!isOver) return wrongState(survey)
      const submitted = { by: actor, at: now }
      const { providedBy } = command
      // Also who submitted before a colleague did so once more.
      const drafters = withHand(survey.drafters, actor)
      return accept(move(survey, { state: 'review', providedBy, submitted, drafters, secrecyReviewed: null }))
    }
    case 'survey.secrecy': {
      if (!inState(survey, 'review') || !survey.submitted) return wrongState(survey)
      if (survey.version !== command.version) return refuse('version-conflict')
      return (
        notSecond(resultAuthors(survey), actor) ??
        accept(move(survey, { secrecyReviewed: { by: actor, at: now, total: world.total } }))
      )
    }
    case 'survey.publish':
      return publish(world, command, context)
    case 'survey.outcome':
      return proposeOutcome(world, command, context)
    case 'survey.outcome.approve':
      return approveOutcome(survey, command, context)
    case 'survey.outcome.discard': {
      const waits = waiting(survey, command)
      return waits.ok ? accept(move(survey, { proposedOutcome: null })) : waits
    }
    case 'survey.archive':
      return inState(survey, 'published') ? accept(move(survey, { state: 'archived' })) : wrongState(survey)
  }
}

const inState = (survey: SurveyRecord, ...states: SurveyState[]): boolean => states.includes(survey.state)
const wrongState = ({ state }: SurveyRecord) => refuse('wrong-state', { detail: state })
const move = (survey: SurveyRecord, difference: Partial<SurveyRecord>): SurveyChange => ({
  after: { ...survey, ...difference, version: survey.version + 1 },
})

const edit = (
  { survey, asked }: SurveyWorld,
  { version, details }: SurveyCommandOf<'survey.edit'>,
  { actor, may, now }: SurveyContext,
): Decided => {
  if (!inState(survey, 'draft', 'announced')) return wrongState(survey)
  // Once announced an edit is public at once, so only who may announce may make it.
  if (survey.state === 'announced' && !may('survey.announce')) return refuse('not-allowed')
  if (survey.version !== version) return refuse('version-conflict')
  const issues =
    survey.state === 'draft'
      ? []
      : [
          ...brokenPromises(survey.details, details, now >= survey.details.opensAt),
          ...(asked ? [...quotaProblems(asked, details), ...wordsProblems(asked, details)] : []),
        ]
  return issues.length > 0
    ? refuse('invalid-input', { issues })
    : accept(move(survey, { details, ...written(survey, actor) }))
}

/** An edit of what is announced is public at once; what comes after is then let out by somebody else. */
const written = (survey: SurveyRecord, actor: Actor): Pick<SurveyRecord, 'draftedBy' | 'drafters'> => ({
  draftedBy: actor,
  drafters: withHand(survey.drafters, actor),
})

/** The draft becomes what is asked. M7: by nobody who wrote it, and just as the approver saw it. */
const ask = (
  { survey, draft }: SurveyWorld,
  { version }: { version: number },
  { actor, verifies }: SurveyContext,
  more: Partial<SurveyRecord>,
): Decided => {
  if (survey.version !== version) return refuse('version-conflict')
  if (!draft) return refuse('incomplete', { issues: [{ path: 'draft', rule: 'required' }] })
  const { revision } = survey.draft
  if (survey.asked.revision === revision) return refuse('wrong-state', { detail: 'unchanged' })
  const author = notSecond(survey.drafters, actor)
  if (author) return author
  if (survey.asked.version >= SURVEY_LIMITS.versions) return refuse('too-large')
  const issues = releaseProblems(draft, survey.details)
  if (survey.details.once === 'verified' && !verifies) issues.push({ path: 'once', rule: 'nobody_verifies' })
  if (issues.length > 0) return refuse('incomplete', { issues })
  return accept({
    ...move(survey, { ...more, asked: { version: survey.asked.version + 1, revision }, drafters: [] }),
    version: draft,
  })
}

/** M7: reviewed for secrecy and signed off by others than who submitted or changed what was announced, and nothing else than what was reviewed. */
const publish = (
  { survey, total }: SurveyWorld,
  { version }: { version: number },
  { actor, now }: SurveyContext,
): Decided => {
  if (!inState(survey, 'review')) return wrongState(survey)
  const { submitted, secrecyReviewed } = survey
  if (!submitted || !secrecyReviewed)
    return refuse('incomplete', { issues: [{ path: 'secrecyReviewed', rule: 'required' }] })
  const author = notSecond(resultAuthors(survey), actor)
  if (author) return author
  if (survey.version !== version) return refuse('version-conflict')
  // A response that was still on its way through the stream when they were reviewed.
  if (secrecyReviewed.total !== total) return refuse('incomplete', { issues: [{ path: 'total', rule: 'changed' }] })
  const signedOff = { by: actor, at: now }
  return accept({ ...move(survey, { state: 'published', publishedAt: now, signedOff }), freeze: true })
}

/** M7: written by one, or by several after each other, and let out by none of them. M10: for everybody who was asked. */
const proposeOutcome = (
  { survey, asked }: SurveyWorld,
  { version, text }: SurveyCommandOf<'survey.outcome'>,
  { actor, now }: SurveyContext,
): Decided => {
  if (!inState(survey, 'published')) return wrongState(survey)
  if (survey.version !== version) return refuse('version-conflict')
  const missing = (asked?.languages ?? []).filter((language) => !text[language])
  if (missing.length > 0)
    return refuse('incomplete', {
      issues: missing.map((language) => ({ path: `text.${language}`, rule: 'missing_translation' })),
    })
  const by = withHand(survey.proposedOutcome?.by ?? [], actor)
  return accept(move(survey, { proposedOutcome: { text, by, at: now } }))
}

const waiting = (
  survey: SurveyRecord,
  { version }: { version: number },
): Result<NonNullable<SurveyRecord['proposedOutcome']>> => {
  const { proposedOutcome } = survey
  if (!inState(survey, 'published') || !proposedOutcome) return wrongState(survey)
  return survey.version === version ? accept(proposedOutcome) : refuse('version-conflict')
}

const approveOutcome = (
  survey: SurveyRecord,
  command: SurveyCommandOf<'survey.outcome.approve'>,
  { actor, now }: SurveyContext,
): Decided => {
  const waits = waiting(survey, command)
  if (!waits.ok) return waits
  const { text, by } = waits.value
  const outcome = { text, by, approvedBy: actor, at: now }
  return notSecond(by, actor) ?? accept(move(survey, { outcome, proposedOutcome: null }))
}
