import { auditFields, runInterviewCommand } from '../../command/interview.ts'
import { runCreation } from '../../command/run.ts'
import type { CommandReply } from '../../contract/interview/list.ts'
import { LIMITS } from '../../contract/limits.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import { created, type InterviewRecord } from '../../domain/interview/records.ts'
import { type Action, allowed } from '../../domain/permission/table.ts'
import { interviewWrites } from '../../store/interview.ts'
import type { Answer, Call } from '../call.ts'
import { commanderOf, creationOf } from '../commander.ts'
import { answered } from '../outcome.ts'

/** A staff command, in the name of who sent it. */
export const runCommandOfStaff = async (call: Call<'activity.command'>): Promise<Result<Answer<CommandReply>>> => {
  const { staff, site, inForce, activity, body: command } = call
  if (command.type === 'activity.edit' && isTooLarge(command.details)) return refuse('too-large')
  const may = (action: Action) => allowed(staff.memberships, site.path, action)
  const commander = await commanderOf(call, activity.id, command)
  return answered(
    await runInterviewCommand(
      { ...commander, may, verifies: call.services.citizens !== null, site, inForce },
      activity,
      command,
    ),
  )
}

/** Each part is within its own limit, but all of them at their longest would not fit into the table's item. */
const isTooLarge = (details: InterviewRecord['details']): boolean =>
  Buffer.byteLength(JSON.stringify(details)) > LIMITS.detailsBytes

/** A draft, created once. */
export const createInterview = async (call: Call<'activity.create'>): Promise<Result<Answer<CommandReply>>> => {
  const { services, site, params, body } = call
  const { tables, newId } = services
  if (isTooLarge(body.details)) return refuse('too-large')
  const commander = await commanderOf(call, params.activityId, body)
  const by = commander.actor
  const make = (now: number): InterviewRecord => ({
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
    createdAt: now,
    draftedBy: by,
    drafters: [by],
    providedBy: null,
    submitted: null,
    secrecyReviewed: null,
    signedOff: null,
    epoch: newId(),
    seq: 0,
  })
  const done = await runCreation<InterviewRecord>(commander, {
    ...creationOf(call),
    make: (now) => accept(make(now)),
    action: 'activity.create',
    fields: (made) => auditFields(made, null),
    writes: (made, at) => interviewWrites(tables, null, [created(made)], at),
  })
  return answered(done)
}
