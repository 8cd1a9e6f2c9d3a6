import { gunzipSync, gzipSync } from 'node:zlib'
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Actor } from '../../contract/basics.ts'
import type { AdoptionRow, AdoptionRows, AdoptionSummary, AdoptionTable } from '../../contract/solicitation/adoption.ts'
import type { Tables } from '../client.ts'
import { adoptionPartition, preparedKey, seqKey } from '../keys.ts'
import { partition } from '../pages.ts'

/** A piece's rows before they are packed, in UTF-16 units: well below what an item and a reply may hold. */
const PIECE = 100_000

/** A table's rows, article by article, under an id of its own. Nobody reads them before the head names that id. */
export const putRows = async (
  tables: Tables,
  activityId: string,
  tableId: string,
  table: AdoptionTable,
): Promise<void> => {
  for (const { articleId, rows } of table.articles) await putArticle(tables, activityId, tableId, articleId, rows)
}

/** One article's rows, in place of those that stood there. */
export const replaceArticle = async (
  tables: Tables,
  activityId: string,
  tableId: string,
  articleId: string | null,
  rows: readonly AdoptionRow[],
): Promise<void> => {
  const pieces = await putArticle(tables, activityId, tableId, articleId, rows)
  await dropPieces(tables, adoptionPartition(activityId, tableId, articleId), pieces)
}

const putArticle = async (
  tables: Tables,
  activityId: string,
  tableId: string,
  articleId: string | null,
  rows: readonly AdoptionRow[],
): Promise<number> => {
  const pk = adoptionPartition(activityId, tableId, articleId)
  const pieces = piecesOf(rows)
  for (const [piece, text] of pieces.entries())
    await tables.db.send(
      new PutCommand({
        TableName: tables.records,
        Item: {
          ...{ pk, sk: seqKey(piece) },
          ...{ packed: gzipSync(`[${text.join()}]`), more: piece + 1 < pieces.length },
        },
      }),
    )
  return pieces.length
}

/** A table that nothing names: what is erased from comments is not kept by it (M13). */
export const dropRows = async (
  tables: Tables,
  activityId: string,
  { id, summary }: { id: string; summary: Pick<AdoptionSummary, 'articles'> },
): Promise<void> => {
  for (const { articleId } of summary.articles)
    await dropPieces(tables, adoptionPartition(activityId, id, articleId), 0)
}

const dropPieces = async (tables: Tables, pk: string, from: number): Promise<void> => {
  for await (const { sk } of partition(tables, tables.records, pk))
    if (String(sk) >= seqKey(from))
      await tables.db.send(new DeleteCommand({ TableName: tables.records, Key: { pk, sk } }))
}

const piecesOf = (rows: readonly AdoptionRow[]): string[][] => {
  const pieces: string[][] = []
  let size = PIECE
  for (const row of rows) {
    const text = JSON.stringify(row)
    if (size + text.length > PIECE) {
      pieces.push([])
      size = 0
    }
    pieces.at(-1)?.push(text)
    size += text.length
  }
  return pieces
}

/** A table made ready: as it stood after so many decisions. */
export interface PreparedTable {
  id: string
  summary: AdoptionSummary
  deciders: Actor[]
  decisions: number
  /** When its comments were read. */
  at: number
}

export const putPrepared = (tables: Tables, activityId: string, prepared: PreparedTable) =>
  tables.db.send(new PutCommand({ TableName: tables.records, Item: { ...preparedKey(activityId), prepared } }))

export const getPrepared = async (tables: Tables, activityId: string): Promise<PreparedTable | null> => {
  const Key = preparedKey(activityId)
  const { Item } = await tables.db.send(new GetCommand({ TableName: tables.records, Key, ConsistentRead: true }))
  return Item ? (Item.prepared as PreparedTable) : null
}

/** Forgets what was made ready, with its rows. */
export const dropPrepared = async (tables: Tables, activityId: string, prepared: PreparedTable): Promise<void> => {
  await tables.db.send(new DeleteCommand({ TableName: tables.records, Key: preparedKey(activityId) }))
  await dropRows(tables, activityId, prepared)
}

export const readRows = async (
  tables: Tables,
  activityId: string,
  tableId: string,
  articleId: string | null,
  after: string | undefined,
): Promise<AdoptionRows> => {
  const piece = /^\d{1,6}$/.test(after ?? '') ? Number(after) : 0
  const Key = { pk: adoptionPartition(activityId, tableId, articleId), sk: seqKey(piece) }
  const { Item } = await tables.db.send(new GetCommand({ TableName: tables.records, Key, ConsistentRead: true }))
  if (!Item) return { rows: [], next: null }
  const rows = JSON.parse(gunzipSync(Item.packed as Uint8Array).toString()) as AdoptionRow[]
  return { rows, next: Item.more ? String(piece + 1) : null }
}
