import type { AuditEntry } from '../../contract/site/audit.ts'
import type { CommentCommandReply } from '../../contract/solicitation/comment.ts'
import type { CommentChange } from '../../domain/solicitation/decide-comments.ts'
import type { Tables } from '../client.ts'
import { commitWrites, type Outcome, type Write } from '../commit.ts'
import { activityKey, commentKey } from '../keys.ts'

/** Only these are written: the group of near duplicates, given by a background job meanwhile, stays. */
const DECIDED = ['state', 'hiddenReason', 'labels', 'adoption', 'previous', 'redactions', 'version'] as const

/**
 * One command on comments in one transaction: all of them, or none; and only while the result is not with its reviewers. The count of
 * decisions on the head makes the table that is submitted the table as it stands.
 */
export const commitComments = (
  tables: Tables,
  activityId: string,
  changes: readonly CommentChange[],
  audit: AuditEntry & { activityId: string },
  reply: CommentCommandReply,
): Promise<Outcome> =>
  commitWrites(
    tables,
    [decisionTaken(tables, activityId), ...changes.map((change) => updateComment(tables, change))],
    audit,
    reply,
  )

const decisionTaken = (tables: Tables, activityId: string): Write => ({
  Update: {
    TableName: tables.records,
    Key: activityKey(activityId),
    UpdateExpression: 'ADD decisions :one',
    ConditionExpression: '#state = :announced AND submitted = :none',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':one': 1, ':announced': 'announced', ':none': null },
  },
})

const updateComment = (tables: Tables, { before, after }: CommentChange): Write => ({
  Update: {
    TableName: tables.records,
    Key: commentKey(after.activityId, after.id),
    UpdateExpression: `SET ${DECIDED.map((name) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: '#version = :before',
    ExpressionAttributeNames: Object.fromEntries(DECIDED.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(DECIDED.map((name) => [`:${name}`, after[name]])),
      ':before': before.version,
    },
  },
})
