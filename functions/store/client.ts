import { Database } from './database.ts'

/** The tables a function works on. */
export interface Tables {
  db: Database
  records: string
  sockets: string
}

/** A function that may not touch a table does not know its name. */
export const connectTables = (names: { RECORDS_TABLE: string; SOCKETS_TABLE?: string }): Tables => ({
  db: new Database(),
  records: names.RECORDS_TABLE,
  sockets: names.SOCKETS_TABLE ?? 'not granted',
})
