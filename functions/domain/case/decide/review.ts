import type { Outcome } from '../../../contract/case/case.ts'
import type { CommandOf } from '../../../contract/case/command.ts'
import { accept } from '../../../contract/refusal.ts'
import { withHand } from '../../second-person.ts'
import type { CaseRecord } from '../records.ts'
import { type Decided, decided, present, type StaffContext, todayIn } from './context.ts'

/** With it, who submits takes part in the reply and cannot approve it. */
export const submit = (record: CaseRecord, command: CommandOf<'case.submit'>, context: StaffContext): Decided => {
  const draft = present(record.draft)
  const submitted = {
    ...draft,
    by: withHand(draft.by, context.actor),
    providedBy: command.providedBy,
    submitted: approvalBy(context),
  }
  return accept([decided(record, context, 'submitted', { state: 'review', draft: submitted })])
}

const approvalBy = ({ actor, now }: StaffContext) => ({ by: actor, at: now })

export const secrecy = (record: CaseRecord, context: StaffContext): Decided => {
  const draft = present(record.draft)
  const difference = { draft: { ...draft, secrecyReviewed: approvalBy(context) } }
  return accept([decided(record, context, 'secrecy-reviewed', difference)])
}

/** Back to the drafter, who may take it back too. */
export const reject = (record: CaseRecord, command: CommandOf<'case.reject'>, context: StaffContext): Decided => {
  const { draft } = record
  const difference = {
    state: 'handling',
    draft: draft && { ...draft, submitted: null, secrecyReviewed: null },
  } as const
  return accept([decided(record, context, 'rejected', difference, command.reason)])
}

/** Sent to the citizen and, where they agreed and the masked text was approved with it, published. */
export const approve = (record: CaseRecord, context: StaffContext): Decided => {
  const draft = present(record.draft)
  const outcome: Outcome = {
    type: 'answered',
    text: draft.text,
    attachments: draft.attachments,
    department: present(record.triage).department,
    credits: {
      providedBy: draft.providedBy,
      editedBy: draft.by.map(({ name }) => name).join('、'),
      secrecyReviewedBy: present(draft.secrecyReviewed).by.name,
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

export const hide = (record: CaseRecord, command: CommandOf<'case.hide'>, context: StaffContext): Decided =>
  accept([decided(record, context, 'hidden', { published: null }, command.reason)])
