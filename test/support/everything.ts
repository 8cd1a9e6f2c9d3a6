import { gunzipSync } from 'node:zlib'
import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb'
import type { Platform } from './platform.ts'

const GZIP = [0x1f, 0x8b]

const readable = (value: unknown): unknown => {
  if (value instanceof Uint8Array)
    return GZIP.every((byte, at) => value[at] === byte) ? gunzipSync(value).toString() : Buffer.from(value).toString()
  if (Array.isArray(value)) return value.map(readable)
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, readable(each)]))
  return value
}

/** All that is stored, in both tables, unpacked where it was packed. */
export const everything = async ({ tables }: Pick<Platform, 'tables'>): Promise<{ key: string; text: string }[]> => {
  const found: { key: string; text: string }[] = []
  for (const TableName of [tables.records, tables.sockets]) {
    let from: Record<string, unknown> | undefined
    do {
      const page: ScanCommandOutput = await tables.db.send(
        new ScanCommand({ TableName, ConsistentRead: true, ...(from ? { ExclusiveStartKey: from } : {}) }),
      )
      for (const item of page.Items ?? [])
        found.push({ key: `${item.pk} ${item.sk}`, text: JSON.stringify(readable(item)) })
      from = page.LastEvaluatedKey
    } while (from)
  }
  return found
}
