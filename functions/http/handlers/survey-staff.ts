import { accept, refuse } from '../../contract/refusal.ts'
import { allowed } from '../../domain/permission/table.ts'
import { difference } from '../../domain/survey/life/difference.ts'
import { phaseOf } from '../../domain/survey/life/phase.ts'
import { enteredResponse, entryBatch, staffResponse, staffSurvey } from '../../domain/survey/life/views.ts'
import { compile } from '../../domain/survey/model/index.ts'
import { withReasons } from '../../domain/survey/results/public.ts'
import { hasPreview, isRunning } from '../../domain/survey/results/staff.ts'
import { planOf } from '../../domain/survey/tally/index.ts'
import { rankOf } from '../../runtime/rank.ts'
import { commitWrites, earlierReply } from '../../store/commit.ts'
import { getDefinition } from '../../store/survey/definitions.ts'
import { enteredPage, entryBatchPage, eraseEntered, getEntryBatch } from '../../store/survey/entries.ts'
import { TOTAL, usedOf } from '../../store/survey/quotas.ts'
import { getResponse } from '../../store/survey/respond.ts'
import { addCodes, eraseResponse, putTrial, responsePage } from '../../store/survey/responses.ts'
import { countedResults } from '../../store/survey/results.ts'
import type { Call, Handlers } from '../call.ts'
import { commandDigest, digestOf } from '../digest.ts'
import { createSurvey, runSurveyCommand } from '../survey/command.ts'
import { decideEntryBatch, enterResponse, openEntryBatch } from '../survey/entries.ts'
import { resultsForStaff } from '../survey/results.ts'
import { build, hashOf, receiptOf } from '../survey/take.ts'
import { askedVersions } from '../survey/versions.ts'

/** What staff read and do of a survey. */
export const surveyStaff = {
  'survey.create': async (call) => createSurvey(call),
  'survey.command': async (call) => runSurveyCommand(call),

  'survey.backstage': async ({ services: { tables, now, citizens }, activity, inForce }) => {
    const draft = await getDefinition(tables, activity.id, 'draft')
    const at = now()
    const phase = phaseOf(activity, { now: at, timeZone: inForce.timeZone })
    return accept({ reply: { survey: staffSurvey(activity), phase, draft, verifies: citizens !== null, now: at } })
  },

  'survey.version': async ({ services: { tables }, activity, params }) => {
    const definition = await getDefinition(tables, activity.id, params.version)
    return definition ? accept({ reply: { definition } }) : refuse('not-found')
  },

  'survey.difference': async (call) => {
    const { services, activity, staff, site } = call
    const { tables } = services
    const { id, asked } = activity
    // Many may look at what changes who may not look at results.
    const whole = seesWhole(call) && allowed(staff.memberships, site.path, 'results.staff')
    const [before, after, { questions }] = await Promise.all([
      getDefinition(tables, id, asked.version),
      getDefinition(tables, id, 'draft'),
      resultsForStaff(tables, activity, whole),
    ])
    if (!before || !after) return refuse('not-found')
    const answered = Object.fromEntries(
      questions.flatMap(({ id, answered }) => (answered ? [[id, answered] as const] : [])),
    )
    return accept({ reply: { ...difference(before, after), answered } })
  },

  'results.staff': async (call) => {
    const { services, activity } = call
    return accept({ reply: await resultsForStaff(services.tables, activity, seesWhole(call)) })
  },

  'results.preview': async ({ services: { tables, suppression, now }, activity, staff, site, inForce }) => {
    const at = now()
    const phase = phaseOf(activity, { now: at, timeZone: inForce.timeZone })
    const reads = allowed(staff.memberships, site.path, 'response.read')
    if (!hasPreview(phase, reads)) return refuse('wrong-state', { detail: phase })
    const [counted, versions, rank] = await Promise.all([
      countedResults(tables, activity.id),
      askedVersions(tables, activity),
      rankOf(suppression, activity.id),
    ])
    return accept({ reply: withReasons(activity, counted, 'final', at, versions, rank) })
  },

  'limit.read': async (call) => {
    const { tables } = call.services
    const { activity } = call
    const whole = seesWhole(call)
    const { limit, quotas } = activity.details
    const used = await usedOf(tables, activity.id, [TOTAL, ...quotas.map(({ id }) => id)])
    const room = (id: string, most: number) => {
      const taken = used.get(id) ?? 0
      // A quota counts one kind of answer: the next look would tell what came between (Q13).
      return { used: whole ? taken : null, full: taken >= most }
    }
    const ofQuotas = Object.fromEntries(quotas.map((quota) => [quota.id, room(quota.id, quota.limit)]))
    return accept({ reply: { total: limit === null ? null : room(TOTAL, limit), quotas: ofQuotas } })
  },

  'response.list': async ({ services: { tables }, activity, query: { after, trials } }) => {
    const { responses, next } = await responsePage(tables, activity.id, trials ? 'TRIAL' : 'RESPONSE', after)
    return accept({ reply: { responses: responses.map(staffResponse), next } })
  },

  'response.read': async ({ services: { tables }, activity, params: { responseId }, query: { trials } }) => {
    const response = await getResponse(tables, activity.id, responseId, trials ? 'TRIAL' : 'RESPONSE')
    return response ? accept({ reply: staffResponse(response) }) : refuse('not-found')
  },

  'response.enter': async (call) => enterResponse(call),
  'entry.open': async (call) => openEntryBatch(call),
  'entry.confirm': async (call) => decideEntryBatch(call),
  'entry.reject': async (call) => decideEntryBatch(call),

  'entry.list': async ({ services: { tables }, activity, query: { after } }) => {
    const { items, next } = await entryBatchPage(tables, activity.id, after)
    return accept({ reply: { batches: items.map(entryBatch), next } })
  },

  'entry.read': async ({ services: { tables }, activity, staff, site, params: { batchId }, query: { after } }) => {
    const batch = await getEntryBatch(tables, activity.id, batchId)
    if (!batch) return refuse('not-found')
    // Whoever confirms compares it with the forms; later it is what single people answered.
    if (batch.state !== 'waiting' && !allowed(staff.memberships, site.path, 'response.read'))
      return refuse('not-allowed')
    const { items, next } = await enteredPage(tables, activity.id, batchId, after)
    return accept({ reply: { batch: entryBatch(batch), responses: items.map(enteredResponse), next } })
  },

  'response.erase': async (call) => {
    const {
      services: { tables },
      activity: { id },
      params: { responseId },
      query: { batch: batchId },
    } = call
    const audit = entry(call, 'response.erase', responseId)
    // Results that were published stay as they were reviewed; who gave a response can still have it erased.
    const wasEntered = batchId !== undefined && (await eraseEntered(tables, id, { batchId, responseId }, audit))
    // It may have been counted meanwhile.
    if (!wasEntered) await eraseResponse(tables, id, responseId, audit)
    return accept({ reply: {} })
  },

  'response.try': async ({ services: { tables, sealing, now }, activity, inForce, staff, params, body }) => {
    const definition = await getDefinition(tables, activity.id, 'draft')
    if (!definition) return refuse('incomplete', { issues: [{ path: 'draft', rule: 'required' }] })
    const asked = { version: 0, survey: compile(definition), plan: planOf(definition) }
    const { subject, name } = staff
    const by = {
      ...{ channel: 'trial' as const, owner: hashOf(subject, params.responseId), enteredBy: { subject, name } },
      digest: await digestOf(sealing, body.answers),
    }
    const moment = { now: now(), timeZone: inForce.timeZone }
    const built = build(asked, activity, params.responseId, { ...body, version: 1 }, by, moment)
    if (!built.ok) return built
    const stored = await putTrial(tables, built.value.response)
    return stored.ok ? accept({ reply: receiptOf(stored.value) }) : stored
  },

  'code.add': async (call) => {
    const { services, activity, staff, body } = call
    const digest = await commandDigest(services.sealing, staff, body)
    const earlier = await earlierReply(services.tables, activity.id, { ...body, digest })
    if (earlier?.ok === false) return earlier
    if (!earlier) {
      await addCodes(
        services.tables,
        activity.id,
        body.codes.map((code) => hashOf(activity.id, code)),
      )
      // Told last: when this is not reached, the same codes come again and change nothing.
      const audit = {
        ...entry(call, 'code.add', null),
        commandId: body.commandId,
        digest,
        after: { codes: body.codes.length },
      }
      const told = await commitWrites(services.tables, [], audit, { versions: {} })
      if (told.type === 'taken') return refuse('id-taken')
    }
    return accept({ reply: { codes: body.codes.length } })
  },
} satisfies Partial<Handlers>

/** Every number as it is (Q13); else they move by batches. */
const seesWhole = ({
  services,
  activity,
  staff,
  site,
  inForce,
}: Pick<Call<'results.staff'>, 'services' | 'activity' | 'staff' | 'site' | 'inForce'>): boolean =>
  allowed(staff.memberships, site.path, 'response.read') ||
  !isRunning(phaseOf(activity, { now: services.now(), timeZone: inForce.timeZone }))

const entry = (
  { services: { now, newId }, staff: { subject, name }, activity }: Call<'response.erase'> | Call<'code.add'>,
  action: string,
  target: string | null,
) => ({
  ...{
    commandId: newId(),
    digest: '',
    at: now(),
    by: { subject, name },
    siteId: activity.siteId,
    activityId: activity.id,
  },
  ...{ action, target, before: null, after: null },
})
