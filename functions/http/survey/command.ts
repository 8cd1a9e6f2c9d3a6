import type { CommandReply } from '../../contract/interview/list.ts'
import { type Result, refuse } from '../../contract/refusal.ts'
import type { AuditEntry } from '../../contract/site/audit.ts'
import type { SurveyCommand } from '../../contract/survey/command.ts'
import { differing } from '../../domain/differing.ts'
import { type Action, allowed } from '../../domain/permission/table.ts'
import { decideSurvey, type SurveyChange, type SurveyWorld, surveyNeeds } from '../../domain/survey/life/decide.ts'
import type { SurveyRecord } from '../../domain/survey/life/record.ts'
import { liveProblems } from '../../domain/survey/results/live.ts'
import { publicResults } from '../../domain/survey/results/public.ts'
import { rankOf } from '../../runtime/rank.ts'
import type { Tables } from '../../store/client.ts'
import { earlierReply } from '../../store/commit.ts'
import { giveUpTime, shortPause } from '../../store/conflicts.ts'
import { findActivity } from '../../store/records.ts'
import { commitSurvey } from '../../store/survey/commit.ts'
import { getDefinition } from '../../store/survey/definitions.ts'
import { hasUnsettledEntries } from '../../store/survey/entries.ts'
import { countedResults } from '../../store/survey/results.ts'
import type { Answer, Call } from '../call.ts'
import { commandDigest } from '../digest.ts'
import { answered, outcomeReply } from '../outcome.ts'
import { askedVersions } from './versions.ts'

/** Load, decide, commit in one transaction; when others got in between, look again and decide again. */
export const runSurveyCommand = async (call: Call<'survey.command'>): Promise<Result<Answer<CommandReply>>> => {
  const { services, staff, site, inForce, body: command } = call
  const { tables } = services
  const may = (action: Action) => allowed(staff.memberships, site.path, action)
  const actor = { subject: staff.subject, name: staff.name }
  const verifying = { verifies: services.citizens !== null }
  if (isTooLarge(command)) return refuse('too-large')
  const digest = await commandDigest(services.sealing, staff, command)
  let survey: SurveyRecord | null = call.activity
  const giveUpAt = giveUpTime()
  for (let attempt = 0; survey && performance.now() < giveUpAt; attempt++) {
    const now = services.now()
    const needs = surveyNeeds(command)
    const counted = needs.total ? await countedResults(tables, survey.id) : null
    const world: SurveyWorld = {
      survey,
      draft: needs.draft ? await getDefinition(tables, survey.id, 'draft') : null,
      asked: needs.asked ? await getDefinition(tables, survey.id, survey.asked.version) : null,
      total: counted?.total ?? 0,
      entriesWait: needs.entries === true && (await hasUnsettledEntries(tables, survey.id)),
    }
    const decided = decideSurvey(world, command, { now, actor, may, ...verifying, timeZone: inForce.timeZone })
    if (!decided.ok) {
      // A repeat of what was done looks like a stale command: its receipt tells them apart.
      return answered((await earlierReply(tables, survey.id, { ...command, digest })) ?? decided)
    }
    const { freeze, ...change } = decided.value
    const versions = freeze ? await askedVersions(tables, survey) : []
    const rank = await rankOf(services.suppression, survey.id)
    const final = freeze && counted ? { final: publicResults(survey, counted, 'final', now, versions, rank) } : {}
    const audit = {
      ...auditOf(command, survey, change),
      ...{ at: now, by: actor, siteId: site.id, activityId: survey.id, digest },
    }
    const outcome = await commitSurvey(tables, { before: survey, ...change, ...final }, audit)
    if (outcome.type === 'too-large') return refuse('too-large')
    if (outcome.type !== 'contention') return outcomeReply(outcome)
    await shortPause(attempt)
    survey = await getSurvey(tables, survey.id)
  }
  return refuse('unavailable')
}

/**
 * In bytes of UTF-8 JSON, for each text is within its limit in each of many languages: what is stored of a survey, and of a
 * change of it in the trail, stays below the 400 KB that DynamoDB takes an item.
 */
const DETAILS_BYTES = 140_000
const OUTCOME_BYTES = 80_000

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

const isTooLarge = (command: SurveyCommand): boolean => {
  if (command.type === 'survey.edit') return bytesOf(command.details) > DETAILS_BYTES
  return command.type === 'survey.outcome' && bytesOf(command.text) > OUTCOME_BYTES
}

export const getSurvey = async (tables: Tables, id: string): Promise<SurveyRecord | null> => {
  const activity = await findActivity(tables, id)
  return activity?.kind === 'survey' ? activity : null
}

/** What differs of the survey itself; the questions are kept by version, and the trail says which. */
const auditOf = (
  command: SurveyCommand,
  before: SurveyRecord,
  { after }: SurveyChange,
): Pick<AuditEntry, 'commandId' | 'action' | 'target' | 'before' | 'after'> => ({
  commandId: command.commandId,
  action: command.type,
  target: before.id,
  before: differing(before, after, UNSAID),
  after: differing(after, before, UNSAID),
})

const UNSAID: readonly string[] = ['version', 'drafters']

/** A draft, created once: the same id again gets the same answer. */
export const createSurvey = async (call: Call<'survey.create'>): Promise<Result<Answer<CommandReply>>> => {
  const { services, staff, site, params, body, activity: existing } = call
  if (bytesOf(body.details) > DETAILS_BYTES) return refuse('too-large')
  const issues = liveProblems(body.details)
  if (issues.length > 0) return refuse('invalid-input', { issues })
  const at = services.now()
  const by = { subject: staff.subject, name: staff.name }
  const digest = await commandDigest(services.sealing, staff, body)
  if (existing) {
    const earlier = await earlierReply(services.tables, params.activityId, { ...body, digest })
    return answered(earlier ?? refuse('id-taken'))
  }
  const after: SurveyRecord = {
    kind: 'survey',
    id: params.activityId,
    siteId: site.id,
    details: body.details,
    state: 'draft',
    version: 1,
    createdAt: at,
    draftedBy: by,
    drafters: [by],
    draft: { revision: 0, by: null, at: null },
    asked: { version: 0, revision: 0 },
    closedAt: null,
    notice: null,
    publishedAt: null,
    outcome: null,
    proposedOutcome: null,
    providedBy: null,
    submitted: null,
    secrecyReviewed: null,
    signedOff: null,
  }
  const audit = {
    ...{ commandId: body.commandId, digest, at, by, siteId: site.id, activityId: after.id, target: after.id },
    ...{ action: 'survey.create', before: null, after: differing(after, null, UNSAID) },
  }
  const outcome = await commitSurvey(services.tables, { before: null, after }, audit)
  return outcome.type === 'done' || outcome.type === 'repeat' ? outcomeReply(outcome) : refuse('id-taken')
}
