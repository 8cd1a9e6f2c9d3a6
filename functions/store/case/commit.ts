import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { AnyCaseRecord, CaseChange, CaseRecord } from '../../domain/case/records.ts'
import { type Act, auditedReceipt, departmentAudits } from '../audit.ts'
import type { Tables } from '../client.ts'
import { commitOnce, type Outcome, versionsOf } from '../commit.ts'
import { cancellationCodes, isContention, pause } from '../conflicts.ts'
import { caseCommandKey, caseKey, caseNoteKey, receiptKey, siteCommandKey } from '../keys.ts'
import { destroyKey, sealWords } from '../trail.ts'
import type { Write } from '../write.ts'
import { getCase } from './records.ts'
import { caseWrite, listWrites } from './rows.ts'

/** A case's item, in bytes of JSON: with the keys and lists beside it well below DynamoDB's 400 KB. */
const MAX_CASE_BYTES = 350_000

export const isTooLarge = (record: AnyCaseRecord): boolean => Buffer.byteLength(JSON.stringify(record)) > MAX_CASE_BYTES

const isCase = (change: CaseChange): change is CaseChange<CaseRecord> => change.after.kind === 'case'

/** All that a decision changes, the lists included. */
export const changeWrites = (tables: Tables, changes: readonly CaseChange[]): Write[] =>
  changes.flatMap((change): Write[] =>
    isCase(change) ? [caseWrite(tables, change), ...listWrites(tables, change)] : [newRecord(tables, change.after)],
  )

const newRecord = (tables: Tables, record: AnyCaseRecord): Write => {
  const Key = record.kind === 'case-note' ? caseNoteKey(record.caseId, record.id) : caseKey(record.id)
  const Item = { ...Key, ...record }
  return { Put: { TableName: tables.records, Item, ConditionExpression: 'attribute_not_exists(pk)' } }
}

/** The fields of a case, and of a note on it, that hold no words: they say what happened, also of one that was erased. */
export const WORDLESS: readonly string[] = [
  ...['kind', 'id', 'siteId', 'caseId', 'number', 'origin', 'state', 'type', 'wantsPublic', 'receivedAt', 'handler'],
  ...['mergedInto', 'mergedFrom', 'duplicates', 'policy', 'due', 'erasedAt', 'by', 'at'],
]

/** What a command of staff on a case writes: with its entry in the trails of the departments that the case goes to or leaves. */
export const commandWrites = async (
  tables: Tables,
  caseId: string,
  changes: readonly CaseChange[],
  act: Act,
): Promise<{ writes: Write[]; entry: Act }> => {
  const places = changes.filter(isCase).flatMap(({ before, after }) => [...(before?.places ?? []), ...after.places])
  const erases = act.action === 'case.erase'
  // The reason of an erasure names nobody's words; it is what stays to account for it.
  const entry = erases ? act : await sealWords(tables, act, { things: [`case#${caseId}`], clear: WORDLESS })
  const writes = [
    ...changeWrites(tables, changes),
    ...departmentAudits(tables, caseId, entry, places),
    ...(erases ? [destroyKey(tables, `case#${caseId}`, act.at)] : []),
  ]
  return { writes, entry }
}

/** Whether this very command was done, by this very person. */
export const wasDoneBy = async (
  tables: Tables,
  caseId: string,
  commandId: string,
  subject: string,
): Promise<boolean> => {
  const Key = caseCommandKey(caseId, commandId)
  const { Item } = await tables.db.send(new GetCommand({ TableName: tables.records, Key, ConsistentRead: true }))
  return Item?.by?.subject === subject
}

/** A citizen's command: its receipt stands in no audit trail, which is of staff; the case's history tells it. */
export const commitCitizen = (
  tables: Tables,
  caseId: string,
  changes: readonly CaseChange[],
  { commandId, digest }: Pick<Act, 'commandId' | 'digest'>,
  more: readonly Write[] = [],
): Promise<Outcome> => {
  const Key = caseCommandKey(caseId, commandId)
  const reply = versionsOf(changes)
  const receipt: Write = {
    Put: {
      TableName: tables.records,
      Item: { ...Key, reply, digest },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }
  return commitOnce(tables, Key, [receipt, ...changeWrites(tables, changes), ...more], reply, digest)
}

const ATTEMPTS = 12

/**
 * Stores a new case once, and its number once for the whole platform. `make` gives the case for the n-th number tried. Sent again it
 * finds what was stored, whoever sent it: the caller decides whether that is theirs.
 */
export const storeCase = async (
  tables: Tables,
  make: (attempt: number) => Promise<CaseRecord>,
  audit: Act | null = null,
): Promise<Result<CaseRecord>> => {
  const TableName = tables.records
  for (let tried = 0, numbersTaken = 0; tried < ATTEMPTS; tried++) {
    const record = await make(numbersTaken)
    if (isTooLarge(record)) return refuse('too-large')
    const change = { before: null, after: record }
    const once = 'attribute_not_exists(pk)'
    const number = { ...receiptKey(record.number), caseId: record.id }
    const writes: Write[] = [
      caseWrite(tables, change),
      { Put: { TableName, Item: number, ConditionExpression: once } },
      ...listWrites(tables, change),
      ...(audit
        ? [auditedReceipt(tables, siteCommandKey(audit.siteId, audit.commandId), audit, versionsOf([change]))]
        : []),
    ]
    try {
      await tables.db.send(new TransactWriteCommand({ TransactItems: writes }))
      return accept(record)
    } catch (error) {
      const [stored, taken] = cancellationCodes(error) ?? []
      if (stored === 'ConditionalCheckFailed') {
        const earlier = await getCase(tables, record.id)
        if (earlier) return accept(earlier)
      }
      if (taken === 'ConditionalCheckFailed') numbersTaken++
      else if (!isContention(error)) throw error
      await pause(tried)
    }
  }
  return refuse('unavailable')
}
