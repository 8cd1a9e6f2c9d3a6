import { environment } from './runtime/environment.ts'
import { connectTables } from './store/client.ts'
import { runDueTasks } from './stream/schedule/run-due-tasks.ts'

const tables = connectTables(environment('RECORDS_TABLE'))

export const handler = () => runDueTasks(tables, Date.now())
