import * as v from 'valibot'
import { Actor, Id, Instant, Version, Whole } from '../basics.ts'
import { PUBLIC_CHANNELS } from './channels.ts'
import { SURVEY_LIMITS } from './limits.ts'

/** Walked without recursion: JSON nested a hundred thousand times over would end the function's stack. */
const isShallow = (value: Record<string, unknown>): boolean => {
  let level: unknown[] = [value]
  for (let depth = 0; depth <= SURVEY_LIMITS.answersDepth; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
    if (level.length === 0) return true
  }
  return false
}

/** Answers by the names of the questions, as `functions/domain/survey/model` reads them. */
const Answers = v.pipe(v.record(v.string(), v.unknown()), v.check(isShallow, 'depth'))

/** Shown to staff beside the response, never a reason to throw one away. */
export const Signals = v.object({
  /** From the first question shown to sending, by the device's clock, in milliseconds. */
  tookMs: Whole,
  /** How often an answer was changed. */
  changes: Whole,
  /** The browser's own word that a script drives it (`navigator.webdriver`). */
  automated: v.boolean(),
})
export type Signals = v.InferOutput<typeof Signals>

const given = {
  version: Version,
  /** The language it was answered in (BCP 47). */
  lang: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{2,35}$/)),
  answers: Answers,
  /** By the device's clock. */
  startedAt: Instant,
  signals: Signals,
}

/** An invitation code: made by the console with its random source, kept by the platform only as a hash. */
const Code = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{12,40}$/))

/** What the device found where the survey asks for work (`functions/domain/survey/respond/proof.ts`). */
const Proof = v.pipe(v.string(), v.regex(/^\d{1,12}$/))

export const GiveResponse = v.object({
  ...given,
  code: v.optional(v.nullable(Code), null),
  proof: v.optional(v.nullable(Proof), null),
})
export type GiveResponse = v.InferOutput<typeof GiveResponse>

/**
 * Taken on paper or by telephone and typed in by staff, into a batch that says how it came. Where each response takes an invitation code,
 * the one on the form.
 */
export const EnterResponse = v.object({ ...given, batchId: Id, code: v.optional(v.nullable(Code), null) })
export type EnterResponse = v.InferOutput<typeof EnterResponse>

/** A trial of the draft, which counts nowhere. */
export const TryResponse = v.omit(v.object(given), ['version'])

const CHANNELS = [...PUBLIC_CHANNELS, 'trial'] as const

/** A response as staff see it: nothing tells who gave it. */
export const StaffResponse = v.object({
  id: Id,
  version: Whole,
  lang: v.string(),
  channel: v.picklist(CHANNELS),
  answers: v.record(v.string(), v.unknown()),
  startedAt: Instant,
  receivedAt: Instant,
  signals: Signals,
  enteredBy: v.nullable(Actor),
  /** What it was typed in with. */
  batch: v.optional(v.object({ id: Id, reference: v.string() })),
})
export type StaffResponse = v.InferOutput<typeof StaffResponse>

export const ResponsePage = v.object({ responses: v.array(StaffResponse), next: v.nullable(v.string()) })

export const AddCodes = v.object({
  commandId: Id,
  codes: v.pipe(v.array(Code), v.minLength(1), v.maxLength(SURVEY_LIMITS.codes)),
})
