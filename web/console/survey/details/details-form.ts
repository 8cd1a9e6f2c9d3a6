import * as v from 'valibot'
import { Language } from '#contract/basics.ts'
import { parseInput } from '#contract/parse.ts'
import { type Result, refuse } from '#contract/refusal.ts'
import { SurveyDetails } from '#contract/survey/activity.ts'
import { liveProblems } from '#domain/survey/results/live.ts'
import { fromLocalInput, toLocalInput } from '../../time/zone.ts'

/** A survey's details as they are typed: numbers and times as texts. */
export const DetailsForm = v.object({
  lang: Language,
  title: v.string(),
  summary: v.string(),
  opensAt: v.string(),
  closesAt: v.string(),
  hours: v.boolean(),
  from: v.string(),
  to: v.string(),
  limit: v.string(),
  quotas: v.array(v.object({ id: v.string(), name: v.string(), condition: v.string(), limit: v.string() })),
  once: v.string(),
  results: v.string(),
  threshold: v.string(),
  batch: v.string(),
  purpose: v.record(v.string(), v.string()),
  keepOnDevice: v.boolean(),
  resumable: v.boolean(),
  proofOfWork: v.boolean(),
  plan: v.record(v.string(), v.string()),
  /** Settings that other screens added to a survey's details, kept as they are. */
  others: v.record(v.string(), v.unknown()),
})
export type DetailsForm = v.InferOutput<typeof DetailsForm>

/** Unsaved text on the device, with what was stored when it was begun. */
export const DetailsDraft = v.object({ base: DetailsForm, value: DetailsForm })

const TYPED = new Set<string>([...Object.keys(DetailsForm.entries)])

export const toDetailsForm = (details: SurveyDetails, zone: string): DetailsForm => ({
  lang: details.lang,
  title: details.title,
  summary: details.summary,
  opensAt: toLocalInput(details.opensAt, zone),
  closesAt: toLocalInput(details.closesAt, zone),
  hours: details.hours !== null,
  from: details.hours?.from ?? '08:00',
  to: details.hours?.to ?? '18:00',
  limit: details.limit === null ? '' : `${details.limit}`,
  quotas: details.quotas.map(({ id, name, condition, limit }) => ({ id, name, condition, limit: `${limit}` })),
  once: details.once,
  results: details.results,
  threshold: `${details.threshold}`,
  batch: `${details.batch}`,
  purpose: details.purpose,
  keepOnDevice: details.keepOnDevice,
  resumable: details.resumable,
  proofOfWork: details.proofOfWork,
  plan: details.plan,
  others: Object.fromEntries(Object.entries(details).filter(([name]) => !TYPED.has(name))),
})

const number = (text: string): unknown => (text.trim() === '' ? Number.NaN : Number(text))

/** What was typed as the contract has it, or every problem at once. `draft`: nothing of it was promised to anybody yet. */
export const fromDetailsForm = (form: DetailsForm, zone: string, draft = true): Result<SurveyDetails> => {
  const parsed = parse(form, zone)
  const issues = parsed.ok && draft ? liveProblems(parsed.value) : []
  return issues.length > 0 ? refuse('invalid-input', { issues }) : parsed
}

const parse = (form: DetailsForm, zone: string): Result<SurveyDetails> => {
  const { hours, from, to, others, ...rest } = form
  return parseInput(SurveyDetails, {
    ...others,
    ...rest,
    opensAt: fromLocalInput(form.opensAt, zone),
    closesAt: fromLocalInput(form.closesAt, zone),
    hours: hours ? { from, to } : null,
    limit: form.limit.trim() === '' ? null : number(form.limit),
    quotas: form.quotas.map((quota) => ({ ...quota, limit: number(quota.limit) })),
    threshold: number(form.threshold),
    batch: number(form.batch),
  })
}

const DAY_MS = 86_400_000

/** Proposes a fortnight from tomorrow morning. */
export const blankDetails = (zone: string, lang: DetailsForm['lang']): DetailsForm => {
  const day = (days: number) => toLocalInput(Date.now() + days * DAY_MS, zone).slice(0, 10)
  return {
    ...{ lang, title: '', summary: '', opensAt: `${day(1)}T09:00`, closesAt: `${day(15)}T18:00` },
    ...{ hours: false, from: '08:00', to: '18:00', limit: '', quotas: [], once: 'participant', results: 'published' },
    ...{ threshold: '5', batch: '10', purpose: {}, keepOnDevice: true },
    ...{ resumable: false, proofOfWork: false, plan: {}, others: {} },
  }
}
