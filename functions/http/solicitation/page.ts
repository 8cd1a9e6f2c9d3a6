import type { SiteInForce } from '../../contract/site/site.ts'
import { isResultPublic, type SolicitationHead } from '../../domain/solicitation/record.ts'
import type { Tables } from '../../store/client.ts'
import { readRows } from '../../store/solicitation/tables.ts'
import { type Rows, solicitationPage } from '../page/solicitation.ts'
import { viewOf } from './view.ts'

/** Rows on the page, in all: what is beyond them is in the open data, so that no page grows beyond what a function may answer. */
const MOST_ROWS = 1_000

/** A solicitation's page; null for what was never announced. */
export const solicitationDocument = async (
  tables: Tables,
  head: SolicitationHead,
  site: SiteInForce,
  now: number,
  acceptLanguage: string | undefined,
): Promise<Response | null> => {
  const view = await viewOf(tables, head, site, { now, verifies: false })
  if (!view) return null
  const rows = isResultPublic(head) && head.tableId !== null ? await rowsOf(tables, head, head.tableId) : new Map()
  return solicitationPage(view, rows, acceptLanguage)
}

const rowsOf = async (tables: Tables, { id, table }: SolicitationHead, tableId: string): Promise<Rows> => {
  const found = new Map<string, { rows: Awaited<ReturnType<typeof readRows>>['rows']; more: boolean }>()
  let left = MOST_ROWS
  for (const { articleId, rows } of table?.articles ?? []) {
    if (rows === 0 || left <= 0) continue
    const page = await readRows(tables, id, tableId, articleId, undefined)
    const shown = page.rows.slice(0, left)
    left -= shown.length
    found.set(articleId ?? 'whole', { rows: shown, more: shown.length < rows })
  }
  return found
}
