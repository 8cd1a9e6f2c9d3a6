import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'

type Item = Record<string, unknown>

/** A change of a table's item, in plain values. */
export interface StreamRecord {
  pk: string
  sk: string
  before: Item | null
  after: Item | null
  /** Its place in the stream: grows within a partition key. */
  sequence: string
}

const plain = (image: unknown): Item | null => (image ? unmarshall(image as Record<string, AttributeValue>) : null)

export const readStreamRecord = ({ dynamodb }: DynamoDBRecord): StreamRecord => {
  const keys = plain(dynamodb?.Keys) ?? {}
  return {
    pk: String(keys.pk),
    sk: String(keys.sk),
    before: plain(dynamodb?.OldImage),
    after: plain(dynamodb?.NewImage),
    sequence: String(dynamodb?.SequenceNumber),
  }
}

/** Lambda does the batch again from the first of these; the others of the batch are done. */
export interface BatchResponse {
  batchItemFailures: { itemIdentifier: string }[]
}

/** The earliest of the failed records: everything from there on comes again, in order. */
export const failedFrom = (sequences: readonly string[]): BatchResponse => {
  const [earliest] = [...sequences].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
  return { batchItemFailures: earliest === undefined ? [] : [{ itemIdentifier: earliest }] }
}
