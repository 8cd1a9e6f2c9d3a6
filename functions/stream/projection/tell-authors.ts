import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { isWordless } from '../../domain/solicitation/adoption.ts'
import type { CommentRecord } from '../../domain/solicitation/comment.ts'
import { isResultPublic, type SolicitationHead } from '../../domain/solicitation/record.ts'
import type { Occurrence } from '../../domain/webhook/events.ts'
import type { Tables } from '../../store/client.ts'
import { isConditionFailed } from '../../store/conflicts.ts'
import { toldKey } from '../../store/keys.ts'
import { commentPage } from '../../store/solicitation/comments.ts'
import { getSolicitation } from '../../store/solicitation/solicitations.ts'
import { tell } from './project-webhooks.ts'
import type { Projection } from './projection.ts'

/**
 * Every author who left a way to be told is told: `comment.outcome`, for the site's own systems, which send letters and messages. A
 * page of comments at a time; where it stands is written down, and that very record brings the next page. Each event has an id made
 * from its comment, so that a replay tells nobody twice.
 */
export const tellAuthors = async ({ tables, activityId, records }: Projection): Promise<void> => {
  const published = records.some(
    ({ kind, sk, before, after }) =>
      kind === 'HEAD' &&
      sk === 'HEAD' &&
      after?.kind === 'solicitation' &&
      after.state === 'published' &&
      before?.state !== 'published',
  )
  if (published) await noteTold(tables, activityId, '0', null)
  const pages = records.filter(({ kind, after }) => kind === 'TOLD' && after?.next !== undefined && after.next !== null)
  if (pages.length === 0) return
  const head = await getSolicitation(tables, activityId)
  if (!head || !isResultPublic(head)) return
  for (const { after } of pages) {
    const from = String(after?.next)
    const { comments, next } = await commentPage(tables, activityId, from)
    await tell(
      tables,
      head.siteId,
      comments.flatMap((comment) => outcomeOf(head, comment)),
    )
    await noteTold(tables, activityId, next, from)
  }
}

const outcomeOf = ({ id: activityId, signedOff }: SolicitationHead, comment: CommentRecord): Occurrence[] => {
  const { id, number, contact, adoption } = comment
  if (contact === null || !signedOff) return []
  return [
    {
      cause: `comment.outcome.${activityId}.${id}`,
      type: 'comment.outcome',
      at: signedOff.at,
      data: {
        activityId,
        commentId: id,
        number,
        outcome: adoption?.status ?? (isWordless(comment) ? 'wordless' : 'counted'),
      },
    },
  ]
}

/** The page that is told next; from the one that was told last, so that two who tell the same go on once. */
const noteTold = async (
  tables: Tables,
  activityId: string,
  next: string | null,
  from: string | null,
): Promise<void> => {
  try {
    await tables.db.send(
      new PutCommand({
        TableName: tables.records,
        Item: { ...toldKey(activityId), next },
        ConditionExpression: from === null ? 'attribute_not_exists(pk)' : '#next = :from',
        ...(from === null
          ? {}
          : { ExpressionAttributeNames: { '#next': 'next' }, ExpressionAttributeValues: { ':from': from } }),
      }),
    )
  } catch (error) {
    if (!isConditionFailed(error)) throw error
  }
}
