import { contactErasedAt } from '../../domain/case/erasure.ts'
import { isOpenCase, rowOf } from '../../domain/case/list.ts'
import type { CaseChange, CaseRecord } from '../../domain/case/records.ts'
import { publicCase } from '../../domain/case/views.ts'
import type { Tables } from '../client.ts'
import { caseKey, caseList, contactsHeld, type Key, openCases, SHARDS, seqKey, shardOf } from '../keys.ts'
import type { Write } from '../write.ts'

type Item = Key & Record<string, unknown>

/** After every day: the clock stands still, and nothing is due. */
const NO_DAY = '9999-99-99'

/** Where a case stands in the lists: of the site that received it, and once triaged of those that answer for it. */
const rowItems = (record: CaseRecord): Item[] => {
  const row = rowOf(record)
  const open = isOpenCase(record.state)
  return [record.siteId, ...record.places].map((siteId) => {
    const pk = caseList(siteId, open ? 'OPEN' : 'CLOSED')
    const received = `${seqKey(record.receivedAt)}#${record.id}`
    return open
      ? { pk, sk: `${row.due?.day ?? NO_DAY}#${received}`, ownerPk: pk, ownerSk: received, row }
      : { pk, sk: `${seqKey(row.closedAt ?? 0)}#${record.id}`, row }
  })
}

/** Where anyone may read it: at the site that received it and at the department that answered. */
const publicItems = (record: CaseRecord): Item[] => {
  const shown = publicCase(record)
  if (!shown) return []
  const answered = record.outcome?.type === 'answered' ? record.outcome : record.earlier?.outcome
  const department = answered?.type === 'answered' ? answered.department.id : record.siteId
  const sk = `${seqKey(shown.answeredAt)}#${record.id}`
  return [...new Set([record.siteId, department])].map((siteId) => ({
    pk: caseList(siteId, 'PUBLIC'),
    sk,
    case: shown,
  }))
}

const nameOf = ({ pk, sk }: Key) => `${pk}/${sk}`

/** The lists follow in the very transaction that changes the case: no list ever shows what is not so. */
export const listWrites = (tables: Tables, { before, after }: CaseChange<CaseRecord>): Write[] => {
  const TableName = tables.records
  const was = before ? [...rowItems(before), ...publicItems(before)] : []
  const is = [...rowItems(after), ...publicItems(after)]
  const kept = new Map(was.map((item) => [nameOf(item), JSON.stringify(item)]))
  const names = new Set(is.map(nameOf))
  return [
    ...was
      .filter((item) => !names.has(nameOf(item)))
      .map(({ pk, sk }): Write => ({ Delete: { TableName, Key: { pk, sk } } })),
    ...is
      .filter((item) => kept.get(nameOf(item)) !== JSON.stringify(item))
      .map((Item): Write => ({ Put: { TableName, Item } })),
  ]
}

/** Where schedules find it in the index: while open by its due day, and then, until that is erased, by what it holds of its citizen. */
const placeInIndex = (record: CaseRecord): { ownerPk: string; ownerSk: string } | null => {
  const shard = shardOf(record.id, SHARDS)
  if (isOpenCase(record.state))
    return { ownerPk: openCases(shard), ownerSk: `${record.due?.day ?? NO_DAY}#${record.id}` }
  const erasedAt = contactErasedAt(record)
  return erasedAt === null ? null : { ownerPk: contactsHeld(shard), ownerSk: `${seqKey(erasedAt)}#${record.id}` }
}

/** The case itself, at the version it was decided on. */
export const caseWrite = (tables: Tables, { before, after }: CaseChange<CaseRecord>): Write => ({
  Put: {
    TableName: tables.records,
    Item: {
      ...caseKey(after.id),
      ...after,
      ...placeInIndex(after),
    },
    ...(before
      ? { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }
      : { ConditionExpression: 'attribute_not_exists(pk)' }),
  },
})
