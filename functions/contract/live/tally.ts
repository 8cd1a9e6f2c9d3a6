import * as v from 'valibot'
import { Id, Whole } from '../basics.ts'

/**
 * A total with a version (D5): an older version never replaces a newer one. `id` is a question's (upvotes) or a poll's;
 * `total` counts persons; `options` the choices, for a poll whose results may be seen; `withheld`: votes that came in a burst and are not
 * in the total.
 */
export const Tally = v.object({
  ...{ id: Id, version: Whole, total: Whole },
  options: v.optional(v.record(Id, Whole)),
  withheld: v.optional(Whole),
})
export type Tally = v.InferOutput<typeof Tally>
