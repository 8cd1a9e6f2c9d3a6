import * as v from 'valibot'
import { Id, Instant, SiteId } from '../basics.ts'
import { InterviewDetails, InterviewState } from './activity.ts'

export const ActivityEntry = v.object({
  id: Id,
  siteId: SiteId,
  kind: v.literal('interview'),
  title: v.string(),
  state: InterviewState,
  startsAt: Instant,
  endsAt: Instant,
})
export type ActivityEntry = v.InferOutput<typeof ActivityEntry>

/** Latest start first; `next` is the cursor of the following page. */
export const ActivityPage = v.object({ entries: v.array(ActivityEntry), next: v.nullable(v.string()) })
export type ActivityPage = v.InferOutput<typeof ActivityPage>

export const CreateInterview = v.object({ commandId: Id, details: InterviewDetails })

/** A command's answer: the version of each thing it changed. A repeat gets the same. */
export const CommandReply = v.object({ versions: v.record(v.string(), v.number()) })
export type CommandReply = v.InferOutput<typeof CommandReply>
