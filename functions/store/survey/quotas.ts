import { CELLS, cellsWithRoom, shareOf } from '../../domain/survey/respond/cells.ts'
import type { Tables } from '../client.ts'
import { quotaKey } from '../keys.ts'
import { getItems } from '../records.ts'
import type { Write } from '../write.ts'

export interface Limit {
  id: string
  limit: number
}

/** The id that the limit of all responses is counted under; no quota's id begins like this. */
export const TOTAL = '~total'

/** Takes one from a cell, if it has one left. */
export const takeWrite = (tables: Tables, activityId: string, { id, limit }: Limit, cell: number): Write => ({
  Update: {
    TableName: tables.records,
    Key: quotaKey(activityId, id, cell),
    UpdateExpression: 'ADD used :one',
    ConditionExpression: 'attribute_not_exists(used) OR used < :share',
    ExpressionAttributeValues: { ':one': 1, ':share': shareOf(limit, cell) },
  },
})

/** The cells of a limit that have room now, in the order of their numbers; none: it is reached, and stays so. */
export const roomIn = async (tables: Tables, activityId: string, { id, limit }: Limit): Promise<number[]> => {
  const keys = Array.from({ length: CELLS }, (_, cell) => quotaKey(activityId, id, cell))
  const items = await getItems(tables, keys)
  const used = new Map(items.map((item) => [String(item.pk), Number(item.used)]))
  return cellsWithRoom(limit, (cell) => used.get(quotaKey(activityId, id, cell).pk) ?? 0)
}

/** How much of each limit has been given out. A response that is erased gives its place to nobody, so it goes on counting. */
export const usedOf = async (
  tables: Tables,
  activityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const keys = ids.flatMap((id) => Array.from({ length: CELLS }, (_, cell) => quotaKey(activityId, id, cell)))
  const used = new Map(ids.map((id) => [id, 0]))
  for (const { sk, used: taken } of await getItems(tables, keys)) {
    const id = String(sk)
    used.set(id, (used.get(id) ?? 0) + Number(taken))
  }
  return used
}
