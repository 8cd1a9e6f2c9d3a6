import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { PublicCase } from '../../contract/case/public.ts'
import type { CaseRow } from '../../domain/case/list.ts'
import type { CaseRecord } from '../../domain/case/records.ts'
import { publicCase } from '../../domain/case/views.ts'
import type { Tables } from '../client.ts'
import { BY_OWNER, caseList, contactsHeld, openCases, seqKey } from '../keys.ts'
import { partition, queryItems } from '../pages.ts'
import { caseFrom, caseNumbered } from './records.ts'

type Item = Record<string, unknown>

export type Order = 'due' | 'received' | 'newest'
const PAGE = 50
/** What one request of staff reads at most to fill a filtered page; the rest is the next page's. */
const MOST_READ = 1_000
/** The same of anyone, who need not sign in to make the platform read whole answers. */
const MOST_READ_BY_ANYONE = 200

interface Source<T> {
  pk: string
  /** By the index, which orders open cases by receipt. */
  index: boolean
  forward: boolean
  read: (item: Item) => T
  most?: number
}

/** A place in a list, as a page's `next`: the sort keys, of the table and where it leads of the index. */
const SEPARATOR = '~'

/** Fills a page with what passes, reading on where little does; short or empty with a `next` when that is much. */
const page = async <T>(
  tables: Tables,
  { pk, index, forward, read, most = MOST_READ }: Source<T>,
  passes: (item: T) => boolean,
  after: string | undefined,
  size = PAGE,
): Promise<{ items: T[]; next: string | null }> => {
  const items: T[] = []
  const place = (item: Item) => (index ? `${item.sk}${SEPARATOR}${item.ownerSk}` : String(item.sk))
  let start = placeOf(after, pk, index)
  for (let seen = 0; seen < most; ) {
    const reply = await tables.db.send(
      new QueryCommand({
        TableName: tables.records,
        ...(index ? { IndexName: BY_OWNER } : { ConsistentRead: true }),
        KeyConditionExpression: index ? 'ownerPk = :pk' : 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ScanIndexForward: forward,
        Limit: PAGE * 2,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    for (const item of reply.Items ?? []) {
      seen++
      const value = read(item)
      if (passes(value)) items.push(value)
      if (items.length === size) return { items, next: place(item) }
    }
    start = reply.LastEvaluatedKey
    if (!start) return { items, next: null }
    if (seen >= most) return { items, next: place(start) }
  }
  return { items, next: null }
}

/** The sort keys come back from the client: they lead nowhere but within the same list. */
const placeOf = (after: string | undefined, pk: string, index: boolean): Item | undefined => {
  const [sk, ownerSk] = after?.split(SEPARATOR) ?? []
  if (!sk || (index && !ownerSk)) return undefined
  return index ? { pk, sk, ownerPk: pk, ownerSk } : { pk, sk }
}

const readRow = ({ row }: Item): CaseRow => row as CaseRow

export const openPage = (
  tables: Tables,
  siteId: string,
  order: Order,
  passes: (row: CaseRow) => boolean,
  after: string | undefined,
  size?: number,
) =>
  page(
    tables,
    { pk: caseList(siteId, 'OPEN'), index: order !== 'due', forward: order !== 'newest', read: readRow },
    passes,
    after,
    size,
  )

/** Latest first. */
export const closedPage = (
  tables: Tables,
  siteId: string,
  passes: (row: CaseRow) => boolean,
  after: string | undefined,
  size?: number,
) => page(tables, { pk: caseList(siteId, 'CLOSED'), index: false, forward: false, read: readRow }, passes, after, size)

/** All open cases of a site, by due day: as many as there is work at hand. */
export const openRows = (tables: Tables, siteId: string): AsyncGenerator<CaseRow> =>
  rows(partition(tables, tables.records, caseList(siteId, 'OPEN')))

async function* rows(items: AsyncGenerator<Item>): AsyncGenerator<CaseRow> {
  for await (const item of items) yield readRow(item)
}

/** Every open case of the platform in one shard, by due day, for schedules. The index may be a moment behind. */
export async function* openCasesIn(tables: Tables, shard: number): AsyncGenerator<CaseRecord> {
  const items = queryItems(tables, {
    TableName: tables.records,
    IndexName: BY_OWNER,
    KeyConditionExpression: 'ownerPk = :pk',
    ExpressionAttributeValues: { ':pk': openCases(shard) },
  })
  for await (const item of items) yield caseFrom(item)
}

/** Ended cases in one shard whose citizen's contact is to be erased by now. The index may be a moment behind. */
export async function* contactsToErase(tables: Tables, shard: number, now: number): AsyncGenerator<string> {
  const items = queryItems(tables, {
    TableName: tables.records,
    IndexName: BY_OWNER,
    KeyConditionExpression: 'ownerPk = :pk AND ownerSk < :until',
    ExpressionAttributeValues: { ':pk': contactsHeld(shard), ':until': seqKey(now + 1) },
  })
  for await (const item of items) yield caseFrom(item).id
}

/** Answered public cases, latest first. */
export const publicPage = (
  tables: Tables,
  siteId: string,
  passes: (shown: PublicCase) => boolean,
  after: string | undefined,
  size?: number,
) =>
  page(
    tables,
    {
      ...{ pk: caseList(siteId, 'PUBLIC'), index: false, forward: false, most: MOST_READ_BY_ANYONE },
      read: (item) => item.case as PublicCase,
    },
    passes,
    after,
    size,
  )

/** One answered public case, and the sites it is shown at. */
export const findPublicCase = async (
  tables: Tables,
  number: string,
): Promise<{ case: PublicCase; siteId: string; places: readonly string[] } | null> => {
  const record = await caseNumbered(tables, number)
  const shown = record && publicCase(record)
  return shown ? { case: shown, siteId: record.siteId, places: record.places } : null
}
