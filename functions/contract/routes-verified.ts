import * as v from 'valibot'
import { Id, Origin } from './basics.ts'
import { Verified } from './live/verified.ts'
import type { Route } from './route.ts'

/** Called by the platform's own page `/verify/…`, the only one that ever holds an ID token of a citizen. */
export const VERIFIED_ROUTES = {
  'participant.verify': {
    method: 'POST',
    path: '/api/verified/activities/{activityId}/participants',
    access: 'verified',
    kind: 'any',
    summary:
      'Become the one participant of a site that a verified person is, on whatever device; no name is asked for or kept',
    params: v.object({ activityId: Id }),
    /** The page that asked, which is to get the token; null: the platform's own. */
    body: v.object({ origin: v.nullable(Origin) }),
    reply: Verified,
  },
} as const satisfies Record<string, Route>
