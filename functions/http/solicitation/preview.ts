import type { AdoptionRows } from '../../contract/solicitation/adoption.ts'
import { rowsOf } from '../../domain/solicitation/adoption.ts'
import type { SolicitationHead } from '../../domain/solicitation/record.ts'
import type { Tables } from '../../store/client.ts'
import { allComments } from '../../store/solicitation/comments.ts'
import { readRows } from '../../store/solicitation/tables.ts'

const PAGE = 100

/** An article's rows as they were submitted or, before that, as they stand now. */
export const previewRows = async (
  tables: Tables,
  { id, tableId }: SolicitationHead,
  articleId: string | null,
  after: string | undefined,
): Promise<AdoptionRows> => {
  if (tableId !== null) return readRows(tables, id, tableId, articleId, after)
  const rows = rowsOf(await allComments(tables, id, articleId))
  const from = /^\d{1,9}$/.test(after ?? '') ? Number(after) : 0
  return { rows: rows.slice(from, from + PAGE), next: from + PAGE < rows.length ? String(from + PAGE) : null }
}
