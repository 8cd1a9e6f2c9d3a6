import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Membership, Role, StaffMember } from '../contract/site/staff.ts'
import { PLATFORM_SITE } from '../domain/site/inherit.ts'
import type { Tables } from './client.ts'
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
    .filter(({ roles }) => roles.length > 0)
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

/**
 * Somebody's roles on a site as they are stored. `version`: one more at each change, 0 where there never were any. Where they were taken away
 * the item stays without roles and name and keeps its number, so that what was sent before and arrives after brings nothing back.
 */
export interface StaffRecord extends StaffMember {
  version: number
}

const readStaff = ({ subject, name, roles, version }: Record<string, unknown>): StaffRecord => ({
  ...{ subject: String(subject), name: String(name), roles: roles as Role[] },
  // Items of before there were versions are at their first.
  version: Number(version ?? 1),
})

export const getStaff = async (tables: Tables, subject: string, siteId: string): Promise<StaffRecord> => {
  const Key = membershipKey(subject, siteId)
  const { Item } = await tables.db.send(new GetCommand({ TableName: tables.records, Key, ConsistentRead: true }))
  return Item ? readStaff({ ...Item, subject }) : { subject, name: '', roles: [], version: 0 }
}

/** Everybody who has roles on a site, and whoever had some: these without any. */
export const everybodyOf = (tables: Tables, siteId: string): Promise<StaffRecord[]> =>
  Array.fromAsync(
    queryItems(tables, {
      TableName: tables.records,
      IndexName: BY_OWNER,
      KeyConditionExpression: 'ownerPk = :owner',
      ExpressionAttributeValues: { ':owner': ownedBySite(siteId, 'STAFF') },
    }),
    readStaff,
  )

export const staffOf = async (tables: Tables, siteId: string): Promise<StaffRecord[]> =>
  (await everybodyOf(tables, siteId)).filter(({ roles }) => roles.length > 0)

interface StaffChange {
  siteId: string
  before: StaffRecord
  after: StaffRecord
  /** The actor's membership that gives the right to do this; null where the stack gives it. */
  granted: { subject: string; membership: Membership } | null
}

/**
 * Gives or takes roles, if those that were read still stand and the actor's own do too: two administrators who remove each other at the
 * same moment would otherwise leave a site without one.
 */
export const staffWrites = (tables: Tables, { siteId, before, after, granted }: StaffChange): Write[] => {
  const TableName = tables.records
  const Key = membershipKey(after.subject, siteId)
  const Item = { ...Key, ...after, siteId, ownerPk: ownedBySite(siteId, 'STAFF'), ownerSk: after.subject }
  const unnumbered = before.version === 1 ? ' OR (attribute_exists(pk) AND attribute_not_exists(version))' : ''
  const condition =
    before.version === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: `version = :version${unnumbered}`,
          ExpressionAttributeValues: { ':version': before.version },
        }
  const put: Write = { Put: { TableName, Item, ...condition } }
  if (!granted) return [put]
  const check: Write = {
    ConditionCheck: {
      TableName,
      Key: membershipKey(granted.subject, granted.membership.siteId),
      ConditionExpression: '#roles = :granted',
      ExpressionAttributeNames: { '#roles': 'roles' },
      ExpressionAttributeValues: { ':granted': granted.membership.roles },
    },
  }
  return [put, check]
}
