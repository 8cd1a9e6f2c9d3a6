import * as v from 'valibot'
import { AccountQuery, StaffAccount } from './account/account.ts'
import { Id, SiteId } from './basics.ts'
import { CalendarView, SetCalendarYear, Year } from './calendar/calendar.ts'
import { LeftOverCases } from './case/left-over.ts'
import { NoticePage, ReadNotices, Unread } from './notice/notice.ts'
import type { Route } from './route.ts'
import { pageQuery } from './routes-open.ts'
import {
  AddedWebhook,
  AddWebhook,
  EditWebhook,
  Webhook,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookList,
} from './webhook/webhook.ts'

const site = v.object({ siteId: SiteId })
const webhook = v.object({ siteId: SiteId, webhookId: Id })

/** What serves every activity and case of a site: its calendar, its account, notices and webhooks. */
export const SERVICE_ROUTES = {
  'calendar.read': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/calendar',
    access: 'staff',
    summary:
      'The working days of a site: what is in force, its own part with every version, and what is being recomputed',
    params: site,
    reply: CalendarView,
  },
  'calendar.set': {
    method: 'PUT',
    path: '/api/staff/sites/{siteId}/calendar/{year}',
    access: 'staff',
    summary:
      "Set a year's holiday notice (at the platform's own site) or a site's own days; open due dates are computed anew",
    params: v.object({ siteId: SiteId, year: Year }),
    body: SetCalendarYear,
    reply: CalendarView,
  },
  'account.staff': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/account',
    access: 'staff',
    summary: 'The acceptance statistics with every cell by itself',
    params: site,
    query: AccountQuery,
    reply: StaffAccount,
  },
  'leftover.list': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/cases',
    access: 'staff',
    summary: 'The cases that the questions an interview left open have become',
    params: v.object({ activityId: Id }),
    reply: LeftOverCases,
  },
  'notice.list': {
    method: 'GET',
    path: '/api/staff/me/notices',
    access: 'staff',
    summary: 'What the signed-in person should know, newest first',
    query: pageQuery,
    reply: NoticePage,
  },
  'notice.unread': {
    method: 'GET',
    path: '/api/staff/me/notices/unread',
    access: 'staff',
    summary: 'How many of them are unread, 100 at most',
    reply: Unread,
  },
  'notice.read': {
    method: 'POST',
    path: '/api/staff/me/notices/read',
    access: 'staff',
    summary: 'Mark some or all as read',
    body: ReadNotices,
    reply: Unread,
  },
  'webhook.list': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/webhooks',
    access: 'staff',
    summary: "A site's webhooks, without their secrets",
    params: site,
    reply: WebhookList,
  },
  'webhook.add': {
    method: 'PUT',
    path: '/api/staff/sites/{siteId}/webhooks/{webhookId}',
    access: 'staff',
    summary: 'Add a webhook; the reply shows its secret, once',
    params: webhook,
    body: AddWebhook,
    reply: AddedWebhook,
  },
  'webhook.edit': {
    method: 'PATCH',
    path: '/api/staff/sites/{siteId}/webhooks/{webhookId}',
    access: 'staff',
    summary: 'Change a webhook, or switch it off or on',
    params: webhook,
    body: EditWebhook,
    reply: Webhook,
  },
  'webhook.remove': {
    method: 'DELETE',
    path: '/api/staff/sites/{siteId}/webhooks/{webhookId}',
    access: 'staff',
    summary: 'Remove a webhook; what waits for it is not sent',
    params: webhook,
    reply: v.object({}),
  },
  'webhook.test': {
    method: 'POST',
    path: '/api/staff/sites/{siteId}/webhooks/{webhookId}/test',
    access: 'staff',
    summary: 'Send a test event, within a minute',
    params: webhook,
    reply: WebhookDelivery,
  },
  'webhook.log': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/webhooks/{webhookId}/deliveries',
    access: 'staff',
    summary: 'What was sent to a webhook in the last 30 days, newest first',
    params: webhook,
    query: pageQuery,
    reply: WebhookDeliveryPage,
  },
  'webhook.again': {
    method: 'POST',
    path: '/api/staff/sites/{siteId}/webhooks/{webhookId}/deliveries/{deliveryId}',
    access: 'staff',
    summary: 'Send a delivery again, within a minute',
    params: v.object({ ...webhook.entries, deliveryId: WebhookDelivery.entries.id }),
    reply: WebhookDelivery,
  },
} as const satisfies Record<string, Route>
