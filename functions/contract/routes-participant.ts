import * as v from 'valibot'
import { Id } from './basics.ts'
import { Join } from './live/join.ts'
import { ParticipantReply } from './live/participant.ts'
import type { Route } from './route.ts'

/** What citizens of every kind of activity call; apart, so that the page of one kind loads no schema of another. */
export const PARTICIPANT_ROUTES = {
  'participant.create': {
    method: 'POST',
    path: '/api/activities/{activityId}/participants',
    access: 'anyone',
    kind: 'any',
    summary: 'Become an anonymous participant, when a citizen first acts; where many do, work is asked for first',
    params: v.object({ activityId: Id }),
    body: Join,
    reply: ParticipantReply,
  },
} as const satisfies Record<string, Route>
