import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** The tables a function works on. Times out well inside the function's own limit, so that a refusal can still be told. */
export interface Tables {
  db: DynamoDBDocumentClient
  records: string
  sockets: string
}

/** A function that may not touch a table does not know its name. */
export const connectTables = (names: { RECORDS_TABLE: string; SOCKETS_TABLE?: string }): Tables => ({
  db: DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 5 }), {
    marshallOptions: { removeUndefinedValues: true },
  }),
  records: names.RECORDS_TABLE,
  sockets: names.SOCKETS_TABLE ?? 'not granted',
})
