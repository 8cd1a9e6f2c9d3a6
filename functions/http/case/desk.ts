import type { CaseReply } from '../../contract/case/desk.ts'
import { entryOf, rowOf } from '../../domain/case/list.ts'
import { staffCase, staffCaseNote } from '../../domain/case/views.ts'
import { allowed } from '../../domain/permission/table.ts'
import { likelyDuplicates, ngrams, type Similar } from '../../domain/similarity.ts'
import { dayInZone } from '../../domain/working-days.ts'
import { rulesOf } from '../../store/case/in-force.ts'
import { closedPage, openRows } from '../../store/case/lists.ts'
import { getCases, notesOf } from '../../store/case/records.ts'
import type { Tables } from '../../store/client.ts'
import { childrenOf } from '../../store/sites.ts'
import type { Call } from '../call.ts'

type OfCase = Pick<Call<'case.read'>, 'services' | 'site' | 'inForce' | 'case' | 'paths' | 'staff'>

export const readCase = async ({ services, site, inForce, case: record, paths }: OfCase): Promise<CaseReply> => {
  const { tables, now } = services
  const links = [...record.duplicates, ...(record.mergedInto ? [record.mergedInto] : [])]
  const [{ calendar, timeZone }, notes, linked] = await Promise.all([
    rulesOf(tables, site, inForce),
    notesOf(tables, record.id),
    getCases(
      tables,
      links.map(({ id }) => id),
    ),
  ])
  const today = dayInZone(now(), timeZone)
  return {
    case: staffCase(record, { calendar, today }),
    site: { id: site.id, name: inForce.name, timeZone },
    today,
    paths: paths.map((path) => [...path]),
    notes: notes.map(staffCaseNote),
    linked: [...linked.values()].map((each) => entryOf(rowOf(each), calendar, today)),
  }
}

/** Closed ones that a case is compared with: the latest. */
const CLOSED_COMPARED = 200
const MOST_NEAR = 10
/** Where a colleague decides, more may be shown than where a machine would. */
const NEAR_FROM = 0.3

/** Cases that are likely the same matter, of the widest list that the asker may see. */
export const nearCases = async ({ services, site, inForce, case: record, paths, staff }: OfCase) => {
  const { tables, now } = services
  const ways = [site.path, ...paths]
  const listed = ways.find((path) => allowed(staff.memberships, path, 'case.near'))?.at(-1) ?? site.id
  const [{ calendar, timeZone }, open, closed] = await Promise.all([
    rulesOf(tables, site, inForce),
    Array.fromAsync(openRows(tables, listed)),
    closedPage(tables, listed, ({ state }) => state === 'answered', undefined, CLOSED_COMPARED),
  ])
  const rows = new Map([...open, ...closed.items].filter(({ id }) => id !== record.id).map((row) => [row.id, row]))
  const others = [...rows.values()].map(({ id, beginning }) => ({ id, grams: ngrams(beginning) }))
  const today = dayInZone(now(), timeZone)
  const near = likelyDuplicates(rowOf(record).beginning, others, NEAR_FROM).slice(0, MOST_NEAR)
  return near.flatMap(({ id, similarity }: Similar) => {
    const row = rows.get(id)
    return row ? [{ entry: entryOf(row, calendar, today), similarity }] : []
  })
}

interface Department {
  id: string
  name: string
  path: string[]
}

/** A tree of more sites than this is no list to choose from. */
const MOST_DEPARTMENTS = 500

/** The site and all below it, in the order of the tree. */
export const departmentsBelow = async (tables: Tables, root: { id: string; name: string }): Promise<Department[]> => {
  const found: Department[] = []
  const add = async ({ id, name }: { id: string; name: string }, above: readonly string[]): Promise<void> => {
    if (found.length >= MOST_DEPARTMENTS) return
    const path = [...above, id]
    found.push({ id, name, path })
    for (const child of await childrenOf(tables, id)) await add(child, path)
  }
  await add(root, [])
  return found
}
