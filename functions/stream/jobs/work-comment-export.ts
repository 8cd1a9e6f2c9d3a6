import type { CommentRecord } from '../../domain/solicitation/comment.ts'
import { headersOf, numbersOf, staffColumns } from '../../domain/solicitation/export.ts'
import { zoneOf } from '../../store/sites.ts'
import { commentPage } from '../../store/solicitation/comments.ts'
import { progressOf } from '../../store/solicitation/counts.ts'
import { getSolicitation, withParts } from '../../store/solicitation/solicitations.ts'
import { addPart, fileOf } from './export-file.ts'
import { kind } from './work-kind.ts'
import { NEW_ZIP, type ZipState } from './work-zip.ts'

interface State {
  next: string
  done: number
  total: number
  /** What came later is not of this export. */
  asOf: number
  zip: ZipState
}

/** Pages of one step: some megabytes. */
const PAGES = 8

/** All comments as a file, a step's pages at a time and none kept. */
export const exportComments = kind<'solicitation.export', State>(async ({ tables, siteId, now }, request, before) => {
  const { activityId, format } = request
  const head = await getSolicitation(tables, activityId)
  if (!head) return { problem: 'not-found' }
  const { parts } = await withParts(tables, head)
  const asOf = before?.asOf ?? now()
  const total =
    before?.total ?? (await progressOf(tables, activityId, parts)).reduce((sum, { received }) => sum + received, 0)
  const comments: CommentRecord[] = []
  let next: string | null = before?.next ?? '0'
  for (let page = 0; page < PAGES && next !== null; page++) {
    const read: Awaited<ReturnType<typeof commentPage>> = await commentPage(tables, activityId, next)
    comments.push(...read.comments.filter(({ sentAt }) => sentAt < asOf))
    next = read.next
  }
  const columns = staffColumns(numbersOf(parts), await zoneOf(tables, siteId))
  const rows = comments.map((comment) => columns.map(([, read]) => read(comment)))
  const headers = headersOf(columns)
  const codes = columns.map(([code]) => code)
  const earlier = before?.done ?? 0
  const { output, zip } = addPart(
    {
      ...{ name: 'comments', format, before: earlier, first: before === null, last: next === null },
      ...{
        headers,
        rows,
        lines: rows.map((row) => Object.fromEntries(codes.map((code, at) => [code, row[at]]))),
      },
    },
    before?.zip ?? NEW_ZIP,
  )
  const done = earlier + comments.length
  if (next === null) return { state: null, done, total: done, output, file: fileOf('comments', format) }
  return { state: { next, done, total, asOf, zip }, done, total: Math.max(total, done), output }
})
