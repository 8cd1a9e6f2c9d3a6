import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { AuditEntry, TrailEntry } from '../contract/site/audit.ts'
import type { Tables } from './client.ts'
import { isConditionFailed } from './conflicts.ts'
import { type Thing, wordsKey } from './keys.ts'
import { partition } from './pages.ts'
import { getItems } from './records.ts'
import type { Write } from './write.ts'

/**
 * The audit trail is kept for years and never changed, and yet what a citizen wrote must go from it when it is erased (M13). So whatever
 * in an entry may quote them is encrypted under a key of the thing it is about, a question, a comment or a case, and erasing the thing
 * destroys the key: who did what, when and to what stays. The key stands in the table like the words themselves, which anyone who can
 * read the table reads beside it as long as they are there; it keeps nothing from anybody but those who come after the erasure.
 */
export interface Quoting {
  /** Whose words the entry may quote; where they are several, it opens only as long as none of them was erased. */
  things: readonly Thing[]
  /** The fields that no words are in; what is not named here is sealed. */
  clear: readonly string[]
}

interface Sealed {
  things: readonly Thing[]
  /** Null: the words had been erased when it was written, or were taken out of it since. */
  text: string | null
}

/** An entry as it is stored. */
export type StoredEntry<A extends AuditEntry = AuditEntry> = A & { sealed?: Sealed }

type Fields = AuditEntry['before']

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const divide = (fields: Fields, clear: readonly string[]): { said: Fields; kept: Fields } => {
  if (!fields) return { said: null, kept: null }
  const isClear = ([name, value]: [string, unknown]) => clear.includes(name) || isNothing(value)
  const entries = Object.entries(fields)
  return {
    said: Object.fromEntries(entries.filter(isClear)),
    kept: Object.fromEntries(entries.filter((entry) => !isClear(entry))),
  }
}

const isEmpty = (fields: Fields): boolean => fields === null || Object.keys(fields).length === 0

/** The entry with what may quote somebody sealed, to be stored in place of itself. */
export const sealWords = async <A extends AuditEntry>(
  tables: Tables,
  audit: A,
  { things, clear }: Quoting,
): Promise<StoredEntry<A>> => {
  const [before, after] = [divide(audit.before, clear), divide(audit.after, clear)]
  if (isEmpty(before.kept) && isEmpty(after.kept)) return audit
  const key = await keyOf(tables, things)
  const words = JSON.stringify({ before: before.kept, after: after.kept })
  const text = key && encrypt(key, words, audit.commandId)
  return { ...audit, before: before.said, after: after.said, sealed: { things, text } }
}

/** Entries as they were stored, each with what of it can still be read. */
export const openWords = async (tables: Tables, stored: readonly StoredEntry[]): Promise<TrailEntry[]> => {
  const keys = await storedKeys(
    tables,
    stored.flatMap(({ sealed }) => sealed?.things ?? []),
  )
  return stored.map(({ sealed, ...entry }) => {
    if (!sealed) return { ...entry, erased: false }
    const key = combined(sealed.things, keys)
    if (!key || sealed.text === null) return { ...entry, erased: true }
    const words: Pick<AuditEntry, 'before' | 'after'> = JSON.parse(decrypt(key, sealed.text, entry.commandId))
    return {
      ...entry,
      before: entry.before && { ...entry.before, ...words.before },
      after: entry.after && { ...entry.after, ...words.after },
      erased: false,
    }
  })
}

/** To go into the transaction that erases a thing: what the trail holds of it is read by nobody any more, nor kept again. */
export const destroyKey = (tables: Tables, thing: Thing, erasedAt: number): Write => ({
  Put: { TableName: tables.records, Item: { ...wordsKey(thing), erasedAt } },
})

/** What an earlier release stored in clear about a thing, in these partitions; an entry that says the erasure itself stays. */
export const forgetClear = async (
  tables: Tables,
  partitions: readonly string[],
  thing: Thing,
  clear: readonly string[],
  isAbout: (entry: AuditEntry) => boolean,
): Promise<void> => {
  for (const pk of partitions)
    for await (const { sk, ...item } of partition(tables, tables.records, pk)) {
      const entry = item as unknown as StoredEntry
      if (entry.sealed || entry.action === undefined || entry.action.endsWith('.erase') || !isAbout(entry)) continue
      const [before, after] = [divide(entry.before, clear), divide(entry.after, clear)]
      if (isEmpty(before.kept) && isEmpty(after.kept)) continue
      await tables.db.send(
        new UpdateCommand({
          TableName: tables.records,
          Key: { pk, sk },
          UpdateExpression: 'SET #before = :before, #after = :after, sealed = :sealed',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#before': 'before', '#after': 'after' },
          ExpressionAttributeValues: {
            ':before': before.said,
            ':after': after.said,
            ':sealed': { things: [thing], text: null } satisfies Sealed,
          },
        }),
      )
    }
}

/** The key for all of these; made where there is none yet. Null: words of one of them have been erased. */
const keyOf = async (tables: Tables, things: readonly Thing[]): Promise<Buffer | null> => {
  const known = await storedKeys(tables, things)
  const missing = things.filter((thing) => !known.has(thing))
  if (missing.length === 0) return combined(things, known)
  await Promise.all(missing.map((thing) => makeKey(tables, thing)))
  return combined(things, await storedKeys(tables, things))
}

const makeKey = async (tables: Tables, thing: Thing): Promise<void> => {
  try {
    await tables.db.send(
      new PutCommand({
        TableName: tables.records,
        Item: { ...wordsKey(thing), thing, key: randomBytes(KEY_BYTES) },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
  } catch (error) {
    if (!isConditionFailed(error)) throw error
  }
}

/** By thing; null: destroyed. */
const storedKeys = async (tables: Tables, things: readonly Thing[]): Promise<Map<Thing, Uint8Array | null>> => {
  const byPartition = new Map([...new Set(things)].map((thing) => [wordsKey(thing).pk, thing]))
  const items = await getItems(tables, [...byPartition.values()].map(wordsKey))
  return new Map(
    items.flatMap(({ pk, key }) => {
      const thing = byPartition.get(String(pk))
      return thing ? [[thing, key instanceof Uint8Array ? key : null]] : []
    }),
  )
}

const combined = (things: readonly Thing[], keys: ReadonlyMap<Thing, Uint8Array | null>): Buffer | null => {
  const hash = createHash('sha256')
  for (const thing of things) {
    const key = keys.get(thing)
    if (!key) return null
    hash.update(key)
  }
  return hash.digest()
}

const encrypt = (key: Buffer, text: string, about: string): string => {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(about))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

const decrypt = (key: Buffer, sealed: string, about: string): string => {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}
