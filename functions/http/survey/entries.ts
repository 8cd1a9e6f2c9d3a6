import { runCommand } from '../../command/run.ts'
import type { CommandReply } from '../../contract/interview/list.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { ResponseReceipt } from '../../contract/survey/receipt.ts'
import { differing } from '../../domain/differing.ts'
import { isSameContent } from '../../domain/same-content.ts'
import { confirmBatch, entryRefused, openBatch, rejectBatch, takesEntries } from '../../domain/survey/entry/decide.ts'
import type { EnteredRecord, EntryBatchRecord } from '../../domain/survey/entry/record.ts'
import { phaseOf } from '../../domain/survey/life/phase.ts'
import type { SurveyRecord } from '../../domain/survey/life/record.ts'
import type { Tables } from '../../store/client.ts'
import { versionsOf } from '../../store/commit.ts'
import { PATIENCE_MS, shortPause } from '../../store/conflicts.ts'
import { commandKey } from '../../store/keys.ts'
import { commitEntered, enteredUnder, entryBatchWrite, getEntryBatch } from '../../store/survey/entries.ts'
import { type Limit, roomIn } from '../../store/survey/quotas.ts'
import { isUnusedCode, refuseFull } from '../../store/survey/respond.ts'
import type { Answer, Call } from '../call.ts'
import { commanderOf } from '../commander.ts'
import { digestOf } from '../digest.ts'
import { answered } from '../outcome.ts'
import { build, hashOf, limitsOf, receiptOf } from './take.ts'
import { askedVersion } from './versions.ts'

type Entering = Call<'response.enter'> | Call<'entry.open'> | Call<'entry.confirm'> | Call<'entry.reject'>

/** What is verified by nobody is no response where each is of a verified person (Q2). */
const mayEnter = ({ services, activity, inForce }: Entering): Result<{ now: number }> => {
  const now = services.now()
  const phase = phaseOf(activity, { now, timeZone: inForce.timeZone })
  if (!takesEntries(phase)) return refuse('survey-closed', { detail: phase })
  return activity.details.once === 'verified' ? refuse('identity-required') : accept({ now })
}

export const openEntryBatch = (call: Call<'entry.open'>): Promise<Result<Answer<CommandReply>>> => {
  const { activity, params, body } = call
  const { reference, channel } = body
  const opening = { activityId: activity.id, id: params.batchId, reference, channel }
  return runOnBatch(call, 'entry.open', (before) => {
    if (before) return refuse('id-taken')
    const may = mayEnter(call)
    return may.ok ? accept(openBatch(opening, actorOf(call), may.value.now)) : may
  })
}

/** A batch confirmed or rejected as its second person saw it. */
export const decideEntryBatch = (
  call: Call<'entry.confirm'> | Call<'entry.reject'>,
): Promise<Result<Answer<CommandReply>>> =>
  runOnBatch(call, 'reason' in call.body ? 'entry.reject' : 'entry.confirm', (before) =>
    before ? decideOn(call, before) : refuse('not-found'),
  )

const runOnBatch = async (
  call: Call<'entry.open'> | Call<'entry.confirm'> | Call<'entry.reject'>,
  action: string,
  decide: (before: EntryBatchRecord | null) => Result<EntryBatchRecord>,
): Promise<Result<Answer<CommandReply>>> => {
  const { services, activity, params, body } = call
  const { tables } = services
  interface Loaded {
    before: EntryBatchRecord | null
  }
  const done = await runCommand<Loaded, EntryBatchRecord>(await commanderOf(call, activity.id, ofBatch(call)), {
    commandId: body.commandId,
    receipt: commandKey(activity.id, body.commandId),
    load: async () => ({ before: await getEntryBatch(tables, activity.id, params.batchId) }),
    decide: ({ before }) => decide(before),
    audit: ({ before }, after) => ({
      ...{ action, target: after.id },
      before: before && differing(before, after, UNSAID),
      after: differing(after, before, UNSAID),
    }),
    writes: ({ before }, after) => ({
      writes: [entryBatchWrite(tables, before, after)],
      reply: versionsOf([{ after }]),
    }),
  })
  return answered(done)
}

const decideOn = (
  call: Call<'entry.confirm'> | Call<'entry.reject'>,
  before: EntryBatchRecord,
): Result<EntryBatchRecord> => {
  const { body, services } = call
  if ('reason' in body)
    return rejectBatch(before, { seen: body.version, reason: body.reason }, actorOf(call), services.now())
  const may = mayEnter(call)
  return may.ok ? confirmBatch(before, body.version, actorOf(call), may.value.now) : may
}

/** A response from paper or the telephone, into a batch that waits. It uses up nothing before that is confirmed. */
export const enterResponse = async (call: Call<'response.enter'>): Promise<Result<Answer<ResponseReceipt>>> => {
  const { services, activity, params } = call
  const { tables } = services
  const { batchId, code, ...given } = call.body
  const digest = await digestOf(services.sealing, batchId, code, given.answers)
  const earlier = await receiptOfEntry(call, digest)
  if (earlier) return earlier
  const may = mayEnter(call)
  if (!may.ok) return may
  const now = may.value.now
  const hash = code === null ? null : hashOf(activity.id, code)
  if (activity.details.once === 'code' && (hash === null || !(await isUnusedCode(tables, activity.id, hash))))
    return refuse('invitation-required')
  const asked = given.version <= activity.asked.version ? await askedVersion(tables, activity.id, given.version) : null
  if (!asked) return refuse('invalid-input', { issues: [{ path: 'version', rule: 'unknown' }] })
  const by = actorOf(call)
  const giveUpAt = performance.now() + PATIENCE_MS
  for (let attempt = 0; performance.now() < giveUpAt; attempt++) {
    const batch = await getEntryBatch(tables, activity.id, batchId)
    if (!batch) return refuse('not-found')
    const refused = entryRefused(batch)
    if (refused) return refused
    const sender = { channel: batch.channel, owner: hashOf(by.subject, params.responseId), enteredBy: by, digest }
    const moment = { now, timeZone: call.inForce.timeZone }
    const built = build(asked, activity, params.responseId, given, sender, moment)
    if (!built.ok) return built
    const { response, quotas } = built.value
    const full = await fullOf(tables, activity, quotas)
    if (full) return full
    const entered: EnteredRecord = {
      ...response,
      batch: { id: batch.id, reference: batch.reference },
      quotas: quotas.map(({ id }) => id),
      code: activity.details.once === 'code' ? hash : null,
    }
    const { reference, channel } = batch
    const audit = {
      ...entry(call, now),
      ...{ commandId: response.id, action: 'response.enter', target: response.id, before: null, digest },
      after: { batch: batch.id, reference, channel, version: response.version },
    }
    const outcome = await commitEntered(tables, entered, { batchId, by }, audit)
    if (outcome.type === 'done') return accept({ reply: receiptOf(response) })
    const repeated = await receiptOfEntry(call, digest)
    if (repeated) return repeated
    await shortPause(attempt)
  }
  return refuse('unavailable')
}

/** Told before somebody has typed in a pile: what is full now stays so. */
const fullOf = async (tables: Tables, activity: SurveyRecord, quotas: readonly Limit[]) => {
  for (const limit of limitsOf(activity, quotas))
    if ((await roomIn(tables, activity.id, limit)).length === 0) return refuseFull(limit)
  return null
}

/** What was entered under this id before, by the same person into the same batch, is answered the same (D2). */
const receiptOfEntry = async (
  call: Call<'response.enter'>,
  digest: string,
): Promise<Result<Answer<ResponseReceipt>> | null> => {
  const { services, activity, params, staff } = call
  const found = await enteredUnder(services.tables, activity.id, params.responseId)
  if (!found) return null
  const same = found.action === 'response.enter' && found.by.subject === staff.subject
  if (!same || !isSameContent(found, digest)) return refuse('id-taken')
  return accept({ reply: { id: params.responseId, version: Number(found.after?.version), receivedAt: found.at } })
}

/** What a command about a batch says, the batch with it. */
const ofBatch = ({ body, params }: Call<'entry.open'> | Call<'entry.confirm'> | Call<'entry.reject'>) => {
  const said: { commandId: string; version?: unknown; batchId: string } = { ...body, batchId: params.batchId }
  return said
}

const actorOf = ({ staff: { subject, name } }: Entering) => ({ subject, name })

const entry = (call: Entering, now: number) => {
  const { id: activityId, siteId } = call.activity
  return { at: now, by: actorOf(call), siteId, activityId }
}

const UNSAID: readonly string[] = ['version', 'activityId', 'outcome', 'enteredBy']
