import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { AuditEntry } from '../contract/site/audit.ts'
import type { Membership, Role, StaffMember } from '../contract/site/staff.ts'
import { PLATFORM_SITE } from '../domain/site/inherit.ts'
import type { Tables } from './client.ts'
import { BY_OWNER, membershipKey, ownedBySite } from './keys.ts'
import { partition, queryItems } from './pages.ts'
import { auditPut } from './sites.ts'

/** A person's roles, strongly consistent: taking a role away works at the next request. */
export const membershipsOf = (tables: Tables, subject: string): Promise<Membership[]> =>
  Array.fromAsync(partition(tables, tables.records, `STAFF#${subject}`), (item) => ({
    siteId: String(item.siteId),
    name: String(item.name),
    roles: item.roles as Role[],
  }))

/** A signed-in person with the roles they have now. The first admin is named by the stack, before any staff exist. */
export const staffNow = async (
  tables: Tables,
  adminSubject: string,
  claims: { sub: string; name: string },
): Promise<{ subject: string; name: string; memberships: Membership[] }> => {
  const memberships = await membershipsOf(tables, claims.sub)
  const name = memberships[0]?.name ?? claims.name
  if (adminSubject !== '' && claims.sub === adminSubject)
    memberships.push({ siteId: PLATFORM_SITE, name, roles: ['platform-admin'] })
  return { subject: claims.sub, name, memberships }
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

export const setStaff = async (
  tables: Tables,
  siteId: string,
  member: StaffMember,
  audit: AuditEntry,
): Promise<void> => {
  const Item = {
    ...membershipKey(member.subject, siteId),
    ...member,
    siteId,
    ownerPk: ownedBySite(siteId, 'STAFF'),
    ownerSk: member.subject,
  }
  await tables.db.send(
    new TransactWriteCommand({
      TransactItems: [{ Put: { TableName: tables.records, Item } }, auditPut(tables, audit)],
    }),
  )
}

export const removeStaff = async (
  tables: Tables,
  siteId: string,
  subject: string,
  audit: AuditEntry,
): Promise<void> => {
  await tables.db.send(
    new TransactWriteCommand({
      TransactItems: [
        { Delete: { TableName: tables.records, Key: membershipKey(subject, siteId) } },
        auditPut(tables, audit),
      ],
    }),
  )
}
