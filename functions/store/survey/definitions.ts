import { gunzipSync, gzipSync } from 'node:zlib'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Definition } from '../../contract/survey/definition.ts'
import { SURVEY_LIMITS } from '../../contract/survey/limits.ts'
import type { Tables } from '../client.ts'
import { definitionKey } from '../keys.ts'
import type { Write } from '../write.ts'

/** Compressed, because a planning survey in several languages is larger than an item may be; null when it still is. */
export const packDefinition = (definition: Definition): Uint8Array | null => {
  const packed = gzipSync(JSON.stringify(definition))
  return packed.byteLength > SURVEY_LIMITS.definitionBytes ? null : packed
}

/** The draft is written over; a version is written once and never again. */
export const definitionWrite = (
  tables: Tables,
  activityId: string,
  version: number | 'draft',
  packed: Uint8Array,
): Write => ({
  Put: {
    TableName: tables.records,
    Item: { ...definitionKey(activityId, version), packed },
    ...(version === 'draft' ? {} : { ConditionExpression: 'attribute_not_exists(pk)' }),
  },
})

export const getDefinition = async (
  tables: Tables,
  activityId: string,
  version: number | 'draft',
): Promise<Definition | null> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: definitionKey(activityId, version), ConsistentRead: true }),
  )
  return Item ? (JSON.parse(gunzipSync(Item.packed as Uint8Array).toString()) as Definition) : null
}
