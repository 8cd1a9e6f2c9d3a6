import * as v from 'valibot'
import { Id, Instant, Version } from '../basics.ts'

/** A backstage note to the host and guests, or to one of them. */
export const Note = v.object({
  id: Id,
  text: v.string(),
  to: v.nullable(Id),
  by: v.object({ subject: v.string(), name: v.string() }),
  at: Instant,
  done: v.boolean(),
  version: Version,
})
export type Note = v.InferOutput<typeof Note>
