import { reloading, runCommand, runCreation } from '../../command/run.ts'
import type { CommandReply } from '../../contract/interview/list.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { AuditEntry } from '../../contract/site/audit.ts'
import type { SurveyCommand } from '../../contract/survey/command.ts'
import type { StaffResults } from '../../contract/survey/results.ts'
import { differing } from '../../domain/differing.ts'
import { type Action, allowed } from '../../domain/permission/table.ts'
import { decideSurvey, type SurveyChange, type SurveyWorld, surveyNeeds } from '../../domain/survey/life/decide.ts'
import type { SurveyRecord } from '../../domain/survey/life/record.ts'
import { liveProblems } from '../../domain/survey/results/live.ts'
import { publicResults } from '../../domain/survey/results/public.ts'
import { rankOf } from '../../runtime/rank.ts'
import type { Tables } from '../../store/client.ts'
import { versionsOf } from '../../store/commit.ts'
import { commandKey } from '../../store/keys.ts'
import { findActivity } from '../../store/records.ts'
import { surveyWrites } from '../../store/survey/commit.ts'
import { getDefinition } from '../../store/survey/definitions.ts'
import { hasUnsettledEntries } from '../../store/survey/entries.ts'
import { countedResults } from '../../store/survey/results.ts'
import type { Answer, Call } from '../call.ts'
import { commanderOf, creationOf } from '../commander.ts'
import { answered } from '../outcome.ts'
import { askedVersions } from './versions.ts'

/** What a command on a survey is decided on: with what is counted, where the command asks for it. */
interface Loaded extends SurveyWorld {
  counted: StaffResults | null
}

export const runSurveyCommand = async (call: Call<'survey.command'>): Promise<Result<Answer<CommandReply>>> => {
  const { services, staff, site, inForce, activity, body: command } = call
  const { tables } = services
  if (isTooLarge(command)) return refuse('too-large')
  const commander = await commanderOf(call, activity.id, command)
  const { actor } = commander
  const may = (action: Action) => allowed(staff.memberships, site.path, action)
  const survey = reloading<SurveyRecord | null>(activity, () => getSurvey(tables, activity.id))
  const done = await runCommand<Loaded, SurveyChange>(commander, {
    commandId: command.commandId,
    receipt: commandKey(activity.id, command.commandId),
    load: async () => {
      const found = await survey()
      return found && loadWorld(tables, found, command)
    },
    decide: (world, now) => {
      const verifies = services.citizens !== null
      return decideSurvey(world, command, { now, actor, may, verifies, timeZone: inForce.timeZone })
    },
    audit: ({ survey }, change) => auditOf(command, survey, change),
    writes: async ({ survey, counted }, { freeze, ...change }, { at }) => {
      const versions = freeze ? await askedVersions(tables, survey) : []
      const rank = await rankOf(services.suppression, survey.id)
      const final = freeze && counted ? { final: publicResults(survey, counted, 'final', at, versions, rank) } : {}
      const writes = surveyWrites(tables, { before: survey, ...change, ...final })
      return writes === 'too-large' ? writes : { writes, reply: versionsOf([change]) }
    },
  })
  return answered(done)
}

const loadWorld = async (tables: Tables, survey: SurveyRecord, command: SurveyCommand): Promise<Loaded> => {
  const needs = surveyNeeds(command)
  const counted = needs.total ? await countedResults(tables, survey.id) : null
  return {
    survey,
    draft: needs.draft ? await getDefinition(tables, survey.id, 'draft') : null,
    asked: needs.asked ? await getDefinition(tables, survey.id, survey.asked.version) : null,
    total: counted?.total ?? 0,
    entriesWait: needs.entries === true && (await hasUnsettledEntries(tables, survey.id)),
    counted,
  }
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

const getSurvey = async (tables: Tables, id: string): Promise<SurveyRecord | null> => {
  const activity = await findActivity(tables, id)
  return activity?.kind === 'survey' ? activity : null
}

/** What differs of the survey itself; the questions are kept by version, and the trail says which. */
const auditOf = (
  command: SurveyCommand,
  before: SurveyRecord,
  { after }: SurveyChange,
): Pick<AuditEntry, 'action' | 'target' | 'before' | 'after'> => ({
  action: command.type,
  target: before.id,
  before: differing(before, after, UNSAID),
  after: differing(after, before, UNSAID),
})

const UNSAID: readonly string[] = ['version', 'drafters']

/** A draft, created once. */
export const createSurvey = async (call: Call<'survey.create'>): Promise<Result<Answer<CommandReply>>> => {
  const { services, site, params, body } = call
  const { tables } = services
  if (bytesOf(body.details) > DETAILS_BYTES) return refuse('too-large')
  const issues = liveProblems(body.details)
  if (issues.length > 0) return refuse('invalid-input', { issues })
  const commander = await commanderOf(call, params.activityId, body)
  const by = commander.actor
  const make = (now: number): SurveyRecord => ({
    kind: 'survey',
    id: params.activityId,
    siteId: site.id,
    details: body.details,
    state: 'draft',
    version: 1,
    createdAt: now,
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
  })
  const done = await runCreation<SurveyRecord>(commander, {
    ...creationOf(call),
    make: (now) => accept(make(now)),
    action: 'survey.create',
    fields: (made) => differing(made, null, UNSAID),
    writes: (after) => surveyWrites(tables, { before: null, after }),
  })
  return answered(done)
}
