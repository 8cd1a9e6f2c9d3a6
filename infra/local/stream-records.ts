import * as v from 'valibot'
import { AwsError, callAws } from './aws-json.ts'
import { REGION } from './resources.ts'

const Item = v.record(v.string(), v.unknown())

/** A record as DynamoDB Local's JSON has it, which is what Lambda's event holds, too. */
const Wire = v.looseObject({
  eventName: v.picklist(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: v.looseObject({
    Keys: Item,
    SequenceNumber: v.string(),
    NewImage: v.optional(Item),
    OldImage: v.optional(Item),
  }),
})

const Page = v.object({ Records: v.array(Wire), NextShardIterator: v.optional(v.nullable(v.string())) })

const Description = v.object({
  StreamDescription: v.object({
    Shards: v.array(v.object({ ShardId: v.string(), ParentShardId: v.optional(v.string()) })),
  }),
})

const Iterator = v.object({ ShardIterator: v.string() })

export type WireRecord = v.InferOutput<typeof Wire>
export type From = 'TRIM_HORIZON' | 'LATEST' | { after: string }

export interface StreamReader {
  shards(): Promise<{ id: string; parent: string | undefined }[]>
  iterator(shard: string, from: From): Promise<string>
  /** Up to 1,000 records; no `next` when the shard is closed and read to its end. */
  read(iterator: string): Promise<{ records: WireRecord[]; next: string | undefined }>
}

/** DynamoDB Local writes an empty map of an image as `{}`, where DynamoDB writes `{"M":{}}`: nothing else is ever empty there. */
const withEmptyMaps = (record: WireRecord): WireRecord => {
  const { NewImage, OldImage } = record.dynamodb
  return {
    ...record,
    dynamodb: {
      ...record.dynamodb,
      ...(NewImage ? { NewImage: mended(NewImage) } : {}),
      ...(OldImage ? { OldImage: mended(OldImage) } : {}),
    },
  }
}

/** In place: the image is this reader's own, and most have nothing to mend. */
const mended = (image: Record<string, unknown>): Record<string, unknown> => {
  for (const [key, value] of Object.entries(image)) {
    if (value === null || typeof value !== 'object') continue
    if (key !== 'M' && !Array.isArray(value) && Object.keys(value).length === 0) image[key] = { M: {} }
    else mended(value as Record<string, unknown>)
  }
  return image
}

export const createStreamReader = (endpoint: string, localStreamArn: string, streamArn: string): StreamReader => {
  const call = (operation: string, input: unknown) => callAws(endpoint, `DynamoDBStreams_20120810.${operation}`, input)

  const iterator = async (ShardId: string, from: From): Promise<string> => {
    const position =
      typeof from === 'string'
        ? { ShardIteratorType: from }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: from.after }
    try {
      return v.parse(Iterator, await call('GetShardIterator', { StreamArn: localStreamArn, ShardId, ...position }))
        .ShardIterator
    } catch (error) {
      // The position is older than the stream keeps (24 h): what is left begins at the horizon.
      if (!(error instanceof AwsError && error.code === 'TrimmedDataAccessException')) throw error
      return iterator(ShardId, 'TRIM_HORIZON')
    }
  }

  return {
    iterator,
    shards: async () => {
      const { StreamDescription } = v.parse(Description, await call('DescribeStream', { StreamArn: localStreamArn }))
      return StreamDescription.Shards.map(({ ShardId, ParentShardId }) => ({ id: ShardId, parent: ParentShardId }))
    },
    read: async (ShardIterator) => {
      const { Records, NextShardIterator } = v.parse(Page, await call('GetRecords', { ShardIterator }))
      const records = Records.map((record) => ({
        ...withEmptyMaps(record),
        awsRegion: REGION,
        eventSourceARN: streamArn,
      }))
      return { records, next: NextShardIterator ?? undefined }
    },
  }
}
