import * as v from 'valibot'
import { Id, Instant, line, optionalText, SiteId, text } from '../basics.ts'
import { Addition, Attachments, CaseState, CaseStepName, OwnOutcome, Rating, Score } from './case.ts'
import { DueExplanation, Standing } from './clock.ts'
import { CASE_LIMITS } from './limits.ts'
import { CASE_TYPES, CaseType } from './policy.ts'
import { QueryCode, ReceiptNumber } from './receipt.ts'

const attachments = v.optional(Attachments, () => [])

/** What a citizen may send to the suggestion box; questions left open by an interview come from there. */
export const SubmitCase = v.object({
  id: Id,
  category: v.picklist(CASE_TYPES.filter((type) => type !== 'interview-question')),
  text: text(CASE_LIMITS.text),
  attachments,
  /** Kept encrypted, used only to tell of the answer (M13). */
  contact: v.optional(v.nullable(line(CASE_LIMITS.contact)), null),
  public: v.boolean(),
})
export type SubmitCase = v.InferOutput<typeof SubmitCase>

/** Shown once: the code is nowhere stored and cannot be shown again. */
export const Receipt = v.object({ number: v.string(), code: v.string() })
export type Receipt = v.InferOutput<typeof Receipt>

export const LookUp = v.object({ number: ReceiptNumber, code: QueryCode })

/** What the holder of a receipt may do. No version: whatever staff do meanwhile, the citizen's word is taken in. */
export const CitizenCommand = v.variant('type', [
  v.object({ commandId: Id, type: v.literal('add'), text: text(CASE_LIMITS.additionText), attachments }),
  v.object({ commandId: Id, type: v.literal('withdraw') }),
  v.object({ commandId: Id, type: v.literal('rate'), score: Score, text: optionalText(CASE_LIMITS.ratingText) }),
  v.object({ commandId: Id, type: v.literal('reopen'), text: text(CASE_LIMITS.additionText) }),
])
export type CitizenCommand = v.InferOutput<typeof CitizenCommand>

/** Whose case it is: its days and times are in this zone. */
export const SiteShown = v.object({
  id: SiteId,
  name: v.string(),
  timeZone: v.string(),
  colour: v.nullable(v.string()),
})

/** A command with the receipt that entitles to it. */
export const ReceiptCommand = v.object({ ...LookUp.entries, command: CitizenCommand })

/** A case as its own citizen sees it: where it is, every date and how it was computed. No staff names. */
export const OwnCase = v.object({
  number: v.string(),
  state: CaseState,
  type: CaseType,
  text: v.string(),
  attachments: Attachments,
  additions: v.array(Addition),
  public: v.boolean(),
  /** Whether a way to be told is kept: until the case is withdrawn, or some time after its end. */
  hasContact: v.boolean(),
  receivedAt: Instant,
  department: v.nullable(v.string()),
  due: v.nullable(DueExplanation),
  /** The rule the limit comes from. */
  source: v.string(),
  standing: v.nullable(Standing),
  extension: v.nullable(v.object({ reason: v.string(), workingDays: v.number() })),
  waitingFor: v.nullable(v.string()),
  outcome: v.nullable(OwnOutcome),
  rating: v.nullable(Rating),
  /** The first answer, where the case was reopened. */
  earlier: v.nullable(
    v.object({
      outcome: OwnOutcome,
      rating: v.nullable(Rating),
      due: v.nullable(DueExplanation),
      standing: Standing,
      reopened: v.object({ text: v.string(), at: Instant }),
    }),
  ),
  /** The number of the case that this one is answered with. */
  mergedInto: v.nullable(v.string()),
  erasedAt: v.nullable(Instant),
  steps: v.array(v.object({ step: CaseStepName, at: Instant, reason: v.nullable(v.string()) })),
  may: v.object({ add: v.boolean(), withdraw: v.boolean(), rate: v.boolean(), reopen: v.boolean() }),
})
export type OwnCase = v.InferOutput<typeof OwnCase>

export const OwnReply = v.object({ case: OwnCase, site: SiteShown })
