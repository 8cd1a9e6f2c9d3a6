import * as v from 'valibot'
import { Id, Instant } from './basics.ts'
import type { Route } from './route.ts'
import { SurveyView } from './survey/activity.ts'
import type { Definition } from './survey/definition.ts'
import { SURVEY_LIMITS } from './survey/limits.ts'
import { GiveResponse, ResponseReceipt } from './survey/response.ts'

const activity = v.object({ activityId: Id })
/** A definition's version as a path carries it. */
export const VersionNumber = v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number))

/** Checked when it was stored; a page that shows a survey need not carry the schema of what it may be. */
export const DefinitionAsStored = v.custom<Definition>((value) => typeof value === 'object' && value !== null)

/** What a citizen's page calls of a survey; `participant.create` and `activity.entry` serve every kind of activity. */
export const SURVEY_ROUTES = {
  'survey.read': {
    method: 'GET',
    path: '/api/activities/{activityId}/survey',
    access: 'anyone',
    kind: 'survey',
    summary: 'A survey as anyone may read it',
    params: activity,
    reply: SurveyView,
  },
  'survey.definition': {
    method: 'GET',
    path: '/api/activities/{activityId}/definitions/{version}',
    access: 'anyone',
    kind: 'survey',
    summary: 'What a version of a survey asks; immutable. Described in full at `survey.define`',
    params: v.object({ activityId: Id, version: VersionNumber }),
    reply: v.object({ definition: DefinitionAsStored }),
  },
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

const SealedDraft = v.object({
  sealed: v.pipe(v.string(), v.maxLength(SURVEY_LIMITS.sealedDraft), v.regex(/^[\w-]+$/)),
})
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
    body: SealedDraft,
    reply: v.object({ expiresAt: Instant }),
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
