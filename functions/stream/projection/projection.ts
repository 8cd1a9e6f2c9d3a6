import type { Tables } from '../../store/client.ts'
import type { StreamRecord } from '../stream-record.ts'

/** A stream record of one activity, its key taken apart. */
export interface ActivityRecord extends StreamRecord {
  kind: string
  rest: string[]
}

export interface Projection {
  tables: Tables
  activityId: string
  records: readonly ActivityRecord[]
  now: number
}
