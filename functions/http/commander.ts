import type { Commander } from '../command/run.ts'
import type { Services, Staff } from './call.ts'
import { commandDigest } from './digest.ts'

/** Who sent a command of staff, in whose name it is done. `content`: all that it says, to tell it from another under its id. */
export const commanderOf = async (
  { services, staff, site }: { services: Services; staff: Staff; site: { id: string } },
  activityId: string | null,
  content: { commandId: string; version?: unknown },
): Promise<Commander> => ({
  tables: services.tables,
  now: services.now,
  actor: { subject: staff.subject, name: staff.name },
  siteId: site.id,
  activityId,
  digest: await commandDigest(services.sealing, staff, content),
})
