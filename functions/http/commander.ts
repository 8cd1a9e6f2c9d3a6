import { type Commander, reloading } from '../command/run.ts'
import { commandKey } from '../store/keys.ts'
import { findActivity } from '../store/records.ts'
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

/** Of the creation of an activity under the id in its path: where the command's receipt stands, and whether the id is taken. */
export const creationOf = ({
  services: { tables },
  params: { activityId },
  body: { commandId },
  activity,
}: {
  services: Pick<Services, 'tables'>
  params: { activityId: string }
  body: { commandId: string }
  activity: unknown
}) => ({
  commandId,
  receipt: commandKey(activityId, commandId),
  isTaken: reloading(!!activity, async () => (await findActivity(tables, activityId)) !== null),
})
