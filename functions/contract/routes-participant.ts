import * as v from 'valibot'
import { Id } from './basics.ts'
import { ParticipantReply } from './live/participant.ts'
import type { Route } from './route.ts'

/** What citizens of every kind of activity call; apart, so that the page of one kind loads no schema of another. */
export const PARTICIPANT_ROUTES = {
  'participant.create': {
    method: 'POST',
    path: '/api/activities/{activityId}/participants',
    access: 'anyone',
    kind: 'any',
    summary: 'Become an anonymous participant; called when a citizen first acts',
    params: v.object({ activityId: Id }),
    reply: ParticipantReply,
  },
} as const satisfies Record<string, Route>
