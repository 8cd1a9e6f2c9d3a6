import { setTimeout as sleep } from 'node:timers/promises'
import * as v from 'valibot'
import { AwsError, callAws } from './aws-json.ts'
import { type Deployment, ignored, type Resource } from './deployment.ts'
import { LocalError } from './local-error.ts'

/** An index over many records takes its time. */
const INDEX_MS = 5 * 60_000

const KeySchema = v.array(v.object({ AttributeName: v.string(), KeyType: v.picklist(['HASH', 'RANGE']) }))

const Index = v.object({
  IndexName: v.string(),
  KeySchema,
  Projection: v.record(v.string(), v.unknown()),
})

const shared = {
  TableName: v.optional(v.string()),
  AttributeDefinitions: v.array(v.object({ AttributeName: v.string(), AttributeType: v.string() })),
  KeySchema,
  BillingMode: v.literal('PAY_PER_REQUEST'),
  GlobalSecondaryIndexes: v.optional(v.array(Index), []),
  StreamSpecification: v.optional(v.object({ StreamViewType: v.string() })),
  TimeToLiveSpecification: v.optional(v.object({ AttributeName: v.optional(v.string()), Enabled: v.boolean() })),
  ...ignored('SSESpecification', 'TableClass', 'Tags', 'WarmThroughput', 'OnDemandThroughput'),
}

const Table = v.strictObject({
  ...shared,
  ...ignored('ContributorInsightsSpecification', 'DeletionProtectionEnabled', 'PointInTimeRecoverySpecification'),
})

/** One region here: a replica says no more than the table. */
const GlobalTable = v.strictObject({ ...shared, ...ignored('Replicas', 'WriteOnDemandThroughputSettings') })

export type TableResource = Resource<v.InferOutput<typeof Table> | v.InferOutput<typeof GlobalTable>>

const Description = v.object({
  Table: v.object({
    KeySchema,
    TableStatus: v.string(),
    LatestStreamArn: v.optional(v.string()),
    StreamSpecification: v.optional(v.object({ StreamEnabled: v.boolean(), StreamViewType: v.string() })),
    GlobalSecondaryIndexes: v.optional(
      v.array(v.object({ IndexName: v.string(), KeySchema, IndexStatus: v.string() })),
      [],
    ),
  }),
})

const TimeToLive = v.object({ TimeToLiveDescription: v.object({ TimeToLiveStatus: v.string() }) })

export interface LocalTable {
  name: string
  physicalName: string
  /** As the template's `Fn::GetAtt StreamArn` gives it. */
  streamArn: string
  /** As DynamoDB Local knows it; empty without a stream. */
  localStreamArn: string
  /** Made by this start: its stream holds nothing yet. */
  created: boolean
}

const keys = (schema: v.InferOutput<typeof KeySchema>): string =>
  schema.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`).join(', ')

export const readTables = (deployment: Deployment): TableResource[] => [
  ...deployment.all('AWS::DynamoDB::Table', Table),
  ...deployment.all('AWS::DynamoDB::GlobalTable', GlobalTable),
]

/** Creates the template's tables, or brings those of an earlier start up to it. */
export const openTables = async (tables: TableResource[], endpoint: string): Promise<LocalTable[]> => {
  const dynamo = (operation: string, input: unknown) => callAws(endpoint, `DynamoDB_20120810.${operation}`, input)

  const describe = async (TableName: string) => {
    try {
      return v.parse(Description, await dynamo('DescribeTable', { TableName })).Table
    } catch (error) {
      if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined
      throw error
    }
  }

  /** Indexes of a table that is already there change in the background; meanwhile DynamoDB Local may trip over them. */
  const until = async (table: string, index: string, status: string | undefined): Promise<void> => {
    const late = Date.now() + INDEX_MS
    while (Date.now() < late) {
      try {
        const found = (await describe(table))?.GlobalSecondaryIndexes.find(({ IndexName }) => IndexName === index)
        if (found?.IndexStatus === status) return
      } catch (error) {
        if (!(error instanceof AwsError && error.code === 'InternalFailure')) throw error
      }
      await sleep(50)
    }
    throw new LocalError(`${table}: its index ${index} was not ready in time: start with an empty data directory`)
  }

  const open = async ({ ref, name, logicalId, attributes, properties }: TableResource): Promise<LocalTable> => {
    const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, StreamSpecification } = properties
    const found = await describe(ref)
    const stream = StreamSpecification && { StreamSpecification: { StreamEnabled: true, ...StreamSpecification } }
    if (!found) {
      const indexes = GlobalSecondaryIndexes.length > 0 ? { GlobalSecondaryIndexes } : {}
      const definition = { AttributeDefinitions, KeySchema, BillingMode: 'PAY_PER_REQUEST', ...indexes, ...stream }
      await dynamo('CreateTable', { TableName: ref, ...definition })
    } else {
      if (keys(found.KeySchema) !== keys(KeySchema)) {
        throw new LocalError(
          `${logicalId}: the stored table has the key (${keys(found.KeySchema)}) but the template says ` +
            `(${keys(KeySchema)}): start with an empty data directory`,
        )
      }
      for (const index of GlobalSecondaryIndexes) {
        const stored = found.GlobalSecondaryIndexes.find(({ IndexName }) => IndexName === index.IndexName)
        if (stored && keys(stored.KeySchema) === keys(index.KeySchema)) continue
        const update = (GlobalSecondaryIndexUpdates: unknown) =>
          dynamo('UpdateTable', { TableName: ref, AttributeDefinitions, GlobalSecondaryIndexUpdates })
        if (stored) {
          await update([{ Delete: { IndexName: index.IndexName } }])
          await until(ref, index.IndexName, undefined)
        }
        await update([{ Create: index }])
        await until(ref, index.IndexName, 'ACTIVE')
      }
      if (stream && !found.StreamSpecification?.StreamEnabled)
        await dynamo('UpdateTable', { TableName: ref, ...stream })
    }

    const ttl = properties.TimeToLiveSpecification
    if (ttl?.Enabled) {
      const { TimeToLiveDescription } = v.parse(TimeToLive, await dynamo('DescribeTimeToLive', { TableName: ref }))
      if (!TimeToLiveDescription.TimeToLiveStatus.startsWith('ENABL')) {
        await dynamo('UpdateTimeToLive', { TableName: ref, TimeToLiveSpecification: ttl })
      }
    }
    const { StreamArn = '' } = attributes
    const localStreamArn = (await describe(ref))?.LatestStreamArn ?? ''
    return { name, physicalName: ref, streamArn: StreamArn, localStreamArn, created: !found }
  }

  return Promise.all(tables.map(open))
}
