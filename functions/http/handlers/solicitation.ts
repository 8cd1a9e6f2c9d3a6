import { accept, refuse } from '../../contract/refusal.ts'
import { SOLICITATION_LIMITS } from '../../contract/solicitation/limits.ts'
import { isShown } from '../../domain/solicitation/comment.ts'
import { compareDrafts } from '../../domain/solicitation/compare.ts'
import { articleCounts } from '../../domain/solicitation/marks.ts'
import { isOpen, isPublicSolicitation, isResultPublic, othersShown } from '../../domain/solicitation/record.ts'
import { supportKey } from '../../store/keys.ts'
import { isWithinLimits } from '../../store/rate-limits.ts'
import { commentOfNumber, getComment, getComments } from '../../store/solicitation/comments.ts'
import { progressOf } from '../../store/solicitation/counts.ts'
import { getSolicitation, withParts } from '../../store/solicitation/solicitations.ts'
import { setSupport } from '../../store/solicitation/supports.ts'
import { readRows } from '../../store/solicitation/tables.ts'
import { isSupport, writtenBefore } from '../../store/wishes.ts'
import type { Handlers } from '../call.ts'
import { codeLimits } from '../code-limits.ts'
import { documentNamed } from '../solicitation/documents.ts'
import { opinionFile } from '../solicitation/open-data.ts'
import { publicPage, similarTo } from '../solicitation/public.ts'
import { isCodeOf, ownComment, takeComment } from '../solicitation/send.ts'
import { viewOf } from '../solicitation/view.ts'

/** How long a cache may keep what changes by the clock or by a decision: readers see a close or a new comment no later. */
const SHORT = 'public, max-age=5'
const MINUTE = 'public, max-age=60'

/** What citizens read and do of a solicitation. */
export const solicitation = {
  'solicitation.read': async ({ services: { tables, now, citizens }, activity, inForce }) => {
    const view = await viewOf(tables, activity, inForce, { now: now(), verifies: citizens !== null })
    return view ? accept({ reply: view, cache: SHORT }) : refuse('not-found')
  },

  'solicitation.compare': async ({ services: { tables }, activity, query }) => {
    if (query.with === 'next' && !(activity.withNext && isResultPublic(activity))) return refuse('not-found')
    const draft = await documentNamed(tables, activity, 'draft', isPublicSolicitation)
    const other = await documentNamed(tables, activity, query.with, isPublicSolicitation)
    if (!draft || !other) return refuse('not-found')
    const [before, after] = query.with === 'next' ? [draft, other] : [other, draft]
    return accept({ reply: { rows: compareDrafts(before, after, activity.details.lang) }, cache: MINUTE })
  },

  'comment.send': async ({ services, activity, participantId, verified, body }) => {
    const record = await withParts(services.tables, activity)
    const taken = await takeComment(services, record, body, { participantId, verified })
    return taken.ok ? accept({ reply: taken.value }) : taken
  },

  'comment.mine': async ({ services: { tables, now }, activity, participantId, query }) => {
    const ids = query.ids.split(',').filter((id) => /^[\w-]{10,40}$/.test(id))
    const [comments, { parts }] = await Promise.all([
      getComments(tables, activity.id, ids.slice(0, SOLICITATION_LIMITS.mineIds)),
      withParts(tables, activity),
    ])
    const own = [...comments.values()].filter((comment) => comment.participantId === participantId)
    return accept({ reply: { comments: own.map((comment) => ownComment(comment, activity, parts, now())) } })
  },

  'comment.read': async ({ services: { tables, now }, activity, query }) => {
    const at = now()
    if (!othersShown(activity, at)) return refuse('results-not-public')
    const articleId = query.article === 'whole' ? null : query.article
    return accept({ reply: await publicPage(tables, activity, articleId, query.after, at), cache: SHORT })
  },

  'comment.counts': async ({ services: { tables, now }, activity }) => {
    if (!othersShown(activity, now())) return refuse('results-not-public')
    const { parts } = await withParts(tables, activity)
    const articles = await progressOf(tables, activity.id, parts)
    return accept({ reply: { articles: articles.map(articleCounts) }, cache: SHORT })
  },

  'comment.similar': async ({ services: { tables, now }, activity, body }) => {
    const at = now()
    if (!othersShown(activity, at)) return accept({ reply: { comments: [] } })
    return accept({ reply: { comments: await similarTo(tables, activity, body, at) } })
  },

  'comment.support': async ({ services: { tables, now }, activity, participantId, params, body }) => {
    const at = now()
    const { commentId } = params
    const comment = othersShown(activity, at) ? await getComment(tables, activity.id, commentId) : null
    if (!isOpen(activity, at) || !comment || !isShown(comment)) {
      const written = await writtenBefore(tables, supportKey(activity.id, commentId, participantId), body.number)
      if (written) return accept({ reply: { commentId, on: isSupport(written), number: Number(written.nth) } })
      return refuse(isOpen(activity, at) ? 'not-found' : 'comments-closed')
    }
    const support = { activityId: activity.id, commentId, participantId, on: body.on }
    return accept({ reply: { commentId, ...(await setSupport(tables, support, body.number ?? at)) } })
  },

  'comment.lookup': async ({ services: { tables, sealing, sources, now }, site, body: { number, code }, header }) => {
    const at = now()
    const found = await commentOfNumber(tables, number)
    const comment = found && (await getComment(tables, found.activityId, found.commentId))
    if (!comment || !(await isCodeOf(sealing, comment, code))) {
      // An unknown number and a wrong code are one answer, and are counted; the right code opens always.
      const limits = await codeLimits(sealing, 'comment', number, await sources.of(header, at))
      return refuse((await isWithinLimits(tables, limits, at)) ? 'not-found' : 'too-many-requests')
    }
    const head = await getSolicitation(tables, comment.activityId)
    if (head?.siteId !== site.id) return refuse('not-found')
    const { parts } = await withParts(tables, head)
    return accept({ reply: ownComment(comment, head, parts, at) })
  },

  'adoption.read': async ({ services: { tables }, activity, query }) => {
    if (!isResultPublic(activity) || activity.tableId === null) return refuse('results-not-public')
    const articleId = query.article === 'whole' ? null : query.article
    return accept({
      reply: await readRows(tables, activity.id, activity.tableId, articleId, query.after),
      cache: MINUTE,
    })
  },

  'opinion.data': async ({ services: { tables }, activity, inForce, query }) =>
    isResultPublic(activity)
      ? opinionFile(tables, activity, { ...query, timeZone: inForce.timeZone, after: query.after })
      : refuse('results-not-public'),
} satisfies Partial<Handlers>
