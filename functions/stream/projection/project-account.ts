import type { CaseRecord } from '../../domain/case/records.ts'
import { countCase } from '../../store/account.ts'
import { calendarInForce } from '../../store/calendars.ts'
import { getSiteInForce } from '../../store/sites.ts'
import type { Projection } from './projection.ts'

/** [D6] Counts what has become of a case into its site's account. */
export const projectAccount = async (tables: Projection['tables'], record: CaseRecord): Promise<void> => {
  const found = await getSiteInForce(tables, record.siteId)
  if (found) await countCase(tables, record, await calendarInForce(tables, found.site.path))
}
