import type { Draft, Outcome } from '../../../contract/case/case.ts'
import type { CommandOf } from '../../../contract/case/command.ts'
import { accept, type Result, refuse } from '../../../contract/refusal.ts'
import { notSecond, withHand } from '../../second-person.ts'
import type { CaseRecord } from '../records.ts'
import { type Cases, type Decided, decided, held, type StaffContext, todayIn } from './context.ts'

/** With it, who submits takes part in the reply and cannot approve it. */
export const submit = (cases: Cases, command: CommandOf<'case.submit'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, ['handling'])
  if (!found.ok) return found
  const { draft } = found.value
  if (!draft) return refuse('incomplete', { issues: [{ path: 'draft', rule: 'required' }] })
  const submitted = {
    ...draft,
    by: withHand(draft.by, context.actor),
    providedBy: command.providedBy,
    submitted: approvalBy(context),
  }
  return accept([decided(found.value, context, 'submitted', { state: 'review', draft: submitted })])
}

const approvalBy = ({ actor, now }: StaffContext) => ({ by: actor, at: now })

/** The reply under review, for somebody who had no hand in it (M7). */
const reviewed = (
  cases: Cases,
  command: { id: string; version: number },
  context: StaffContext,
): Result<{ record: CaseRecord; draft: Draft }> => {
  const found = held(cases, command, context, ['review'])
  if (!found.ok) return found
  const { draft } = found.value
  if (!draft) return refuse('incomplete', { issues: [{ path: 'draft', rule: 'required' }] })
  return notSecond(draft.by, context.actor) ?? accept({ record: found.value, draft })
}

export const secrecy = (cases: Cases, command: CommandOf<'case.secrecy'>, context: StaffContext): Decided => {
  const found = reviewed(cases, command, context)
  if (!found.ok) return found
  const { record, draft } = found.value
  const difference = { draft: { ...draft, secrecyReviewed: approvalBy(context) } }
  return accept([decided(record, context, 'secrecy-reviewed', difference)])
}

/** Back to the drafter, who may take it back too. */
export const reject = (cases: Cases, command: CommandOf<'case.reject'>, context: StaffContext): Decided => {
  const found = held(cases, command, context, ['review'])
  if (!found.ok) return found
  const { draft } = found.value
  const difference = {
    state: 'handling',
    draft: draft && { ...draft, submitted: null, secrecyReviewed: null },
  } as const
  return accept([decided(found.value, context, 'rejected', difference, command.reason)])
}

/** Sent to the citizen and, where they agreed and the masked text was approved with it, published. */
export const approve = (cases: Cases, command: CommandOf<'case.approve'>, context: StaffContext): Decided => {
  const found = reviewed(cases, command, context)
  if (!found.ok) return found
  const { record, draft } = found.value
  if (!draft.secrecyReviewed || !record.triage)
    return refuse('incomplete', { issues: [{ path: 'secrecyReviewed', rule: 'required' }] })
  const outcome: Outcome = {
    type: 'answered',
    text: draft.text,
    attachments: draft.attachments,
    department: record.triage.department,
    credits: {
      providedBy: draft.providedBy,
      editedBy: draft.by.map(({ name }) => name).join('、'),
      secrecyReviewedBy: draft.secrecyReviewed.by.name,
      signedOffBy: context.actor.name,
    },
    at: context.now,
  }
  const difference = {
    state: 'answered',
    outcome,
    draft: null,
    extensionAsked: null,
    published: draft.publicText === null ? null : { text: draft.publicText, at: context.now },
    clock: { ...record.clock, answeredOn: todayIn(context) },
  } as const
  return accept([decided(record, context, 'answered', difference)])
}

export const hide = (cases: Cases, command: CommandOf<'case.hide'>, context: StaffContext): Decided => {
  const record = cases.get(command.id)
  if (record && record.published === null) return refuse('nothing-to-undo')
  const found = held(cases, command, context, record ? [record.state] : [])
  return found.ok ? accept([decided(found.value, context, 'hidden', { published: null }, command.reason)]) : found
}
