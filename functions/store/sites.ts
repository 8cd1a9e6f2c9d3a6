import { isDeepStrictEqual } from 'node:util'
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { accept, type Result, refuse } from '../contract/refusal.ts'
import type { AuditEntry } from '../contract/site/audit.ts'
import type { SiteInForce, SiteSettings } from '../contract/site/site.ts'
import { inForce, PLATFORM_SETTINGS, PLATFORM_SITE } from '../domain/site/inherit.ts'
import { auditPut } from './audit.ts'
import type { Tables } from './client.ts'
import { cancellationCodes } from './conflicts.ts'
import { childKey, siteKey } from './keys.ts'
import { queryItems } from './pages.ts'
import { getItems } from './records.ts'

export interface SiteRecord {
  id: string
  /** From the root to this site. */
  path: string[]
  settings: SiteSettings
  version: number
}

const PLATFORM: SiteRecord = { id: PLATFORM_SITE, path: [PLATFORM_SITE], settings: PLATFORM_SETTINGS, version: 1 }

export const getSite = async (tables: Tables, id: string): Promise<SiteRecord | null> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: siteKey(id), ConsistentRead: true }),
  )
  if (Item) return readSite(Item)
  return id === PLATFORM_SITE ? PLATFORM : null
}

const readSite = (item: Record<string, unknown>): SiteRecord => ({
  id: String(item.id),
  path: item.path as string[],
  settings: item.settings as SiteSettings,
  version: Number(item.version),
})

/** A site with the settings in force, which take one read for the whole path. */
export const getSiteInForce = async (
  tables: Tables,
  id: string,
): Promise<{ site: SiteRecord; inForce: SiteInForce } | null> => {
  const site = await getSite(tables, id)
  if (!site) return null
  const above = await getItems(tables, site.path.filter((step) => step !== id).map(siteKey))
  const byId = new Map(above.map((item) => [String(item.id), readSite(item)]))
  const chain = site.path.map((step) => (step === id ? site : (byId.get(step) ?? PLATFORM)))
  return { site, inForce: inForce(chain.map((step) => step.settings)) }
}

/** The zone that a site's times are told in. */
export const zoneOf = async (tables: Tables, id: string): Promise<string> =>
  (await getSiteInForce(tables, id))?.inForce.timeZone ?? 'Asia/Shanghai'

export const childrenOf = (tables: Tables, id: string): Promise<{ id: string; name: string }[]> =>
  Array.fromAsync(
    queryItems(tables, {
      TableName: tables.records,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :child)',
      ExpressionAttributeValues: { ':pk': siteKey(id).pk, ':child': 'CHILD#' },
    }),
    (item) => ({ id: String(item.id), name: String(item.name) }),
  )

const siteItem = (site: SiteRecord) => ({ ...siteKey(site.id), ...site })

export const createSite = async (
  tables: Tables,
  site: SiteRecord,
  parentId: string,
  audit: AuditEntry,
): Promise<Result<SiteRecord>> => {
  // The root exists before it is stored; whoever could create it below a site of theirs would stand above every site.
  if (site.id === PLATFORM_SITE) return refuse('id-taken')
  const TableName = tables.records
  try {
    await tables.db.send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName, Item: siteItem(site), ConditionExpression: 'attribute_not_exists(pk)' } },
          { Put: { TableName, Item: { ...childKey(parentId, site.id), id: site.id, name: site.settings.name } } },
          auditPut(tables, audit),
        ],
      }),
    )
    return accept(site)
  } catch (error) {
    if (cancellationCodes(error)?.[0] !== 'ConditionalCheckFailed') throw error
    // Sent again it is the same answer (D2), as long as nobody has changed the site since.
    return isDeepStrictEqual(await getSite(tables, site.id), site) ? accept(site) : refuse('id-taken')
  }
}

export const editSite = async (
  tables: Tables,
  before: SiteRecord,
  after: SiteRecord,
  audit: AuditEntry,
): Promise<Result<SiteRecord>> => {
  const TableName = tables.records
  const parentId = after.path.at(-2)
  try {
    await tables.db.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName,
              Item: siteItem(after),
              // The platform's own site exists before it is stored.
              ConditionExpression:
                before.version === 1 ? 'attribute_not_exists(pk) OR version = :version' : 'version = :version',
              ExpressionAttributeValues: { ':version': before.version },
            },
          },
          ...(parentId
            ? [
                {
                  Put: {
                    TableName,
                    Item: { ...childKey(parentId, after.id), id: after.id, name: after.settings.name },
                  },
                },
              ]
            : []),
          auditPut(tables, audit),
        ],
      }),
    )
    return accept(after)
  } catch (error) {
    if (cancellationCodes(error)?.[0] === 'ConditionalCheckFailed') return refuse('version-conflict')
    throw error
  }
}
