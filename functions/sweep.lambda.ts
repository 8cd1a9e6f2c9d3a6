import { environment } from './runtime/environment.ts'
import { connectTables } from './store/client.ts'
import { sweep } from './stream/schedule/sweep.ts'

const tables = connectTables(environment('RECORDS_TABLE', 'SOCKETS_TABLE'))

export const handler = () => sweep(tables, Date.now())
