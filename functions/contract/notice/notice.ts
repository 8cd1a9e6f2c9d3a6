import * as v from 'valibot'
import { Day, Id, Instant, SiteId, Whole } from '../basics.ts'

/** Why somebody is told. `overdue-…`: to the handler's superior, to the site's administrators. */
const NOTICE_KINDS = [
  'due-soon',
  'due-today',
  'overdue',
  'overdue-superior',
  'overdue-admin',
  'webhook-failed',
] as const
export const NoticeKind = v.picklist(NOTICE_KINDS)
export type NoticeKind = v.InferOutput<typeof NoticeKind>

/** One thing a person should know, in the console. */
export const Notice = v.object({
  id: Id,
  kind: NoticeKind,
  siteId: SiteId,
  /** What it is about: a case's id and public number, or a webhook's id and address. */
  subjectId: Id,
  title: v.string(),
  dueOn: v.nullable(Day),
  workingDaysLate: Whole,
  at: Instant,
  readAt: v.nullable(Instant),
})
export type Notice = v.InferOutput<typeof Notice>

/** Newest first, a person's own, of all sites. */
export const NoticePage = v.object({ notices: v.array(Notice), next: v.nullable(v.string()) })
export type NoticePage = v.InferOutput<typeof NoticePage>

/** No more are counted: the badge says 99+. */
export const MOST_UNREAD = 100
export const Unread = v.object({ unread: Whole })

/** All of a person's, or these. */
export const ReadNotices = v.object({ ids: v.nullable(v.pipe(v.array(Id), v.minLength(1), v.maxLength(50))) })
