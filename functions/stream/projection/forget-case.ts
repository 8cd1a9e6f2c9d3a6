import type { CaseRecord } from '../../domain/case/records.ts'
import { WORDLESS } from '../../store/case/commit.ts'
import type { Tables } from '../../store/client.ts'
import { forgetJobs } from '../../store/jobs.ts'
import { caseAudits, caseCommands, siteJobs } from '../../store/keys.ts'
import { partition } from '../../store/pages.ts'
import { forgetClear } from '../../store/trail.ts'

/**
 * What else holds words of an erased case (M13): files made of the lists it ever stood on, and the trail. There they are sealed under a
 * key that went with the case; entries older than that way lose them here.
 */
export const forgetCase = async (tables: Tables, { id, siteId, places, erasedAt }: CaseRecord): Promise<void> => {
  if (erasedAt === null) return
  await forgetClear(tables, [caseCommands(id), caseAudits(id)], `case#${id}`, WORDLESS, () => true)
  const sites = new Set([siteId, ...places])
  // By the trails its commands left there: a department it was taken from may have made a file before.
  for await (const { sk } of partition(tables, tables.records, caseAudits(id))) {
    const [, place] = String(sk).split('#')
    if (place) sites.add(place)
  }
  for (const site of sites) await forgetJobs(tables, siteJobs(site), erasedAt)
}
