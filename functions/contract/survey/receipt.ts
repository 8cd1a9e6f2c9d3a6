import * as v from 'valibot'
import { Id, Instant, Whole } from '../basics.ts'

/** A response sent again gets the same. Apart from what is sent: a citizen's page reads this, and the platform that. */
export const ResponseReceipt = v.object({ id: Id, version: Whole, receivedAt: Instant })
export type ResponseReceipt = v.InferOutput<typeof ResponseReceipt>
