import { environment } from './runtime/environment.ts'
import { connectTables } from './store/client.ts'
import { tend } from './stream/schedule/tend.ts'

const tables = connectTables(environment('RECORDS_TABLE'))

export const handler = () => tend(tables, Date.now())
