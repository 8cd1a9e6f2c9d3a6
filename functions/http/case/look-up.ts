import type * as v from 'valibot'
import type { LookUp, OwnReply } from '../../contract/case/citizen.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { CaseRecord } from '../../domain/case/records.ts'
import { ownCase } from '../../domain/case/views.ts'
import { dayInZone } from '../../domain/working-days.ts'
import { tryDoors } from '../../store/case/attempts.ts'
import { rulesOf } from '../../store/case/in-force.ts'
import { caseNumbered } from '../../store/case/records.ts'
import { getSiteInForce } from '../../store/sites.ts'
import type { Call, Services } from '../call.ts'
import { doorsOf } from '../doors.ts'
import { isCode } from './receipt.ts'

/** The right code opens one's own case, always. An unknown number and a wrong code get the same answer, and are counted. */
export const lookUp = async (
  { services: { tables, sealing, now }, header }: Pick<Call<'receipt.read'>, 'services' | 'header'>,
  { number, code }: v.InferOutput<typeof LookUp>,
): Promise<Result<CaseRecord>> => {
  const record = await caseNumbered(tables, number)
  if ((await isCode(sealing, record, number, code)) && record) return accept(record)
  const doors = await doorsOf(sealing, 'case', number, header('x-forwarded-for'))
  return refuse((await tryDoors(tables, doors, now())) ? 'not-found' : 'too-many-requests')
}

/** One's own case, in the days of the site that received it. */
export const ownReply = async (
  { tables, now }: Services,
  record: CaseRecord,
): Promise<v.InferOutput<typeof OwnReply>> => {
  const found = await getSiteInForce(tables, record.siteId)
  if (!found) throw new Error(`site ${record.siteId} vanished`)
  const { site, inForce } = found
  const { calendar, timeZone } = await rulesOf(tables, site, inForce)
  return {
    case: ownCase(record, { calendar, today: dayInZone(now(), timeZone) }),
    site: { id: site.id, name: inForce.name, timeZone, colour: inForce.colour },
  }
}
