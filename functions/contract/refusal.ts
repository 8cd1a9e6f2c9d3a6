import * as v from 'valibot'

/** The closed list of expected refusals and their HTTP status. Anything else that goes wrong is a defect (500, `internal`). */
export const REFUSALS = {
  'invalid-input': 400,
  'participant-required': 401,
  'not-signed-in': 401,
  'not-allowed': 403,
  'origin-not-allowed': 403,
  'second-person-required': 403,
  'not-found': 404,
  'id-taken': 409,
  'version-conflict': 409,
  'wrong-state': 409,
  'name-reserved': 409,
  'questions-closed': 409,
  'poll-closed': 409,
  'claimed-by-other': 409,
  'pending-questions': 409,
  'open-questions': 409,
  incomplete: 409,
  'merge-target': 409,
  'nothing-to-undo': 409,
  'not-extendable': 409,
  'already-extended': 409,
  'first-limit-passed': 409,
  'comments-closed': 409,
  'survey-closed': 409,
  'survey-full': 409,
  'quota-full': 409,
  'already-responded': 409,
  'invitation-required': 403,
  'identity-required': 403,
  'proof-required': 403,
  'results-not-public': 409,
  'too-large': 413,
  'too-many-questions': 429,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const

export type RefusalCode = keyof typeof REFUSALS
export const REFUSAL_CODES = Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]

/** Where bad input is: `path` as in the request body (`guests.0.name`), `rule` the schema rule that failed (`max_length`). */
export const InputIssue = v.object({ path: v.string(), rule: v.string(), limit: v.optional(v.number()) })
export type InputIssue = v.InferOutput<typeof InputIssue>

export const Refusal = v.object({
  /** One of `REFUSAL_CODES`. Who reads it need not have the list: a code without words, from a newer platform, is told as a failure. */
  code: v.custom<RefusalCode>((code) => typeof code === 'string'),
  /** Only with `invalid-input` and `incomplete`: every problem at once. */
  issues: v.optional(v.array(InputIssue)),
  /** A short fact for the reader, such as the name of the colleague who holds a claim. Never personal data of citizens. */
  detail: v.optional(v.string()),
})
export type Refusal = v.InferOutput<typeof Refusal>

export const RefusalReply = v.object({ refusal: Refusal })

/** What every rule and command gives back: data on both sides, no exception for what is expected. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const accept = <T>(value: T): Result<T> => ({ ok: true, value })
export const refuse = (code: RefusalCode, more: Omit<Refusal, 'code'> = {}): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, ...more },
})
