import * as v from 'valibot'
import { Id, SiteId } from './basics.ts'
import { ActivityEntry, ActivityPage } from './interview/list.ts'
import type { Route } from './route.ts'
import { ConsoleConfig } from './site/config.ts'

const activity = v.object({ activityId: Id })
const site = v.object({ siteId: SiteId })
export const pageQuery = v.object({ after: v.optional(v.pipe(v.string(), v.maxLength(500))) })

/** What else anyone may call. */
export const OPEN_ROUTES = {
  'health.read': {
    method: 'GET',
    path: '/healthz',
    access: 'anyone',
    summary: 'Whether the platform can read and write',
    reply: v.object({ status: v.literal('ready') }),
  },
  'openapi.read': { method: 'GET', path: '/openapi.json', access: 'anyone', summary: 'This description' },
  'asyncapi.read': { method: 'GET', path: '/asyncapi.json', access: 'anyone', summary: 'The socket messages' },
  'config.read': {
    method: 'GET',
    path: '/api/config',
    access: 'anyone',
    summary: 'Where staff sign in, and where citizens are verified if anywhere',
    reply: ConsoleConfig,
  },
  'page.read': {
    method: 'GET',
    path: '/p/{activityId}',
    access: 'anyone',
    kind: 'any',
    summary: 'An activity as a page to read, print, index and share',
    params: activity,
  },
  'page.frame': {
    method: 'GET',
    path: '/p/{activityId}/frame',
    access: 'anyone',
    kind: 'any',
    summary: 'The embed in a document of its own, for hosts that want an iframe',
    params: activity,
    /** The reader's language; default the activity's. */
    query: v.object({ lang: v.optional(v.string()) }),
  },
  'page.list': {
    method: 'GET',
    path: '/p/site/{siteId}',
    access: 'anyone',
    summary: "A site's public activities as a page",
    params: site,
    query: pageQuery,
  },
  'activity.entry': {
    method: 'GET',
    path: '/api/activities/{activityId}/entry',
    access: 'anyone',
    kind: 'any',
    summary: 'What an activity is: its kind, title and state',
    params: activity,
    reply: ActivityEntry,
  },
  'activity.list.public': {
    method: 'GET',
    path: '/api/sites/{siteId}/activities',
    access: 'anyone',
    summary: "A site's public activities, latest first",
    params: site,
    query: pageQuery,
    reply: ActivityPage,
  },
} as const satisfies Record<string, Route>
