import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { CommentFilter } from '../../contract/solicitation/list.ts'
import type { CommentRecord } from '../../domain/solicitation/comment.ts'
import type { Tables } from '../client.ts'
import { BY_OWNER, commentPartition, SHARDS, seqKey } from '../keys.ts'
import { commentOrder, fromComment } from './comments.ts'

const PAGE = 50
/** Pages of the index, a megabyte each, that one request reads of every shard before it gives back what it has found. */
const MOST_READS = 4
/** Sorts after every moment. */
const END = '~'

/**
 * Comments newest first, of all shards in one order. Filters are applied where the data is: a request reads a few megabytes and gives
 * back the matches it met, with the cursor to go on from, so that no filter makes a request run away.
 */
export const listComments = async (
  tables: Tables,
  activityId: string,
  filter: CommentFilter,
  after: string | undefined,
): Promise<{ comments: CommentRecord[]; next: string | null }> => {
  const until = filter.until === undefined ? END : seqKey(filter.until)
  const upper = after !== undefined && after < until ? after : until
  const lower = filter.from === undefined ? '' : seqKey(filter.from)
  const shards = await Promise.all(
    Array.from({ length: SHARDS }, (_, shard) => readShard(tables, activityId, shard, filter, lower, upper)),
  )
  // A shard that was not read to its end knows nothing below where it stopped: no page goes deeper than the shallowest.
  const reached = shards.reduce((least, shard) => (shard.reached > least ? shard.reached : least), '')
  const found = shards
    .flatMap(({ comments }) => comments)
    .sort((a, b) => (commentOrder(a) > commentOrder(b) ? -1 : 1))
    .filter((comment) => commentOrder(comment) >= reached)
  const comments = found.slice(0, PAGE)
  const last = comments.at(-1)
  if (found.length > PAGE && last) return { comments, next: commentOrder(last) }
  return { comments, next: reached === '' ? null : reached }
}

const readShard = async (
  tables: Tables,
  activityId: string,
  shard: number,
  filter: CommentFilter,
  lower: string,
  upper: string,
): Promise<{ comments: CommentRecord[]; reached: string }> => {
  const condition = conditionOf(filter)
  const comments: CommentRecord[] = []
  let start: Record<string, unknown> | undefined
  for (let reads = 0; reads < MOST_READS && comments.length <= PAGE; reads++) {
    const page = await tables.db.send(
      new QueryCommand({
        TableName: tables.records,
        IndexName: BY_OWNER,
        ScanIndexForward: false,
        KeyConditionExpression: 'ownerPk = :owner AND ownerSk BETWEEN :lower AND :upper',
        ExpressionAttributeValues: {
          ':owner': commentPartition(activityId, shard),
          ':lower': lower === '' ? ' ' : lower,
          ':upper': upper,
          ...condition.values,
        },
        ...(condition.expression
          ? { FilterExpression: condition.expression, ExpressionAttributeNames: condition.names }
          : { Limit: PAGE + 2 }),
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    // The cursor itself was on the page before.
    comments.push(...(page.Items ?? []).map(fromComment).filter((comment) => commentOrder(comment) < upper))
    start = page.LastEvaluatedKey
    if (!start) return { comments, reached: '' }
  }
  return { comments, reached: String(start?.ownerSk ?? '') }
}

/** A filter as DynamoDB understands it; names by alias, for some are words of its language. */
const conditionOf = (filter: CommentFilter) => {
  const parts: string[] = []
  const names: Record<string, string> = {}
  const values: Record<string, unknown> = {}
  const name = (of: string) => {
    names[`#${of}`] = of
    return `#${of}`
  }
  const equals = (of: string, value: unknown) => {
    values[`:${of}`] = value
    parts.push(`${name(of)} = :${of}`)
  }
  if (filter.article !== undefined) equals('articleId', filter.article === 'whole' ? null : filter.article)
  if (filter.stance !== undefined) equals('stance', filter.stance)
  if (filter.state !== undefined) equals('state', filter.state)
  if (filter.groupId !== undefined) equals('groupId', filter.groupId)
  if (filter.sender !== undefined) {
    values[':sender'] = filter.sender
    parts.push(`${name('sender')}.${name('kind')} = :sender`)
  }
  if (filter.label !== undefined) {
    values[':label'] = filter.label
    parts.push(`contains(${name('labels')}, :label)`)
  }
  if (filter.adoption === 'undecided') {
    Object.assign(values, { ':none': null, ':empty': '', ':support': 'support', ':oppose': 'oppose', ':no': false })
    parts.push(`${name('adoption')} = :none`)
    const hadWords = `${name('erased')}.${name('wordless')} = :no`
    parts.push(`(${name('text')} <> :empty OR NOT ${name('stance')} IN (:support, :oppose) OR ${hadWords})`)
  } else if (filter.adoption !== undefined) {
    values[':status'] = filter.adoption
    parts.push(`${name('adoption')}.${name('status')} = :status`)
  }
  if (filter.search !== undefined) {
    // The table compares by case: a word as typed, in small letters, and as it begins a sentence.
    const small = filter.search.toLowerCase()
    const spellings = [...new Set([filter.search, small, small.charAt(0).toUpperCase() + small.slice(1)])]
    const found = spellings.flatMap((spelling, at) => {
      values[`:search${at}`] = spelling
      const fields = [name('text'), name('proposed'), `${name('sender')}.${name('name')}`, name('number')]
      return fields.map((field) => `contains(${field}, :search${at})`)
    })
    parts.push(`(${found.join(' OR ')})`)
  }
  return { expression: parts.join(' AND '), names, values }
}
