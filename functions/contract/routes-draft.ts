import * as v from 'valibot'
import { Id, Instant, WishNumber } from './basics.ts'
import type { Route } from './route.ts'
import { SURVEY_LIMITS } from './survey/limits.ts'

const SealedDraft = v.object({
  sealed: v.pipe(v.string(), v.maxLength(SURVEY_LIMITS.sealedDraft), v.regex(/^[\w-]+$/)),
})
const KeepDraft = v.object({ ...SealedDraft.entries, number: WishNumber })
const draft = v.object({ activityId: Id, draftId: Id })

/** Going on on another device. What is kept is encrypted by the device; its id and key come from a secret that stays in the link. */
export const RESUME_ROUTES = {
  'draft.keep': {
    method: 'PUT',
    path: '/api/activities/{activityId}/drafts/{draftId}',
    access: 'participant',
    kind: 'survey',
    summary: 'Keep a response in the making, encrypted, for 30 days; whoever knows its id may replace it',
    params: draft,
    body: KeepDraft,
    reply: v.object({ expiresAt: Instant, number: WishNumber }),
  },
  'draft.read': {
    method: 'GET',
    path: '/api/activities/{activityId}/drafts/{draftId}',
    access: 'anyone',
    kind: 'survey',
    summary: 'A response in the making, to go on with it on another device',
    params: draft,
    reply: SealedDraft,
  },
} as const satisfies Record<string, Route>
