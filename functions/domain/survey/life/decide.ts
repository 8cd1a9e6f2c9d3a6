import type { Actor } from '../../../contract/basics.ts'
import { accept, type Result, refuse } from '../../../contract/refusal.ts'
import type { SurveyCommand, SurveyCommandOf } from '../../../contract/survey/command.ts'
import type { Definition } from '../../../contract/survey/definition.ts'
import type { Action } from '../../permission/table.ts'
import { withHand } from '../../second-person.ts'
import { liveProblems } from '../results/live.ts'
import { surveyObstacle } from './obstacle.ts'
import type { Moment } from './phase.ts'
import type { SurveyRecord } from './record.ts'
import { quotaProblems, wordsProblems } from './releasable.ts'
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
  /** Whether batches of entered responses wait to be confirmed or counted. */
  entriesWait: boolean
}

export interface SurveyNeeds {
  draft?: boolean
  asked?: boolean
  total?: boolean
  entries?: boolean
}

export const surveyNeeds = ({ type }: SurveyCommand): SurveyNeeds => {
  switch (type) {
    case 'survey.edit':
    case 'survey.outcome':
      return { asked: true }
    case 'survey.announce':
    case 'survey.release':
      return { draft: true }
    case 'survey.submit':
      return { entries: true }
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
  const refusal = surveyObstacle(command.type, survey, { ...context, subject: actor.subject, draft: world.draft })
  if (refusal) return { ok: false, refusal }
  if ('version' in command && survey.version !== command.version) return refuse('version-conflict')
  if ('revision' in command && survey.draft.revision !== command.revision) return refuse('version-conflict')
  switch (command.type) {
    case 'survey.edit':
      return edit(world, command, context)
    case 'survey.define': {
      const draft = { revision: survey.draft.revision + 1, by: actor, at: now }
      return accept({
        ...move(survey, { draft, drafters: withHand(survey.drafters, actor) }),
        draft: command.definition,
      })
    }
    case 'survey.announce':
      return ask(world, { state: 'announced' })
    case 'survey.release':
      return ask(world, {})
    case 'survey.close':
      return accept(move(survey, { closedAt: now }))
    case 'survey.reopen':
      return accept(move(survey, { closedAt: null }))
    case 'survey.cancel':
      return accept(move(survey, { state: 'cancelled', notice: command.notice }))
    case 'survey.submit': {
      // What is typed in counts or does not: nobody reviews results that a colleague can still change.
      if (world.entriesWait) return refuse('incomplete', { issues: [{ path: 'entries', rule: 'waiting' }] })
      const submitted = { by: actor, at: now }
      const { providedBy } = command
      // Also who submitted before a colleague did so once more.
      const drafters = withHand(survey.drafters, actor)
      return accept(move(survey, { state: 'review', providedBy, submitted, drafters, secrecyReviewed: null }))
    }
    case 'survey.secrecy':
      return accept(move(survey, { secrecyReviewed: { by: actor, at: now, total: world.total } }))
    case 'survey.publish':
      return publish(world, context)
    case 'survey.outcome':
      return proposeOutcome(world, command, context)
    case 'survey.outcome.approve':
      return approveOutcome(survey, context)
    case 'survey.outcome.discard':
      return accept(move(survey, { proposedOutcome: null }))
    case 'survey.archive':
      return accept(move(survey, { state: 'archived' }))
  }
}

const move = (survey: SurveyRecord, difference: Partial<SurveyRecord>): SurveyChange => ({
  after: { ...survey, ...difference, version: survey.version + 1 },
})

const edit = (
  { survey, asked }: SurveyWorld,
  { details }: SurveyCommandOf<'survey.edit'>,
  { actor, now }: SurveyContext,
): Decided => {
  const issues =
    survey.state === 'draft'
      ? liveProblems(details)
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

/** The draft becomes what is asked, just as the approver saw it. */
const ask = ({ survey, draft }: SurveyWorld, more: Partial<SurveyRecord>): Decided => {
  if (!draft) throw new Error('released without a draft')
  const asked = { version: survey.asked.version + 1, revision: survey.draft.revision }
  return accept({ ...move(survey, { ...more, asked, drafters: [] }), version: draft })
}

/** Nothing else than what was reviewed. */
const publish = ({ survey, total }: SurveyWorld, { actor, now }: SurveyContext): Decided => {
  // A response that was still on its way through the stream when they were reviewed.
  if (survey.secrecyReviewed?.total !== total)
    return refuse('incomplete', { issues: [{ path: 'total', rule: 'changed' }] })
  const signedOff = { by: actor, at: now }
  return accept({ ...move(survey, { state: 'published', publishedAt: now, signedOff }), freeze: true })
}

/** M7: written by one, or by several after each other, and let out by none of them. M10: for everybody who was asked. */
const proposeOutcome = (
  { survey, asked }: SurveyWorld,
  { text }: SurveyCommandOf<'survey.outcome'>,
  { actor, now }: SurveyContext,
): Decided => {
  const missing = (asked?.languages ?? []).filter((language) => !text[language])
  if (missing.length > 0)
    return refuse('incomplete', {
      issues: missing.map((language) => ({ path: `text.${language}`, rule: 'missing_translation' })),
    })
  const by = withHand(survey.proposedOutcome?.by ?? [], actor)
  return accept(move(survey, { proposedOutcome: { text, by, at: now } }))
}

const approveOutcome = (survey: SurveyRecord, { actor, now }: SurveyContext): Decided => {
  const { proposedOutcome } = survey
  if (!proposedOutcome) throw new Error('approved without a proposal')
  const { text, by } = proposedOutcome
  return accept(move(survey, { outcome: { text, by, approvedBy: actor, at: now }, proposedOutcome: null }))
}
