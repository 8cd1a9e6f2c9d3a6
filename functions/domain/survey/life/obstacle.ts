import type { Actor } from '../../../contract/basics.ts'
import { type InputIssue, type Refusal, refuse } from '../../../contract/refusal.ts'
import type { StaffSurvey, SurveyState } from '../../../contract/survey/activity.ts'
import type { SurveyCommandType } from '../../../contract/survey/command.ts'
import type { Definition } from '../../../contract/survey/definition.ts'
import { SURVEY_LIMITS } from '../../../contract/survey/limits.ts'
import { nobodyVerifies } from '../../identity.ts'
import type { Action } from '../../permission/table.ts'
import { notSecond } from '../../second-person.ts'
import { liveProblems } from '../results/live.ts'
import { resultAuthors } from './authors.ts'
import { type Moment, phaseOf } from './phase.ts'
import { releaseProblems } from './releasable.ts'

/** Who asks, when, and what is known beside the survey: all that decides on a command but what the command says. */
export interface SurveyAsker extends Moment {
  subject: string
  may: (action: Action) => boolean
  /** What is being edited of the questions; null: nothing yet. */
  draft: Definition | null
  /** Whether anybody verifies citizens here. */
  verifies: boolean
}

/** In which states a command can be given at all. */
const STATES: Record<SurveyCommandType, readonly SurveyState[]> = {
  'survey.edit': ['draft', 'announced'],
  'survey.define': ['draft', 'announced'],
  'survey.announce': ['draft'],
  'survey.release': ['announced'],
  'survey.close': ['announced'],
  'survey.reopen': ['announced'],
  'survey.cancel': ['draft', 'announced'],
  'survey.submit': ['announced', 'review'],
  'survey.secrecy': ['review'],
  'survey.publish': ['review'],
  'survey.outcome': ['published'],
  'survey.outcome.approve': ['published'],
  'survey.outcome.discard': ['published'],
  'survey.archive': ['published'],
}

/**
 * The refusal that meets a command now, whatever it says; null: it is accepted, if what it says is sound. The one home of these rules:
 * the platform asks before it decides, and the console before it offers. Whether the asker's role may send it is the permission table's.
 */
export const surveyObstacle = (type: SurveyCommandType, survey: StaffSurvey, asker: SurveyAsker): Refusal | null => {
  if (!STATES[type].includes(survey.state)) return wrongState(survey)
  switch (type) {
    case 'survey.edit':
      // Once announced an edit is public at once, so only who may announce may make it.
      return survey.state === 'announced' && !asker.may('survey.announce') ? refuse('not-allowed').refusal : null
    case 'survey.announce':
    case 'survey.release':
      return askingObstacle(type, survey, asker)
    case 'survey.close':
      return phaseOf(survey, asker) === 'closed' ? wrongState(survey) : null
    case 'survey.reopen':
      return survey.closedAt === null ? wrongState(survey) : null
    case 'survey.submit':
      return survey.state === 'announced' && phaseOf(survey, asker) !== 'closed' ? wrongState(survey) : null
    case 'survey.secrecy':
      return survey.submitted ? secondObstacle(type, survey, asker) : missing('submitted')
    case 'survey.publish':
      if (!survey.submitted) return missing('submitted')
      return survey.secrecyReviewed ? secondObstacle(type, survey, asker) : missing('secrecyReviewed')
    case 'survey.outcome.approve':
      return survey.proposedOutcome ? secondObstacle(type, survey, asker) : wrongState(survey)
    case 'survey.outcome.discard':
      return survey.proposedOutcome ? null : wrongState(survey)
    default:
      return null
  }
}

/** Those who must leave a command to another, for they wrote what it lets out (M7). */
export const surveyAuthors = (type: SurveyCommandType, survey: StaffSurvey): readonly Actor[] => {
  switch (type) {
    case 'survey.announce':
    case 'survey.release':
      return survey.drafters
    case 'survey.secrecy':
    case 'survey.publish':
      return resultAuthors(survey)
    case 'survey.outcome.approve':
      return survey.proposedOutcome?.by ?? []
    default:
      return []
  }
}

const secondObstacle = (type: SurveyCommandType, survey: StaffSurvey, { subject }: SurveyAsker): Refusal | null =>
  notSecond(surveyAuthors(type, survey), { subject })?.refusal ?? null

/** What is being edited becomes what is asked. */
const askingObstacle = (type: SurveyCommandType, survey: StaffSurvey, asker: SurveyAsker): Refusal | null => {
  const { draft, verifies } = asker
  if (!draft || survey.draft.revision === 0) return missing('draft')
  if (survey.asked.revision === survey.draft.revision) return refuse('wrong-state', { detail: 'unchanged' }).refusal
  const author = secondObstacle(type, survey, asker)
  if (author) return author
  if (survey.asked.version >= SURVEY_LIMITS.versions) return refuse('too-large').refusal
  const issues: InputIssue[] = releaseProblems(draft, survey.details)
  if (survey.state === 'draft') issues.push(...liveProblems(survey.details))
  issues.push(...nobodyVerifies('once', survey.details.once, verifies))
  return issues.length > 0 ? refuse('incomplete', { issues }).refusal : null
}

const wrongState = ({ state }: StaffSurvey) => refuse('wrong-state', { detail: state }).refusal
const missing = (path: string) => refuse('incomplete', { issues: [{ path, rule: 'required' }] }).refusal
