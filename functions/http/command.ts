import type { CommandReply } from '../contract/interview/list.ts'
import { LIMITS } from '../contract/limits.ts'
import { type Result, refuse } from '../contract/refusal.ts'
import { created, type InterviewRecord } from '../domain/interview/records.ts'
import { type Action, allowed } from '../domain/permission/table.ts'
import { commit, earlierReply } from '../store/commit.ts'
import { auditFields, runInterviewCommand } from '../store/interview-command.ts'
import type { Answer, Call } from './call.ts'
import { commandDigest } from './digest.ts'
import { answered, outcomeReply } from './outcome.ts'

/** A staff command, in the name of who sent it. */
export const runCommand = async (call: Call<'activity.command'>): Promise<Result<Answer<CommandReply>>> => {
  const { services, staff, site, inForce, activity, body: command } = call
  if (command.type === 'activity.edit' && isTooLarge(command.details)) return refuse('too-large')
  const may = (action: Action) => allowed(staff.memberships, site.path, action)
  const actor = { subject: staff.subject, name: staff.name }
  const { tables, now, sealing } = services
  const digest = await commandDigest(sealing, staff, command)
  return answered(await runInterviewCommand({ tables, now, actor, may, site, inForce, digest }, activity, command))
}

/** Each part is within its own limit, but all of them at their longest would not fit into the table's item. */
const isTooLarge = (details: InterviewRecord['details']): boolean =>
  Buffer.byteLength(JSON.stringify(details)) > LIMITS.detailsBytes

/** A draft, created once: the same id again gets the same answer. */
export const createInterview = async (call: Call<'activity.create'>): Promise<Result<Answer<CommandReply>>> => {
  const { services, staff, site, params, body, activity: existing } = call
  if (isTooLarge(body.details)) return refuse('too-large')
  const at = services.now()
  const by = { subject: staff.subject, name: staff.name }
  const digest = await commandDigest(services.sealing, staff, body)
  if (existing) {
    const earlier = await earlierReply(services.tables, params.activityId, { ...body, digest })
    return answered(earlier ?? refuse('id-taken'))
  }
  const record: InterviewRecord = {
    kind: 'interview',
    id: params.activityId,
    siteId: site.id,
    details: body.details,
    brief: {
      state: 'draft',
      questionsOpen: false,
      answering: null,
      notice: null,
      lateAnswersDue: null,
      lateAnswersProvisional: false,
      detailsVersion: 1,
      startedAt: null,
      finishedAt: null,
      publishedAt: null,
    },
    version: 1,
    createdAt: at,
    draftedBy: by,
    drafters: [by],
    providedBy: null,
    submitted: null,
    secrecyReviewed: null,
    signedOff: null,
    epoch: services.newId(),
    seq: 0,
  }
  const change = created(record)
  const outcome = await commit(services.tables, null, [change], {
    commandId: body.commandId,
    digest,
    at,
    by,
    siteId: site.id,
    activityId: record.id,
    action: 'activity.create',
    target: record.id,
    before: null,
    after: auditFields(record, null),
  })
  return outcome.type === 'contention' ? refuse('id-taken') : outcomeReply(outcome)
}
