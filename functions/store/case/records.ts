import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { CaseNoteRecord, CaseRecord } from '../../domain/case/records.ts'
import type { Tables } from '../client.ts'
import { caseKey, caseNotes, receiptKey } from '../keys.ts'
import { partition } from '../pages.ts'
import { getItems } from '../records.ts'

type Item = Record<string, unknown>

/** Written only by this folder, with these very types, so it is trusted. */
export const caseFrom = ({ pk, sk, ownerPk, ownerSk, ...record }: Item): CaseRecord => record as unknown as CaseRecord

export const getCase = async (tables: Tables, id: string): Promise<CaseRecord | null> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: caseKey(id), ConsistentRead: true }),
  )
  return Item ? caseFrom(Item) : null
}

export const getCases = async (tables: Tables, ids: Iterable<string>): Promise<Map<string, CaseRecord>> => {
  const items = await getItems(tables, [...new Set(ids)].map(caseKey))
  return new Map(items.map(caseFrom).map((record) => [record.id, record]))
}

/** The case that a public number was given to. One that was given to none takes as many reads, and so as long. */
export const caseNumbered = async (tables: Tables, number: string): Promise<CaseRecord | null> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: receiptKey(number), ConsistentRead: true }),
  )
  return getCase(tables, Item ? String(Item.caseId) : 'no-such-case')
}

/** Oldest first. */
export const notesOf = async (tables: Tables, caseId: string): Promise<CaseNoteRecord[]> => {
  const notes = await Array.fromAsync(
    partition(tables, tables.records, caseNotes(caseId)),
    ({ pk, sk, ...note }) => note as unknown as CaseNoteRecord,
  )
  return notes.sort((a, b) => a.at - b.at)
}
