import { gunzipSync, gzipSync } from 'node:zlib'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { DraftPart } from '../../contract/solicitation/draft.ts'
import { SOLICITATION_LIMITS } from '../../contract/solicitation/limits.ts'
import type { Tables } from '../client.ts'
import { documentKey } from '../keys.ts'
import type { Write } from '../write.ts'

/** An import of the draft by its number, the law in force, or the next version. */
export type DocumentAs = 'law' | 'next' | number

/** Packed, because one item holds 400 KB; null where that is still too little. */
export const packParts = (parts: readonly DraftPart[]): Uint8Array | null => {
  const packed = gzipSync(JSON.stringify(parts))
  return packed.byteLength > SOLICITATION_LIMITS.packedBytes ? null : packed
}

export const documentWrite = (tables: Tables, activityId: string, as: DocumentAs, packed: Uint8Array): Write => ({
  Put: { TableName: tables.records, Item: { ...documentKey(activityId, as), packed } },
})

export const getDocument = async (tables: Tables, activityId: string, as: DocumentAs): Promise<DraftPart[] | null> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: documentKey(activityId, as), ConsistentRead: true }),
  )
  return Item ? (JSON.parse(gunzipSync(Item.packed as Uint8Array).toString()) as DraftPart[]) : null
}
