import type { StaffQuestion } from '#contract/interview/question.ts'
import { me } from '../../session/me.ts'

/** The colleague who works on a question at this moment, if any: one's own claim is no obstacle. */
export const heldByOther = ({ claim }: StaffQuestion, now: number): string | null =>
  claim && claim.until > now && claim.subject !== me.value?.subject ? claim.name : null

export const heldByMe = ({ claim }: StaffQuestion, now: number): boolean =>
  claim !== null && claim.until > now && claim.subject === me.value?.subject
