import * as v from 'valibot'
import { Instant } from '../basics.ts'

/** What a verified person gets: a participant token that is theirs on every device, for a day. */
export const Verified = v.object({
  token: v.string(),
  expiresAt: Instant,
  /** The person has given what the activity takes once from each. */
  taken: v.boolean(),
})
export type Verified = v.InferOutput<typeof Verified>
