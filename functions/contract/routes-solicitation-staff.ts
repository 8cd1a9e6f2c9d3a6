import * as v from 'valibot'
import { Day, Id, SiteId } from './basics.ts'
import { CommandReply } from './interview/list.ts'
import type { Route } from './route.ts'
import { pageQuery } from './routes-open.ts'
import { DraftKind, PeriodCheck } from './solicitation/activity.ts'
import { AdoptionRows, AdoptionSummary } from './solicitation/adoption.ts'
import { SolicitationBackstage } from './solicitation/backstage.ts'
import { CreateSolicitation, SolicitationCommand } from './solicitation/command.ts'
import { CommentCommand, CommentCommandReply } from './solicitation/comment.ts'
import { Comparison } from './solicitation/comparison.ts'
import { DraftParts, ImportDraft, ImportedDraft } from './solicitation/draft.ts'
import { SOLICITATION_LIMITS } from './solicitation/limits.ts'
import {
  ArticleOrWhole,
  CommentGroupPage,
  CommentsQuery,
  LabelsInUse,
  RevealContact,
  RevealedContact,
  StaffCommentDetail,
  StaffCommentPage,
} from './solicitation/list.ts'

const activity = v.object({ activityId: Id })
const comment = v.object({ activityId: Id, commentId: Id })
/** An import of the draft by its number, the draft as it is, the law in force, the next version, or another solicitation's draft. */
const documentRef = v.union([v.picklist(['draft', 'law', 'next']), v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/)), Id])

/** What staff call of a solicitation. */
export const SOLICITATION_STAFF_ROUTES = {
  'solicitation.create': {
    method: 'PUT',
    path: '/api/staff/sites/{siteId}/solicitations/{activityId}',
    access: 'staff',
    kind: 'solicitation',
    summary: 'Create a solicitation as a draft',
    params: v.object({ siteId: SiteId, activityId: Id }),
    body: CreateSolicitation,
    reply: CommandReply,
  },
  'solicitation.period': {
    method: 'GET',
    path: '/api/staff/sites/{siteId}/comment-period',
    access: 'staff',
    summary: 'The shortest period for a kind of document announced on a day; today unless one is named',
    params: v.object({ siteId: SiteId }),
    query: v.object({ kind: DraftKind, announcedOn: v.optional(Day) }),
    reply: PeriodCheck,
  },
  'solicitation.backstage': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/solicitation',
    access: 'staff',
    kind: 'solicitation',
    summary: 'A solicitation as staff see it, with its documents and its progress over the articles',
    params: activity,
    reply: SolicitationBackstage,
  },
  'solicitation.document': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/documents/{document}',
    access: 'staff',
    kind: 'solicitation',
    summary: 'One document: an earlier import of the draft by number, the draft, the law in force, the next version',
    params: v.object({ activityId: Id, document: documentRef }),
    reply: v.object({ parts: DraftParts }),
  },
  'solicitation.import': {
    method: 'POST',
    path: '/api/staff/activities/{activityId}/import',
    access: 'staff',
    kind: 'solicitation',
    summary: 'Read text, Markdown, HTML or DOCX into parts; nothing is stored',
    params: activity,
    body: ImportDraft,
    maxBodyBytes: SOLICITATION_LIMITS.fileBase64 + 1_000,
    reply: ImportedDraft,
  },
  'solicitation.comparison': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/comparison',
    access: 'staff',
    kind: 'solicitation',
    summary: 'Two documents side by side, part by part',
    params: activity,
    query: v.object({ from: documentRef, to: documentRef }),
    reply: Comparison,
  },
  'solicitation.command': {
    method: 'POST',
    path: '/api/staff/activities/{activityId}/solicitation',
    access: 'staff',
    kind: 'solicitation',
    summary: 'Do something: see the command types',
    params: activity,
    body: SolicitationCommand,
    reply: CommandReply,
  },
  'comment.list': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/comments',
    access: 'staff',
    kind: 'solicitation',
    summary: 'Comments, newest first, filtered',
    params: activity,
    query: CommentsQuery,
    reply: StaffCommentPage,
  },
  'comment.detail': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/comments/{commentId}',
    access: 'staff',
    kind: 'solicitation',
    summary: 'One comment, with what masking is proposed for it',
    params: comment,
    reply: StaffCommentDetail,
  },
  'comment.command': {
    method: 'POST',
    path: '/api/staff/activities/{activityId}/comments',
    access: 'staff',
    kind: 'solicitation',
    summary: 'Decide on comments, many at once or a group: see the command types',
    params: activity,
    body: CommentCommand,
    reply: CommentCommandReply,
  },
  'comment.labels': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/labels',
    access: 'staff',
    kind: 'solicitation',
    summary: 'Topics in use, the commonest first',
    params: activity,
    reply: LabelsInUse,
  },
  'group.list': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/groups',
    access: 'staff',
    kind: 'solicitation',
    summary: 'Groups of near duplicates, the largest first',
    params: activity,
    query: pageQuery,
    reply: CommentGroupPage,
  },
  'adoption.preview': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/adoption',
    access: 'staff',
    kind: 'solicitation',
    summary: 'The adoption table as it stands, or as it was submitted; without its rows',
    params: activity,
    reply: AdoptionSummary,
  },
  'adoption.preview.rows': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/adoption/rows',
    access: 'staff',
    kind: 'solicitation',
    summary: 'Its rows, an article at a time',
    params: activity,
    query: v.object({ article: ArticleOrWhole, ...pageQuery.entries }),
    reply: AdoptionRows,
  },
  'comment.reveal': {
    method: 'POST',
    path: '/api/staff/activities/{activityId}/comments/{commentId}/contact',
    access: 'staff',
    kind: 'solicitation',
    summary: "An author's sealed name and contact; looking is recorded with its reason",
    params: comment,
    body: RevealContact,
    reply: RevealedContact,
  },
} as const satisfies Record<string, Route>
