import { randomBytes } from 'node:crypto'
import { runInterviewCommand } from '../../command/interview.ts'
import type { Actor } from '../../contract/basics.ts'
import type { CaseStep } from '../../contract/case/case.ts'
import type { InterviewCommand } from '../../contract/interview/command.ts'
import type { DeclineReason } from '../../contract/interview/question.ts'
import { answeredThere } from '../../domain/case/answered-there.ts'
import { eraseWithQuestion } from '../../domain/case/erasure.ts'
import { linkedIds } from '../../domain/case/needs.ts'
import { RANDOM_BYTES, receiptNumber } from '../../domain/case/receipt.ts'
import { receiveQuestion } from '../../domain/case/receive.ts'
import type { CaseRecord } from '../../domain/case/records.ts'
import { isErased } from '../../domain/interview/erasure.ts'
import type { InterviewRecord, QuestionRecord } from '../../domain/interview/records.ts'
import { questionWaits } from '../../domain/interview/waiting.ts'
import { commitCitizen, storeCase } from '../../store/case/commit.ts'
import { caseRules, rulesOf } from '../../store/case/in-force.ts'
import { leftOverCaseId } from '../../store/case/left-over.ts'
import { getCase, getCases } from '../../store/case/records.ts'
import type { Tables } from '../../store/client.ts'
import { allQuestions, getActivity, getQuestion } from '../../store/records.ts'
import { getSiteInForce } from '../../store/sites.ts'
import { destroyKey } from '../../store/trail.ts'
import { hashedId } from '../hashed-id.ts'
import type { Projection } from './projection.ts'

/** Both ways between an interview and the cases that its open questions have become. Each step again changes nothing. */
export const projectLeftOver = async ({ tables, activityId, records, now }: Projection): Promise<void> => {
  const heads = records.filter(({ kind, sk, after }) => kind === 'HEAD' && sk === 'HEAD' && after?.kind === 'interview')
  if (heads.some(({ before, after }) => stateOf(after) === 'published' && stateOf(before) !== 'published'))
    await receiveLeftOver(tables, activityId)
  for (const { kind, sk, before, after } of records) {
    if (kind === 'QUESTION' && before?.text && after?.text === '')
      await eraseCase(tables, leftOverCaseId(activityId, sk), now)
    if (kind !== 'QUESTION' || !after || before?.state === after.state) continue
    if (after.state === 'answered' || after.state === 'declined')
      await endCase(tables, after as unknown as QuestionRecord, leftOverCaseId(activityId, sk), now)
  }
}

const stateOf = (item: Record<string, unknown> | null): string | undefined =>
  (item as unknown as InterviewRecord | null)?.brief.state

/**
 * Every question that a published interview leaves open becomes a case (M2, M5). Received when the live part ended, so that the case
 * is due on the very day that the interview has promised to the public.
 */
export const receiveLeftOver = async (tables: Tables, activityId: string): Promise<void> => {
  const activity = await getActivity(tables, activityId)
  if (activity?.brief.state !== 'published') return
  const open = [...(await allQuestions(tables, activityId)).values()].filter(
    (question) => question.state === 'published' && !isErased(question),
  )
  if (open.length === 0) return
  const found = await getSiteInForce(tables, activity.siteId)
  if (!found) return
  const rules = await rulesOf(tables, found.site, found.inForce)
  const receivedAt = activity.brief.finishedAt ?? activity.brief.publishedAt ?? activity.createdAt
  for (const { id, text } of open) {
    const stored = await storeCase(tables, async () =>
      receiveQuestion(
        { caseId: leftOverCaseId(activityId, id), id, activityId, text },
        { siteId: activity.siteId, number: receiptNumber(randomBytes(RANDOM_BYTES)), now: receivedAt, ...rules },
      ),
    )
    if (!stored.ok) throw new Error(`question ${id} became no case: ${stored.refusal.code}`)
  }
}

/** Words that its asker had erased from a question go from its case, too (M13). */
const eraseCase = async (tables: Tables, id: string, now: number): Promise<void> => {
  for (;;) {
    const record = await getCase(tables, id)
    if (!record || record.erasedAt !== null) return
    const rules = await caseRules(tables, record.siteId)
    const changes = eraseWithQuestion(record, await getCases(tables, linkedIds(record)), { now, ...rules })
    if (!changes.ok) throw new Error(`case ${id} was not erased: ${changes.refusal.code}`)
    const receipt = { commandId: hashedId(`erased.${id}.${record.version}`), digest: '' }
    const outcome = await commitCitizen(tables, id, changes.value, receipt, [destroyKey(tables, `case#${id}`, now)])
    if (outcome.type !== 'contention') return
  }
}

/** And the other way round: what was erased from the case of a question goes from the question. */
const eraseQuestion = async (tables: Tables, { id, origin, history, erasedAt }: CaseRecord, now: () => number) => {
  const step = history.findLast(({ step }) => step === 'erased')
  // Without a person it came from the question.
  if (origin.from !== 'interview' || !step?.by) return
  for (;;) {
    const activity = await getActivity(tables, origin.activityId)
    const question = await getQuestion(tables, origin.activityId, origin.questionId)
    const found = activity && (await getSiteInForce(tables, activity.siteId))
    if (!activity || !question || !found || isErased(question)) return
    const done = await runInterviewCommand(
      { tables, now, actor: step.by, may: () => true, verifies: false, digest: '', ...found },
      activity,
      {
        ...{ commandId: hashedId(`erase.${id}.${erasedAt}`), type: 'question.erase', id: question.id },
        ...{ version: question.version, reason: step.reason ?? '' },
      },
    )
    if (done.ok) return
    if (done.refusal.code !== 'version-conflict') throw new Error(`question not erased: ${done.refusal.code}`)
  }
}

/** A question answered in the interview itself ends its case. */
const endCase = async (tables: Tables, question: QuestionRecord, id: string, now: number): Promise<void> => {
  for (;;) {
    const record = await getCase(tables, id)
    if (!record) return
    const found = await getSiteInForce(tables, record.siteId)
    if (!found) return
    const rules = await rulesOf(tables, found.site, found.inForce)
    const site = { id: found.site.id, name: found.inForce.name }
    const change = answeredThere(record, question, site, { now, ...rules })
    if (!change) return
    const commandId = hashedId(`there.${id}.${record.version}`)
    const outcome = await commitCitizen(tables, id, [change], { commandId, digest: '' })
    if (outcome.type !== 'contention') return
  }
}

/** A case that came from an interview and was answered or declined: so is the question, by the same people (M7). */
export const projectCaseToInterview = async (
  tables: Tables,
  before: CaseRecord | null,
  after: CaseRecord,
  now: () => number,
): Promise<void> => {
  if (after.erasedAt !== null && before?.erasedAt === null) await eraseQuestion(tables, after, now)
  const { origin, outcome } = after
  if (origin.from !== 'interview' || !outcome || before?.outcome) return
  const activity = await getActivity(tables, origin.activityId)
  const question = await getQuestion(tables, origin.activityId, origin.questionId)
  if (activity?.brief.state !== 'published' || question?.state !== 'published') return
  const found = await getSiteInForce(tables, activity.siteId)
  // A duplicate was answered by those who answered what it was merged into.
  const decided = after.mergedInto ? ((await getCase(tables, after.mergedInto.id)) ?? after) : after
  if (!found) return
  const send = (actor: Actor, command: InterviewCommand) =>
    runInterviewCommand(
      { tables, now, actor, may: () => true, verifies: false, digest: '', ...found },
      activity,
      command,
    )
  const target = { id: question.id, version: question.version }
  const commandId = (what: string) => hashedId(`${what}.${after.id}.${outcome.at}`)
  if (outcome.type === 'declined') {
    const actor = lastBy(decided.history, 'declined')
    const { explanation } = outcome
    const reason = DECLINES[outcome.reason]
    if (actor)
      await send(actor, { commandId: commandId('decline'), type: 'question.decline', ...target, reason, explanation })
    return
  }
  const drafter = lastBy(decided.history, 'submitted')
  const approver = lastBy(decided.history, 'answered')
  if (!drafter || !approver) return
  // What waits there gives way: with its authors, this answer could lack a second person.
  const cleared = questionWaits(question)
    ? await send(drafter, { commandId: commandId('discard'), type: 'question.discard', ...target })
    : null
  const proposed = await send(drafter, {
    commandId: commandId('answer'),
    type: 'question.answer',
    id: question.id,
    version: (cleared?.ok ? cleared.value.versions[question.id] : undefined) ?? question.version,
    speaker: { role: 'other', name: outcome.department.name.slice(0, 40) },
    text: outcome.text,
  })
  const version = proposed.ok ? proposed.value.versions[question.id] : undefined
  if (version === undefined) return
  await send(approver, { commandId: commandId('approve'), type: 'question.approve', id: question.id, version })
}

const lastBy = (history: readonly CaseStep[], step: CaseStep['step']): Actor | null =>
  history.findLast((each) => each.step === step && each.by !== null)?.by ?? null

const DECLINES = {
  'outside-remit': 'needs-formal-channel',
  'needs-formal-channel': 'needs-formal-channel',
  'no-concrete-matter': 'off-topic',
  'answered-elsewhere': 'answered-elsewhere',
  abusive: 'abusive',
  advertising: 'advertising',
  other: 'other',
} as const satisfies Record<string, DeclineReason>
