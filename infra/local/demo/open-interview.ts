import { randomUUID } from 'node:crypto'
import type { InterviewDetails } from '#contract/interview/activity.ts'
import type { Stage } from './cast.ts'
import { COUNTY } from './sites.ts'

/** Drafted by a moderator and announced by the reviewer: nobody announces their own draft (M7). */
export const openInterview = async (
  { api, cast }: Stage,
  activityId: string,
  details: InterviewDetails,
): Promise<void> => {
  await api('activity.create', {
    params: { siteId: COUNTY, activityId },
    body: { commandId: randomUUID(), details },
    token: await cast.moderator.token(),
  })
  await cast.reviewer.command(activityId, { type: 'activity.announce' })
}
