import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { PublicAccount, StaffAccount } from '../contract/account/account.ts'
import { CASE_TYPES, type CaseType } from '../contract/case/policy.ts'
import { type Cells, type Counters, contributionsOf, difference } from '../domain/account/contributions.ts'
import { figuresOf, summed } from '../domain/account/figures.ts'
import type { CaseRecord } from '../domain/case/records.ts'
import type { WorkingCalendar } from '../domain/working-days.ts'
import type { Tables } from './client.ts'
import { retrying } from './conflicts.ts'
import { accountKey, accountPartition, COUNTED_OPEN, countedKey, siteKey } from './keys.ts'
import { queryItems } from './pages.ts'
import { getItems } from './records.ts'

const FINAL: readonly CaseRecord['state'][] = ['answered', 'declined', 'withdrawn']

/**
 * [D6] Counts a case at its version, once. What it adds is kept beside it, and the cells move by the difference in the same
 * transaction: so the cells are always the sum of what is kept, after any replay, repeat or crash, and whatever the order in which
 * versions come; an older one changes nothing. Gives whether anything moved.
 */
export const countCase = (tables: Tables, record: CaseRecord, calendar: WorkingCalendar): Promise<boolean> =>
  retrying(async () => {
    const Key = countedKey(record.id)
    const TableName = tables.records
    const { Item } = await tables.db.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
    const counted = Number(Item?.version ?? 0)
    if (counted >= record.version) return false
    const after = contributionsOf(record, calendar)
    const moved = difference((Item?.cells ?? {}) as Cells, after)
    const open = FINAL.includes(record.state) ? {} : { ownerPk: COUNTED_OPEN, ownerSk: record.id }
    await tables.db.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName,
              Item: { ...Key, version: record.version, cells: after, ...open },
              ConditionExpression: counted === 0 ? 'attribute_not_exists(pk)' : 'version = :counted',
              ...(counted === 0 ? {} : { ExpressionAttributeValues: { ':counted': counted } }),
            },
          },
          ...Object.entries(moved).map(([cell, counters]) => ({
            Update: addTo(TableName, record.siteId, cell, counters),
          })),
        ],
      }),
    )
    return true
  })

const addTo = (TableName: string, siteId: string, cell: string, counters: Counters) => {
  const names = Object.keys(counters)
  return {
    TableName,
    Key: accountKey(siteId, cell),
    UpdateExpression: `ADD ${names.map((_, at) => `#c${at} :c${at}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name, at) => [`#c${at}`, name])),
    ExpressionAttributeValues: Object.fromEntries(names.map((name, at) => [`:c${at}`, counters[name]])),
  }
}

interface Cell {
  month: string
  type: CaseType
  departmentId: string
  counters: Counters
}

const isType = (text: string): text is CaseType => CASE_TYPES.some((type) => type === text)

const cellsOf = (tables: Tables, siteId: string, from: string, to: string): Promise<Cell[]> =>
  Array.fromAsync(
    queryItems(tables, {
      TableName: tables.records,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      // `~` comes after everything that may follow the month.
      ExpressionAttributeValues: { ':pk': accountPartition(siteId), ':from': from, ':to': `${to}~` },
    }),
    ({ pk, sk, ...counters }) => {
      const [month = '', type = '', departmentId = ''] = String(sk).split('#')
      if (!isType(type)) throw new Error(`no cell of an account: ${sk}`)
      return { month, type, departmentId, counters: counters as Counters }
    },
  )

/** Every month from `from` to `to`, both included. */
const monthsOf = (from: string, to: string): string[] => {
  const months: string[] = []
  for (let at = Number(from.slice(0, 4)) * 12 + Number(from.slice(5)) - 1; ; at++) {
    const month = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    if (month > to) return months
    months.push(month)
  }
}

/** A site's acceptance statistics, from the tallies alone: one query, whatever the number of cases. */
export const accountOf = async (
  tables: Tables,
  site: { id: string; name: string },
  { from, to, now }: { from: string; to: string; now: number },
): Promise<StaffAccount> => {
  const cells = await cellsOf(tables, site.id, from, to)
  const ids = [...new Set(cells.map(({ departmentId }) => departmentId).filter(Boolean))]
  const heads = await getItems(tables, ids.map(siteKey))
  const nameOf = (id: string): string =>
    (heads.find((item) => item.id === id)?.settings as { name: string } | undefined)?.name ?? id
  const departmentOf = (id: string) => (id === '' ? null : { id, name: nameOf(id) })
  const sum = (some: readonly Cell[]) => figuresOf(summed(some.map(({ counters }) => counters)))
  return {
    site,
    from,
    to,
    total: sum(cells),
    types: CASE_TYPES.flatMap((type) => {
      const own = cells.filter((cell) => cell.type === type)
      return own.length > 0 ? [{ type, counts: sum(own) }] : []
    }),
    departments: [...Map.groupBy(cells, ({ departmentId }) => departmentId)]
      .map(([id, own]) => ({ department: departmentOf(id), counts: sum(own) }))
      .sort((a, b) => b.counts.received - a.counts.received),
    months: monthsOf(from, to).map((month) => ({ month, counts: sum(cells.filter((cell) => cell.month === month)) })),
    now,
    cells: cells.map((cell) => ({
      month: cell.month,
      type: cell.type,
      department: departmentOf(cell.departmentId),
      counts: figuresOf(cell.counters),
    })),
  }
}

/** What anyone may read of it. */
export const publicAccount = ({ cells, ...account }: StaffAccount): PublicAccount => account
