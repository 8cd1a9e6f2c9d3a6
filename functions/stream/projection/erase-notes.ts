import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import type { CaseRecord } from '../../domain/case/records.ts'
import { notesOf } from '../../store/case/records.ts'
import type { Tables } from '../../store/client.ts'
import { caseNoteKey } from '../../store/keys.ts'

/** Internal notes stand beside the case, and there may be more of them than one transaction holds: they follow its erasure (M13). */
export const eraseNotes = async (tables: Tables, { id, erasedAt }: CaseRecord): Promise<void> => {
  if (erasedAt === null) return
  for (const note of await notesOf(tables, id))
    if (note.at <= erasedAt)
      await tables.db.send(new DeleteCommand({ TableName: tables.records, Key: caseNoteKey(id, note.id) }))
}
