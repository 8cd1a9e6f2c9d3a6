import * as v from 'valibot'
import { Id, SiteId } from './basics.ts'
import type { Route } from './route.ts'
import { AdoptionRows } from './solicitation/adoption.ts'
import { SendComment } from './solicitation/comment.ts'
import { Comparison } from './solicitation/comparison.ts'
import { ArticleCounts } from './solicitation/counts.ts'
import {
  ArticleOrWhole,
  PublicCommentPage,
  PublicCommentsQuery,
  SimilarComments,
  SimilarQuery,
  SupportReply,
  SupportRequest,
} from './solicitation/list.ts'
import { CommentReceipt, LookUpComment, OwnComment } from './solicitation/own-comment.ts'
import { SolicitationView } from './solicitation/solicitation.ts'

const activity = v.object({ activityId: Id })
const comment = v.object({ activityId: Id, commentId: Id })
const after = v.optional(v.pipe(v.string(), v.maxLength(500)))

/** Apart, so that the page on which a receipt is looked up loads no more of a solicitation. */
export const COMMENT_LOOKUP_ROUTES = {
  'comment.lookup': {
    method: 'POST',
    path: '/api/sites/{siteId}/comments/lookup',
    access: 'anyone',
    summary: 'A comment by number and code; with its outcome once the result is published',
    params: v.object({ siteId: SiteId }),
    body: LookUpComment,
    reply: OwnComment,
  },
} as const satisfies Record<string, Route>

/** What a citizen's page calls of a solicitation; `participant.create` and `activity.entry` serve every kind of activity. */
export const SOLICITATION_ROUTES = {
  'solicitation.read': {
    method: 'GET',
    path: '/api/activities/{activityId}/solicitation',
    access: 'anyone',
    kind: 'solicitation',
    summary: 'A solicitation as anyone may read it: announcement, draft, links and, once published, its result',
    params: activity,
    reply: SolicitationView,
  },
  'solicitation.compare': {
    method: 'GET',
    path: '/api/activities/{activityId}/comparison',
    access: 'anyone',
    kind: 'solicitation',
    summary: 'The draft beside the law in force, the next version, or the draft of another round, part by part',
    params: activity,
    query: v.object({ with: v.union([v.picklist(['law', 'next']), Id]) }),
    reply: Comparison,
  },
  'comment.send': {
    method: 'POST',
    path: '/api/activities/{activityId}/comments',
    access: 'participant',
    kind: 'solicitation',
    summary: 'Comment; the id is made by the client, so a repeat is harmless and gets the same number and code',
    params: activity,
    body: SendComment,
    reply: CommentReceipt,
  },
  'comment.mine': {
    method: 'GET',
    path: '/api/activities/{activityId}/comments/mine',
    access: 'participant',
    kind: 'solicitation',
    summary: "The author's own comments, by id; with their outcome once the result is published",
    params: activity,
    query: v.object({ ids: v.pipe(v.string(), v.maxLength(4_100)) }),
    reply: v.object({ comments: v.array(OwnComment) }),
  },
  'comment.read': {
    method: 'GET',
    path: '/api/activities/{activityId}/comments',
    access: 'anyone',
    kind: 'solicitation',
    summary: 'What others said on an article, newest first, where it can be seen now',
    params: activity,
    query: PublicCommentsQuery,
    reply: PublicCommentPage,
  },
  'comment.counts': {
    method: 'GET',
    path: '/api/activities/{activityId}/comments/counts',
    access: 'anyone',
    kind: 'solicitation',
    summary: 'Comments by article and stance, where they can be seen now',
    params: activity,
    reply: v.object({ articles: v.array(ArticleCounts) }),
  },
  'comment.similar': {
    method: 'POST',
    path: '/api/activities/{activityId}/comments/similar',
    access: 'participant',
    kind: 'solicitation',
    summary: 'Comments that say much the same, to support instead; empty while others are hidden',
    params: activity,
    body: SimilarQuery,
    reply: SimilarComments,
  },
  'comment.support': {
    method: 'PUT',
    path: '/api/activities/{activityId}/comments/{commentId}/support',
    access: 'participant',
    kind: 'solicitation',
    summary: 'Support a comment, or take the support back; one a person',
    params: comment,
    body: SupportRequest,
    reply: SupportReply,
  },
  ...COMMENT_LOOKUP_ROUTES,
  'adoption.read': {
    method: 'GET',
    path: '/api/activities/{activityId}/adoption',
    access: 'anyone',
    kind: 'solicitation',
    summary: 'The published adoption table, an article at a time',
    params: activity,
    query: v.object({ article: ArticleOrWhole, after }),
    reply: AdoptionRows,
  },
  'opinion.data': {
    method: 'GET',
    path: '/api/activities/{activityId}/opinions',
    access: 'anyone',
    kind: 'solicitation',
    summary:
      'Open data: all opinions with what came of them, masked, as CSV or JSON Lines, once published; `Link` names the next piece',
    params: activity,
    query: v.object({ format: v.picklist(['csv', 'jsonl']), after }),
  },
} as const satisfies Record<string, Route>
