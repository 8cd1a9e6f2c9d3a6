import * as v from 'valibot'
import { Id } from './basics.ts'
import type { Route } from './route.ts'
import { PublicResults } from './survey/results.ts'

/** Apart, so that a page on which a survey is answered does not load the shape of its results. */
export const RESULTS_ROUTES = {
  'results.read': {
    method: 'GET',
    path: '/api/activities/{activityId}/results',
    access: 'anyone',
    kind: 'survey',
    summary: 'What anyone may see of the results: once published, or while the survey runs where its setting says so',
    params: v.object({ activityId: Id }),
    reply: PublicResults,
  },
} as const satisfies Record<string, Route>
