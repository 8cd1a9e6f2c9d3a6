import type { CaseRecord } from '../../domain/case/records.ts'
import type { Tables } from '../client.ts'
import { getSite } from '../sites.ts'

/**
 * The ways from the root to where a case is: to the responsible department and to each that helps, all of which lead by the site that
 * received it. Before triage, and when it was given back, that site alone.
 */
export const pathsOf = async (
  tables: Tables,
  { state, triage }: CaseRecord,
  received: readonly string[],
): Promise<(readonly string[])[]> => {
  if (state === 'received' || !triage) return [received]
  const sites = await Promise.all([triage.department, ...triage.coHandlers].map(({ id }) => getSite(tables, id)))
  return sites.flatMap((site) => (site ? [site.path] : []))
}
