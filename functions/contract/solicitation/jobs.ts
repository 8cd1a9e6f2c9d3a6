import * as v from 'valibot'
import { Id } from '../basics.ts'

/** Groups near duplicates anew, article by article; decisions stay. */
export const GroupComments = v.object({ type: v.literal('solicitation.group'), activityId: Id })

/** Makes the adoption table ready to be submitted, where there are more comments than a request can read (`tableAtOnce`). */
export const PrepareTable = v.object({ type: v.literal('solicitation.table'), activityId: Id })

export const COMMENT_FORMATS = ['csv', 'xlsx', 'jsonl'] as const
/** All comments as a file, as they were sent; contacts are not in it. */
export const ExportComments = v.object({
  type: v.literal('solicitation.export'),
  activityId: Id,
  format: v.picklist(COMMENT_FORMATS),
})
