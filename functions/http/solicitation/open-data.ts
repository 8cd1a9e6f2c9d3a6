import { headersOf, numbersOf, OPEN_COLUMNS, openOpinion } from '../../domain/solicitation/export.ts'
import type { SolicitationHead } from '../../domain/solicitation/record.ts'
import { BOM, csvLine } from '../../domain/survey/export/csv.ts'
import { dayInZone } from '../../domain/working-days.ts'
import type { Tables } from '../../store/client.ts'
import { commentPage } from '../../store/solicitation/comments.ts'
import { withParts } from '../../store/solicitation/solicitations.ts'

/** What is published changes only by what is erased on request (M13), and that is out of caches within minutes. */
const CACHE = 'public, max-age=300'

/** In UTF-16 units: with a last page after it, still less than a function may answer, 6 MB. */
const MOST = 1_000_000

/** All opinions of a published solicitation as a file, some thousands at a time; `Link` names the next piece. */
export const opinionFile = async (
  tables: Tables,
  head: SolicitationHead,
  { format, after, timeZone }: { format: 'csv' | 'jsonl'; after: string | undefined; timeZone: string },
): Promise<Response> => {
  const { parts } = await withParts(tables, head)
  const numbers = numbersOf(parts)
  const lines: string[] = format === 'csv' && !after ? [BOM + csvLine(headersOf(OPEN_COLUMNS))] : []
  let [next, size]: [string | null, number] = [after ?? '0', 0]
  while (next !== null && size < MOST) {
    const page: Awaited<ReturnType<typeof commentPage>> = await commentPage(tables, head.id, next)
    for (const comment of page.comments) {
      const opinion = openOpinion(comment, numbers, (at) => dayInZone(at, timeZone))
      const line =
        format === 'csv' ? csvLine(OPEN_COLUMNS.map(([, read]) => read(opinion))) : `${JSON.stringify(opinion)}\n`
      lines.push(line)
      size += line.length
    }
    next = page.next
  }
  const further = `/api/activities/${head.id}/opinions?format=${format}&after=${encodeURIComponent(next ?? '')}`
  return new Response(lines.join(''), {
    headers: {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
      'content-disposition': `attachment; filename="opinions-${head.id}.${format}"`,
      'cache-control': CACHE,
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'link',
      'x-content-type-options': 'nosniff',
      ...(next === null ? {} : { link: `<${further}>; rel="next"` }),
    },
  })
}
