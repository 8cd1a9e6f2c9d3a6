import * as v from 'valibot'
import { Actor, Id, Instant, line, SiteId, text, Version } from '../basics.ts'
import { Approval, Credits } from '../interview/activity.ts'
import { Claim } from '../interview/question.ts'
import { LIMITS } from '../limits.ts'
import { CaseClock, DueExplanation, ExtensionRequest, Standing } from './clock.ts'
import { CASE_LIMITS } from './limits.ts'
import { CaseType, Policy } from './policy.ts'

/**
 * The life of a case. `waiting`: for the citizen. `review`: a drafted reply is with its reviewers. Rated is a fact beside
 * `answered`, due soon and overdue follow from the date: none of them is a state.
 */
export const CASE_STATES = [
  'received',
  'triaged',
  'handling',
  'waiting',
  'review',
  'answered',
  'declined',
  'merged',
  'withdrawn',
] as const
export const CaseState = v.picklist(CASE_STATES)
export type CaseState = v.InferOutput<typeof CaseState>

export const Department = v.object({ id: SiteId, name: line(CASE_LIMITS.departmentName) })
export type Department = v.InferOutput<typeof Department>

const Attachment = v.object({ title: line(LIMITS.title), text: text(CASE_LIMITS.attachmentText) })
export const Attachments = v.pipe(v.array(Attachment), v.maxLength(CASE_LIMITS.attachments))

export const CASE_DECLINE_REASONS = [
  'outside-remit',
  'needs-formal-channel',
  'no-concrete-matter',
  'answered-elsewhere',
  'abusive',
  'advertising',
  'other',
] as const
export const CaseDeclineReason = v.picklist(CASE_DECLINE_REASONS)
export type CaseDeclineReason = v.InferOutput<typeof CaseDeclineReason>

const Declined = v.object({
  type: v.literal('declined'),
  reason: CaseDeclineReason,
  explanation: v.string(),
  at: Instant,
})
const Answered = v.object({
  type: v.literal('answered'),
  text: v.string(),
  attachments: Attachments,
  department: Department,
  at: Instant,
})

/** What the citizen was told in the end. */
export const OwnOutcome = v.variant('type', [Answered, Declined])
export type OwnOutcome = v.InferOutput<typeof OwnOutcome>

/** The same with those who answer for it (M7): recorded, not sent out. */
export const Outcome = v.variant('type', [v.object({ ...Answered.entries, credits: Credits }), Declined])
export type Outcome = v.InferOutput<typeof Outcome>

/** 好差评: 5 very satisfied … 1 very dissatisfied. */
export const Score = v.picklist([1, 2, 3, 4, 5])
export const Rating = v.object({ score: Score, text: v.string(), at: Instant })

/** Study and assignment (综合研判): valuable or not, what it is, whose it is, and why. */
const Triage = v.object({
  type: CaseType,
  valuable: v.boolean(),
  department: Department,
  coHandlers: v.array(Department),
  reason: v.string(),
  ...Approval.entries,
})

/** A reply in the making. `publicText`: the citizen's words with personal data masked (M13), or null: not to be published. */
export const Draft = v.object({
  text: v.string(),
  attachments: Attachments,
  publicText: v.nullable(v.string()),
  /** Everybody who had a hand in it; none of them reviews or approves it (M7). */
  by: v.array(Actor),
  at: Instant,
  providedBy: v.nullable(v.string()),
  submitted: v.nullable(Approval),
  secrecyReviewed: v.nullable(Approval),
})
export type Draft = v.InferOutput<typeof Draft>

/** What happened, in order; nothing is ever taken out. `by` null: the citizen, or the calendar. */
const CASE_STEPS = [
  'received',
  'triaged',
  'taken',
  'returned',
  'asked',
  'added',
  'resumed',
  'submitted',
  'secrecy-reviewed',
  'rejected',
  'answered',
  'declined',
  'merged',
  'unmerged',
  'duplicate-merged',
  'duplicate-unmerged',
  'duplicate-added',
  'extension-asked',
  'extension-approved',
  'extension-refused',
  'due-changed',
  'withdrawn',
  'rated',
  'reopened',
  'hidden',
  'contact-erased',
  'erased',
] as const
export const CaseStepName = v.picklist(CASE_STEPS)
export type CaseStepName = v.InferOutput<typeof CaseStepName>

const ToldDue = v.nullable(v.pick(DueExplanation, ['day', 'provisional', 'calendarVersion']))
export const CaseStep = v.object({
  step: CaseStepName,
  at: Instant,
  by: v.nullable(Actor),
  reason: v.nullable(v.string()),
  /** With `due-changed`; null on a side: the clock stood still. */
  due: v.nullable(v.object({ before: ToldDue, after: ToldDue })),
})
export type CaseStep = v.InferOutput<typeof CaseStep>

/** Another case, by id and public number. */
const CaseLink = v.object({ id: Id, number: v.string(), at: Instant })

/** What was before the citizen reopened the case: it stays as it was, late for ever if it was late. */
export const EarlierRound = v.object({
  clock: CaseClock,
  policy: Policy,
  due: v.nullable(DueExplanation),
  outcome: Outcome,
  rating: v.nullable(Rating),
  reopened: v.object({ text: v.string(), at: Instant }),
})
export type EarlierRound = v.InferOutput<typeof EarlierRound>

export const Addition = v.object({ text: v.string(), attachments: Attachments, at: Instant })

/** How a citizen came who did not use the box. */
export const DESK_CHANNELS = ['telephone', 'letter', 'visit'] as const

const CaseOrigin = v.variant('from', [
  v.object({ from: v.literal('box') }),
  v.object({ from: v.literal('desk'), channel: v.picklist(DESK_CHANNELS), enteredBy: Actor }),
  v.object({ from: v.literal('interview'), activityId: Id, questionId: Id }),
])

/** A case as staff see it. */
export const StaffCase = v.object({
  id: Id,
  siteId: SiteId,
  number: v.string(),
  origin: CaseOrigin,
  state: CaseState,
  type: CaseType,
  text: v.string(),
  attachments: Attachments,
  additions: v.array(Addition),
  /** What the citizen wants; without it nothing of the case is ever public. */
  wantsPublic: v.boolean(),
  /** How to reach the citizen is kept encrypted and read by an act of its own. */
  hasContact: v.boolean(),
  receivedAt: Instant,
  triage: v.nullable(Triage),
  /** Who answers for it now; told of what comes due. */
  handler: v.nullable(Actor),
  claim: v.nullable(Claim),
  /** What the citizen was asked for, while waiting. */
  waitingFor: v.nullable(v.string()),
  draft: v.nullable(Draft),
  outcome: v.nullable(Outcome),
  /** The citizen's words as published beside the answer. */
  published: v.nullable(v.object({ text: v.string(), at: Instant })),
  rating: v.nullable(Rating),
  earlier: v.nullable(EarlierRound),
  mergedInto: v.nullable(CaseLink),
  duplicates: v.array(CaseLink),
  clock: CaseClock,
  extensionAsked: v.nullable(ExtensionRequest),
  /** The limit it is held to: as the table said on the day of receipt. */
  policy: Policy,
  /** As last told to the citizen; null while the clock stands still. */
  due: v.nullable(DueExplanation),
  /** Null once withdrawn. */
  standing: v.nullable(Standing),
  history: v.array(CaseStep),
  /** When all that was written was erased on request (M13); dates, department and people stay for the account. */
  erasedAt: v.nullable(Instant),
  version: Version,
})
export type StaffCase = v.InferOutput<typeof StaffCase>

/** An internal note; never leaves the staff. */
export const CaseNote = v.object({ id: Id, text: v.string(), by: Actor, at: Instant, version: Version })
export type CaseNote = v.InferOutput<typeof CaseNote>
