import type { DynamoDBStreamEvent } from 'aws-lambda'
import { environment } from './runtime/environment.ts'
import { connectTables } from './store/client.ts'
import { project } from './stream/projection/project.ts'
import { readStreamRecord } from './stream/stream-record.ts'

const tables = connectTables(environment('RECORDS_TABLE', 'SOCKETS_TABLE'))

export const handler = ({ Records }: DynamoDBStreamEvent) => project(tables, Records.map(readStreamRecord), Date.now())
