import type { CommentChange } from '../../domain/solicitation/decide-comments.ts'
import type { Act } from '../audit.ts'
import type { Tables } from '../client.ts'
import { activityKey, commentKey } from '../keys.ts'
import { destroyKey, sealWords } from '../trail.ts'
import type { Write } from '../write.ts'

/** Only these are written: the group of near duplicates, given by a background job meanwhile, stays. */
const DECIDED = [
  'state',
  'hiddenReason',
  'labels',
  'adoption',
  'previous',
  'redactions',
  'handledBy',
  'version',
] as const
/** And these, when a comment is erased; at any other time a contact that has gone meanwhile must not come back. */
const ERASED = [...DECIDED, 'text', 'proposed', 'sender', 'contact', 'erased', 'digest'] as const

/**
 * One command on comments: all of them, or none; and only while the result is not with its reviewers. The count of
 * decisions on the head makes the table that is submitted the table as it stands.
 */
export const commentWrites = async (
  tables: Tables,
  activityId: string,
  changes: readonly CommentChange[],
  act: Act,
): Promise<{ writes: Write[]; entry: Act }> => {
  const things = changes.map(({ after }) => `comment#${activityId}#${after.id}` as const)
  const erases = act.action === 'comment.erase'
  const entry = erases ? act : await sealWords(tables, act, { things, clear: WORDLESS })
  const writes = [
    decisionTaken(tables, activityId, act.action),
    ...changes.map((change) => updateComment(tables, change)),
    ...(erases ? things.map((thing) => destroyKey(tables, thing, act.at)) : []),
  ]
  return { writes, entry }
}

/** What stays of a comment when it is erased stays in the trail, too: the decision with its reason, and its topics. */
export const WORDLESS: readonly string[] = [
  ...['state', 'labels', 'adoption', 'status', 'comments', 'groupId', 'add', 'remove'],
]

/** What is erased on request is erased in every state, and counted too: no table made before may come out after it. */
const decisionTaken = (tables: Tables, activityId: string, action: string): Write => ({
  Update: {
    TableName: tables.records,
    Key: activityKey(activityId),
    UpdateExpression: 'ADD decisions :one',
    ...(action === 'comment.erase'
      ? { ConditionExpression: 'attribute_exists(pk)', ExpressionAttributeValues: { ':one': 1 } }
      : {
          ConditionExpression: '#state = :announced AND submitted = :none',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':one': 1, ':announced': 'announced', ':none': null },
        }),
  },
})

const updateComment = (tables: Tables, { before, after }: CommentChange): Write => {
  const names = after.erased && !before.erased ? ERASED : DECIDED
  return {
    Update: {
      TableName: tables.records,
      Key: commentKey(after.activityId, after.id),
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
      ConditionExpression: '#version = :before',
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(names.map((name) => [`:${name}`, after[name]])),
        ':before': before.version,
      },
    },
  }
}
