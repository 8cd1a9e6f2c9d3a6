import * as v from 'valibot'
import { CASE_TYPES, type CaseType, type PolicyTable } from '#contract/case/policy.ts'
import type { Escalation, NotAccepted } from '#contract/site/services.ts'
import { DRAFT_KINDS, type PeriodTable } from '#contract/solicitation/activity.ts'

type DraftKind = (typeof DRAFT_KINDS)[number]

/** Numbers as they are typed. */
export const PolicyForm = v.object({
  workingDays: v.string(),
  /** Empty: cannot be extended. */
  extendableTo: v.string(),
  clockStops: v.boolean(),
  approver: v.picklist(['reviewer', 'site-admin']),
  source: v.string(),
})
export type PolicyForm = v.InferOutput<typeof PolicyForm>
export const PeriodForm = v.object({ days: v.string(), unit: v.picklist(['calendar', 'working']), source: v.string() })
export type PeriodForm = v.InferOutput<typeof PeriodForm>
export const NotAcceptedForm = v.object({ what: v.string(), where: v.string(), url: v.string() })
export type NotAcceptedForm = v.InferOutput<typeof NotAcceptedForm>

/** The rules of a site: time limits, comment periods, what is not accepted, who is told of what is late. */
export const RulesForm = v.object({
  casePolicies: v.object(v.entriesFromList(CASE_TYPES, PolicyForm)),
  commentPeriods: v.object(v.entriesFromList(DRAFT_KINDS, PeriodForm)),
  notAccepted: v.array(NotAcceptedForm),
  escalation: v.object({ superiorFrom: v.string(), adminFrom: v.string() }),
})
export type RulesForm = v.InferOutput<typeof RulesForm>

export interface Rules {
  casePolicies: PolicyTable
  commentPeriods: PeriodTable
  notAccepted: NotAccepted[]
  escalation: Escalation
}

const mapKeys = <K extends string, A, B>(table: Record<K, A>, keys: readonly K[], change: (value: A) => B) =>
  Object.fromEntries(keys.map((key) => [key, change(table[key])])) as Record<K, B>

export const toRulesForm = ({ casePolicies, commentPeriods, notAccepted, escalation }: Rules): RulesForm => ({
  casePolicies: mapKeys<CaseType, PolicyTable[CaseType], PolicyForm>(casePolicies, CASE_TYPES, (policy) => ({
    ...policy,
    workingDays: String(policy.workingDays),
    extendableTo: policy.extendableTo === null ? '' : String(policy.extendableTo),
  })),
  commentPeriods: mapKeys<DraftKind, PeriodTable[DraftKind], PeriodForm>(commentPeriods, DRAFT_KINDS, (period) => ({
    ...period,
    days: String(period.days),
  })),
  notAccepted: notAccepted.map(({ what, where, url }) => ({ what, where, url: url ?? '' })),
  escalation: { superiorFrom: String(escalation.superiorFrom), adminFrom: String(escalation.adminFrom) },
})

/** An emptied number is missing, not nought. */
const number = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))

/** What is sent of each part: still to be parsed by the contract. */
export const fromRulesForm = (form: RulesForm): Record<keyof RulesForm, unknown> => ({
  casePolicies: mapKeys<CaseType, PolicyForm, unknown>(form.casePolicies, CASE_TYPES, (policy) => ({
    ...policy,
    workingDays: number(policy.workingDays),
    extendableTo: policy.extendableTo.trim() === '' ? null : number(policy.extendableTo),
  })),
  commentPeriods: mapKeys<DraftKind, PeriodForm, unknown>(form.commentPeriods, DRAFT_KINDS, (period) => ({
    ...period,
    days: number(period.days),
  })),
  notAccepted: form.notAccepted.map(({ what, where, url }) => ({ what, where, url: url.trim() === '' ? null : url })),
  escalation: {
    superiorFrom: number(form.escalation.superiorFrom),
    adminFrom: number(form.escalation.adminFrom),
  },
})
