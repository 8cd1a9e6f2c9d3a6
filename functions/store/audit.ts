import type { CommandReply } from '../contract/interview/list.ts'
import type { AuditEntry } from '../contract/site/audit.ts'
import type { Tables } from './client.ts'
import { caseAuditKey, type Key, ownedBySite, seqKey, siteCommandKey } from './keys.ts'
import type { Write } from './write.ts'

/** A command's entry in the trail, with what tells the command from another that is sent under its id. */
export interface Act extends AuditEntry {
  /** Empty where the id was made by the platform, and nobody can send it again. */
  digest: string
}

/** Found in the trail of `siteId`, in the order of `at`. */
const inTrailOf = (siteId: string, { commandId }: Pick<AuditEntry, 'commandId'>, at: number) => ({
  ownerPk: ownedBySite(siteId, 'AUDIT'),
  ownerSk: `${seqKey(at)}#${commandId}`,
})

/** An entry as an item: at `Key`, in the trail of its site. `at`: its place there (default: when it was done). */
export const auditItem = <E extends AuditEntry>(Key: Key, entry: E, at = entry.at) => ({
  ...Key,
  ...entry,
  ...inTrailOf(entry.siteId, entry, at),
})

/** The entry in the site's audit trail that goes into the same transaction as the act. */
export const auditPut = (tables: Tables, entry: AuditEntry) => ({
  Put: { TableName: tables.records, Item: auditItem(siteCommandKey(entry.siteId, entry.commandId), entry) },
})

/** A command's receipt, which is also its entry in the site's audit trail. */
export const auditedReceipt = (tables: Tables, Key: Key, act: Act, reply: CommandReply): Write => ({
  Put: {
    TableName: tables.records,
    Item: { ...auditItem(Key, act), reply },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
})

/** The entry once more in the trails of the departments that a case is with: their administrators account for it too. */
export const departmentAudits = (
  tables: Tables,
  caseId: string,
  entry: AuditEntry,
  places: Iterable<string>,
): Write[] =>
  [...new Set(places)].map((siteId) => ({
    Put: {
      TableName: tables.records,
      // The entry itself names the site that received the case.
      Item: { ...caseAuditKey(caseId, entry.commandId, siteId), ...entry, ...inTrailOf(siteId, entry, entry.at) },
    },
  }))
