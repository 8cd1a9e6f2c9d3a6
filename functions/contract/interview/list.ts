import * as v from 'valibot'
import { Id, Instant, SiteId } from '../basics.ts'
import { SolicitationPhase } from '../solicitation/phase.ts'
import { SurveyPhase } from '../survey/activity.ts'
import { InterviewDetails, InterviewState } from './activity.ts'

const shared = { id: Id, siteId: SiteId, title: v.string(), startsAt: Instant, endsAt: Instant }

export const ActivityEntry = v.variant('kind', [
  v.object({ ...shared, kind: v.literal('interview'), state: InterviewState }),
  v.object({ ...shared, kind: v.literal('survey'), state: SurveyPhase }),
  v.object({ ...shared, kind: v.literal('solicitation'), state: SolicitationPhase }),
])
export type ActivityEntry = v.InferOutput<typeof ActivityEntry>

/** Latest start first; `next` is the cursor of the following page. */
export const ActivityPage = v.object({ entries: v.array(ActivityEntry), next: v.nullable(v.string()) })
export type ActivityPage = v.InferOutput<typeof ActivityPage>

export const CreateInterview = v.object({ commandId: Id, details: InterviewDetails })

/** A command's answer: the version of each thing it changed. A repeat gets the same. */
export const CommandReply = v.object({ versions: v.record(v.string(), v.number()) })
export type CommandReply = v.InferOutput<typeof CommandReply>
