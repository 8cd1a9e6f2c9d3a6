import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { SolicitationHead, SolicitationRecord } from '../../domain/solicitation/record.ts'
import type { Tables } from '../client.ts'
import { activityKey, laterPartition } from '../keys.ts'
import { fromItem, getItems } from '../records.ts'
import { getDocument } from './documents.ts'

/** With its draft; what was never imported is an empty one. */
export const withParts = async (tables: Tables, head: SolicitationHead): Promise<SolicitationRecord> => ({
  ...head,
  parts: head.draftVersion === 0 ? [] : ((await getDocument(tables, head.id, head.draftVersion)) ?? []),
})

/** Those of these activities that are solicitations. */
export const getSolicitations = async (
  tables: Tables,
  ids: readonly string[],
): Promise<Map<string, SolicitationHead>> => {
  const items = await getItems(tables, [...new Set(ids)].map(activityKey))
  const found = items.map(fromItem<SolicitationHead>).filter(({ kind }) => kind === 'solicitation')
  return new Map(found.map((head) => [head.id, head]))
}

export const getSolicitation = async (tables: Tables, id: string): Promise<SolicitationHead | null> =>
  (await getSolicitations(tables, [id])).get(id) ?? null

/** More rounds than any draft has. */
const MOST_LATER = 20

/** The rounds that were announced as following this one. */
export const laterRounds = async (tables: Tables, id: string): Promise<string[]> => {
  const { Items = [] } = await tables.db.send(
    new QueryCommand({
      TableName: tables.records,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': laterPartition(id) },
      Limit: MOST_LATER,
    }),
  )
  return Items.map(({ sk }) => String(sk))
}
