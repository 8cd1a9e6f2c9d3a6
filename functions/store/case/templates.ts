import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { ReplyTemplate } from '../../contract/case/desk.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { AuditEntry } from '../../contract/site/audit.ts'
import { auditPut } from '../audit.ts'
import type { Tables } from '../client.ts'
import { cancellationCodes } from '../conflicts.ts'
import { templatesKey } from '../keys.ts'
import { getItems } from '../records.ts'

export interface TemplateSet {
  templates: ReplyTemplate[]
  version: number
}

const from = (item: Record<string, unknown> | undefined): TemplateSet => ({
  templates: (item?.templates ?? []) as ReplyTemplate[],
  version: Number(item?.version ?? 0),
})

export const templatesOf = async (tables: Tables, siteId: string): Promise<TemplateSet> => {
  const { Item } = await tables.db.send(
    new GetCommand({ TableName: tables.records, Key: templatesKey(siteId), ConsistentRead: true }),
  )
  return from(Item)
}

/** Those of several sites together, in the order of the sites. */
export const templatesOn = async (tables: Tables, siteIds: readonly string[]): Promise<ReplyTemplate[]> => {
  const items = await getItems(tables, siteIds.map(templatesKey))
  return siteIds.flatMap((siteId) => from(items.find(({ pk }) => pk === templatesKey(siteId).pk)).templates)
}

export const setTemplates = async (
  tables: Tables,
  siteId: string,
  { templates, version }: TemplateSet,
  audit: AuditEntry,
): Promise<Result<TemplateSet>> => {
  const after = { templates, version: version + 1 }
  try {
    await tables.db.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName: tables.records,
              Item: { ...templatesKey(siteId), ...after },
              ConditionExpression: version === 0 ? 'attribute_not_exists(pk)' : 'version = :version',
              ...(version === 0 ? {} : { ExpressionAttributeValues: { ':version': version } }),
            },
          },
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
