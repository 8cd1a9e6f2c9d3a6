import * as v from 'valibot'
import { Actor, Instant, text, Whole } from '../basics.ts'

/** Found by rule, with what gives them away; the last three only a person can see. */
export const PERSONAL_DATA = [
  'mobile',
  'landline',
  'id-number',
  'email',
  'bank-card',
  'plate',
  'name',
  'address',
  'other',
] as const
export const PersonalDataKind = v.picklist(PERSONAL_DATA)
export type PersonalDataKind = v.InferOutput<typeof PersonalDataKind>

/** Why a place is proposed for masking. */
const FINDING_REASONS = ['pattern', 'checksum', 'luhn'] as const

/** A proposal: UTF-16 offsets `start` to `end` of the text, what it is, why, and how it would read. */
export const Finding = v.object({
  kind: PersonalDataKind,
  start: Whole,
  end: Whole,
  why: v.picklist(FINDING_REASONS),
  masked: v.string(),
})
export type Finding = v.InferOutput<typeof Finding>

export const Mask = v.pipe(
  v.object({ kind: PersonalDataKind, start: Whole, end: Whole, why: text(100) }),
  v.check(({ start, end }) => start < end, 'empty_range'),
)
export type Mask = v.InferOutput<typeof Mask>

/** What was masked, why, by whom: kept beside the text, which itself stays as it was sent. */
export const Redaction = v.object({
  kind: PersonalDataKind,
  start: Whole,
  end: Whole,
  why: v.string(),
  by: Actor,
  at: Instant,
})
export type Redaction = v.InferOutput<typeof Redaction>
