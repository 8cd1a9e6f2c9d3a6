import * as v from 'valibot'
import { Id, Whole } from '../basics.ts'

/** Where a reader is in an activity's log (D1): the events up to and including `seq` of this `epoch` are known; 0 is before the first. */
export const Position = v.object({ epoch: Id, seq: Whole })
export type Position = v.InferOutput<typeof Position>
