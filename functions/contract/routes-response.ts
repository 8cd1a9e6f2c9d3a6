import * as v from 'valibot'
import { Id } from './basics.ts'
import type { Route } from './route.ts'
import { ResponseReceipt } from './survey/receipt.ts'
import { GiveResponse } from './survey/response.ts'

/** What a citizen sends; `participant.create` and `activity.entry` serve every kind of activity. */
export const RESPONSE_ROUTES = {
  'response.give': {
    method: 'PUT',
    path: '/api/activities/{activityId}/responses/{responseId}',
    access: 'participant',
    kind: 'survey',
    summary: 'Give a response; the id is made by the client, so a repeat is harmless. Every error at once, by question',
    params: v.object({ activityId: Id, responseId: Id }),
    body: GiveResponse,
    reply: ResponseReceipt,
  },
} as const satisfies Record<string, Route>
