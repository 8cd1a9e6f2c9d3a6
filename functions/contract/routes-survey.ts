import * as v from 'valibot'
import { Id } from './basics.ts'
import type { Route } from './route.ts'
import { SurveyView } from './survey/activity.ts'
import type { Definition } from './survey/definition.ts'

const activity = v.object({ activityId: Id })
/** A definition's version as a path carries it. */
export const VersionNumber = v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number))

/** Checked when it was stored; a page that shows a survey need not carry the schema of what it may be. */
export const DefinitionAsStored = v.custom<Definition>((value) => typeof value === 'object' && value !== null)

/** What a citizen's page reads of a survey at once. What it calls later is in the files beside this one: it loads them then. */
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
} as const satisfies Record<string, Route>
