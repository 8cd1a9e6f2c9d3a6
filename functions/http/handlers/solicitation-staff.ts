import { accept, refuse } from '../../contract/refusal.ts'
import { countedSummary } from '../../domain/solicitation/adoption.ts'
import { shortestClosing } from '../../domain/solicitation/announce.ts'
import { staffComment } from '../../domain/solicitation/comment.ts'
import { compareDrafts } from '../../domain/solicitation/compare.ts'
import { findPersonalData } from '../../domain/solicitation/personal-data.ts'
import { phaseOf, type SolicitationHead, staffSolicitation } from '../../domain/solicitation/record.ts'
import { dayInZone } from '../../domain/working-days.ts'
import { calendarInForce } from '../../store/calendars.ts'
import { getComment, getComments } from '../../store/solicitation/comments.ts'
import { labelsInUse, progressOf, supportsOf } from '../../store/solicitation/counts.ts'
import { groupPage } from '../../store/solicitation/groups.ts'
import { listComments } from '../../store/solicitation/list.ts'
import { withParts } from '../../store/solicitation/solicitations.ts'
import type { Call, Handlers } from '../call.ts'
import { createSolicitation, runSolicitationCommand } from '../solicitation/command.ts'
import { runCommentCommand } from '../solicitation/comments.ts'
import { documentNamed } from '../solicitation/documents.ts'
import { readDocument } from '../solicitation/import.ts'
import { previewRows } from '../solicitation/preview.ts'
import { revealContact } from '../solicitation/reveal.ts'
import { linksOf } from '../solicitation/view.ts'

/** What staff read and do of a solicitation. */
export const solicitationStaff = {
  'solicitation.create': async (call) => createSolicitation(call),
  'solicitation.command': async (call) => runSolicitationCommand(call),
  'comment.command': async (call) => runCommentCommand(call),
  'comment.reveal': async (call) => revealContact(call),

  'solicitation.period': async ({ services: { tables, now }, site, inForce, query }) => {
    const announcedOn = query.announcedOn ?? dayInZone(now(), inForce.timeZone)
    const shortest = inForce.commentPeriods[query.kind]
    const { day, provisional } = shortestClosing(await calendarInForce(tables, site.path), shortest, announcedOn)
    return accept({ reply: { announcedOn, shortest, shortestDay: day, provisional } })
  },

  'solicitation.backstage': async ({ services: { tables, now }, activity }) => {
    const at = now()
    const ofSite = sameSite(activity)
    const [record, links, law, next] = await Promise.all([
      withParts(tables, activity),
      linksOf(tables, activity, at, ofSite),
      documentNamed(tables, activity, 'law', ofSite),
      documentNamed(tables, activity, 'next', ofSite),
    ])
    const progress = await progressOf(tables, activity.id, record.parts)
    return accept({
      reply: {
        solicitation: staffSolicitation(record),
        phase: phaseOf(activity, at),
        ...{ law, next, links, progress, now: at },
      },
    })
  },

  'solicitation.document': async ({ services: { tables }, activity, params }) => {
    const parts = await documentNamed(tables, activity, params.document, sameSite(activity))
    return parts ? accept({ reply: { parts } }) : refuse('not-found')
  },

  'solicitation.comparison': async ({ services: { tables }, activity, query }) => {
    const [before, after] = await Promise.all([
      documentNamed(tables, activity, query.from, sameSite(activity)),
      documentNamed(tables, activity, query.to, sameSite(activity)),
    ])
    if (!before || !after) return refuse('not-found')
    return accept({ reply: { rows: compareDrafts(before, after, activity.details.lang) } })
  },

  'solicitation.import': async ({ services: { tables, newId }, activity, body }) => {
    const present = (await documentNamed(tables, activity, body.document, () => false)) ?? []
    const read = readDocument(body.source, present, newId)
    return read.ok ? accept({ reply: read.value }) : read
  },

  'comment.list': async ({ services: { tables }, activity, query: { after, ...filter } }) => {
    const { comments, next } = await listComments(tables, activity.id, filter, after)
    return accept({ reply: { comments: comments.map(staffComment), next } })
  },

  'comment.detail': async ({ services: { tables }, activity, params }) => {
    const [comment, supports] = await Promise.all([
      getComment(tables, activity.id, params.commentId),
      supportsOf(tables, activity.id, [params.commentId]),
    ])
    if (!comment) return refuse('not-found')
    const { text, proposed } = comment
    return accept({
      reply: {
        comment: staffComment(comment),
        supports: supports.get(comment.id) ?? 0,
        findings: { text: findPersonalData(text), proposed: findPersonalData(proposed ?? '') },
      },
    })
  },

  'comment.labels': async ({ services: { tables }, activity }) =>
    accept({ reply: { labels: await labelsInUse(tables, activity.id) } }),

  'group.list': async ({ services: { tables }, activity, query }) => {
    const { groups, next } = await groupPage(tables, activity.id, query.after)
    const leaders = await getComments(
      tables,
      activity.id,
      groups.map(({ leaderId }) => leaderId),
    )
    return accept({
      reply: {
        groups: groups.flatMap(({ leaderId: id, articleId, size }) => {
          const leader = leaders.get(id)
          return leader ? [{ id, articleId, size, leader: staffComment(leader) }] : []
        }),
        next,
      },
    })
  },

  'adoption.preview': async (call) => accept({ reply: await summary(call) }),
  'adoption.preview.rows': async ({ services: { tables }, activity, query }) =>
    accept({
      reply: await previewRows(tables, activity, query.article === 'whole' ? null : query.article, query.after),
    }),
} satisfies Partial<Handlers>

const sameSite =
  ({ siteId }: SolicitationHead) =>
  (other: SolicitationHead): boolean =>
    other.siteId === siteId

/** As it was submitted, or as the counts stand. */
const summary = async ({ services: { tables }, activity }: Call<'adoption.preview'>) => {
  if (activity.table) return activity.table
  const { parts } = await withParts(tables, activity)
  return countedSummary(parts, await progressOf(tables, activity.id, parts))
}
