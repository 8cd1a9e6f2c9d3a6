import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { afterEach, describe, expect, it } from 'vitest'
import { Database, dynamoClient } from '../../functions/store/database.ts'
import { isWithinLimits } from '../../functions/store/rate-limits.ts'

const table = mockClient(DynamoDBDocumentClient)
const db = new Database(dynamoClient({ region: 'us-east-1' }))
const tables = { db, records: 'records', sockets: 'sockets' }
afterEach(() => table.reset())

const limits = [
  { name: 'number:a', most: 20 },
  { name: 'network:b', most: 2_000 },
]

describe('[C4] the limits of a look-up', () => {
  it('fail closed: where a try cannot be counted, nothing is told', async () => {
    table.on(UpdateCommand).rejects(new Error('ThrottlingException'))
    await expect(isWithinLimits(tables, limits, 0)).rejects.toThrow()
  })

  it('a full one lets nothing through to the next: a stranger who is out uses up nobody’s number', async () => {
    table.on(UpdateCommand).rejects(new ConditionalCheckFailedException({ $metadata: {}, message: '' }))
    expect(await isWithinLimits(tables, limits, 0)).toBe(false)
    expect(table.commandCalls(UpdateCommand)).toHaveLength(1)
  })
})
