import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { AuditEntry } from '../contract/site/audit.ts'
import type { Membership, Role, StaffMember } from '../contract/site/staff.ts'
import { PLATFORM_SITE } from '../domain/site/inherit.ts'
import { auditPut } from './audit.ts'
import type { Tables } from './client.ts'
import { isContention } from './conflicts.ts'
import { BY_OWNER, membershipKey, ownedBySite, signedOutKey } from './keys.ts'
import { partition, queryItems } from './pages.ts'
import type { Write } from './write.ts'

export interface StaffNow {
  memberships: Membership[]
  /** Sessions whose tokens are good for nothing any more. */
  signedOut: ReadonlySet<string>
}

/** What holds of a person now, strongly consistent: taking a role away, or signing out, works at the next request. */
export const staffNow = async (tables: Tables, adminSubject: string, subject: string): Promise<StaffNow> => {
  const items = await Array.fromAsync(partition(tables, tables.records, `STAFF#${subject}`))
  const stored = items
    .filter(({ siteId }) => siteId !== undefined)
    .map(({ siteId, name, roles }) => ({ siteId: String(siteId), name: String(name), roles: roles as Role[] }))
  return {
    memberships: isFirstAdmin(adminSubject, subject) ? asFirstAdmin(stored) : stored,
    signedOut: new Set(items.flatMap(({ session }) => (typeof session === 'string' ? [session] : []))),
  }
}

/** The first admin is named by the stack, before any staff exist, and whatever is stored about them takes nothing of that away. */
const asFirstAdmin = (stored: readonly Membership[]): Membership[] => {
  const kept = stored.map(
    (membership): Membership => ({
      ...membership,
      roles: membership.roles.filter((role): role is Role => role !== 'contractor'),
    }),
  )
  const own = kept.find(({ siteId }) => siteId === PLATFORM_SITE)
  if (own) own.roles = [...new Set<Role>([...own.roles, 'platform-admin'])]
  else kept.push({ siteId: PLATFORM_SITE, name: '', roles: ['platform-admin'] })
  return kept
}

export const isFirstAdmin = (adminSubject: string, subject: string): boolean =>
  adminSubject !== '' && subject === adminSubject

/** The gateway's clock and DynamoDB's may differ. */
const MARGIN_S = 60 * 60

/** `expiresAt`, in milliseconds: when the token lapses by itself. */
export const signOut = async (
  tables: Tables,
  { subject, session, expiresAt }: { subject: string; session: string; expiresAt: number },
): Promise<void> => {
  const Item = { ...signedOutKey(subject, session), session, expiresAt: Math.ceil(expiresAt / 1000) + MARGIN_S }
  await tables.db.send(new PutCommand({ TableName: tables.records, Item }))
}

export const staffOf = (tables: Tables, siteId: string): Promise<StaffMember[]> =>
  Array.fromAsync(
    queryItems(tables, {
      TableName: tables.records,
      IndexName: BY_OWNER,
      KeyConditionExpression: 'ownerPk = :owner',
      ExpressionAttributeValues: { ':owner': ownedBySite(siteId, 'STAFF') },
    }),
    (item) => ({ subject: String(item.subject), name: String(item.name), roles: item.roles as Role[] }),
  )

/** A reserved word of DynamoDB. */
const ROLES_NAME = { '#roles': 'roles' }

interface StaffChange {
  siteId: string
  subject: string
  /** As it was read; null: no roles here. */
  before: Membership | null
  /** Null: the roles are taken away. */
  after: StaffMember | null
  /** The actor's membership that gives the right to do this; null where the stack gives it. */
  granted: { subject: string; membership: Membership } | null
}

/**
 * Gives or takes roles, if those that were read still stand and the actor's own do too: two administrators who remove each other at the
 * same moment would otherwise leave a site without one. False: they do not.
 */
export const changeStaff = async (
  tables: Tables,
  { siteId, subject, before, after, granted }: StaffChange,
  audit: AuditEntry,
): Promise<boolean> => {
  const TableName = tables.records
  const Key = membershipKey(subject, siteId)
  const condition = before
    ? {
        ConditionExpression: '#roles = :before',
        ExpressionAttributeNames: ROLES_NAME,
        ExpressionAttributeValues: { ':before': before.roles },
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' }
  const Item = { ...Key, ...after, siteId, ownerPk: ownedBySite(siteId, 'STAFF'), ownerSk: subject }
  const writes: Write[] = [
    after ? { Put: { TableName, Item, ...condition } } : { Delete: { TableName, Key, ...condition } },
    auditPut(tables, audit),
  ]
  if (granted)
    writes.push({
      ConditionCheck: {
        TableName,
        Key: membershipKey(granted.subject, granted.membership.siteId),
        ConditionExpression: '#roles = :granted',
        ExpressionAttributeNames: ROLES_NAME,
        ExpressionAttributeValues: { ':granted': granted.membership.roles },
      },
    })
  try {
    await tables.db.send(new TransactWriteCommand({ TransactItems: writes }))
    return true
  } catch (error) {
    if (isContention(error)) return false
    throw error
  }
}
