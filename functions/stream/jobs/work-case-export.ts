import { CASE_HEADERS, caseRow } from '../../domain/case/export.ts'
import { staffCase } from '../../domain/case/views.ts'
import { dayInZone } from '../../domain/working-days.ts'
import { caseRules } from '../../store/case/in-force.ts'
import { closedPage, openPage } from '../../store/case/lists.ts'
import { getCases } from '../../store/case/records.ts'
import type { Tables } from '../../store/client.ts'
import { addPart, fileOf } from './export-file.ts'
import { kind } from './work-kind.ts'
import { NEW_ZIP, type ZipState } from './work-zip.ts'

/** First the open list, then the closed one: a case that is answered meanwhile is met twice rather than never. */
type Place = { list: 'open' | 'closed'; after: string | null }

interface State extends Place {
  done: number
  /** Standings are of one moment. */
  asOf: number
  zip: ZipState
}

/** Cases of one step, which each hold up to some hundred KB. */
const AT_ONCE = 100

const all = () => true

const readPage = async (tables: Tables, siteId: string, { list, after }: Place) => {
  const from = after ?? undefined
  const { items, next } =
    list === 'open'
      ? await openPage(tables, siteId, 'due', all, from, AT_ONCE)
      : await closedPage(tables, siteId, all, from, AT_ONCE)
  const ids = items.map(({ id }) => id)
  const found = await getCases(tables, ids)
  const then: Place | null =
    next !== null ? { list, after: next } : list === 'open' ? { list: 'closed', after: null } : null
  return { records: ids.flatMap((id) => found.get(id) ?? []), then }
}

/** A site's cases as a file, a page a step and none kept. */
export const exportCases = kind<'case.file', State>(async ({ tables, siteId, now }, { format }, before) => {
  const asOf = before?.asOf ?? now()
  const [{ calendar, timeZone }, { records, then }] = await Promise.all([
    caseRules(tables, siteId),
    readPage(tables, siteId, before ?? { list: 'open', after: null }),
  ])
  const on = { calendar, today: dayInZone(asOf, timeZone) }
  const cases = records.map((record) => staffCase(record, on))
  const earlier = before?.done ?? 0
  const { output, zip } = addPart(
    {
      ...{ name: 'cases', format, before: earlier, first: before === null, last: then === null },
      headers: CASE_HEADERS,
      rows: cases.map((each) => caseRow(each, timeZone)),
      lines: cases,
    },
    before?.zip ?? NEW_ZIP,
  )
  const done = earlier + cases.length
  // How many there are in all is not counted anywhere: progress is what was done.
  if (!then) return { state: null, done, total: done, output, file: fileOf('cases', format) }
  return { state: { ...then, done, asOf, zip }, done, total: done + 1, output }
})
