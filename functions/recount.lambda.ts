import { environment } from './runtime/environment.ts'
import { connectTables } from './store/client.ts'
import { recountAll } from './stream/schedule/recount-all.ts'

const tables = connectTables(environment('RECORDS_TABLE', 'SOCKETS_TABLE'))

export const handler = () => recountAll(tables, Date.now())
