import type * as v from 'valibot'
import type { LookUp, OwnReply } from '../../contract/case/citizen.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { CaseRecord } from '../../domain/case/records.ts'
import { ownCase } from '../../domain/case/views.ts'
import { dayInZone } from '../../domain/working-days.ts'
import { rulesOf } from '../../store/case/in-force.ts'
import { caseNumbered } from '../../store/case/records.ts'
import { isWithinLimits } from '../../store/rate-limits.ts'
import { getSiteInForce } from '../../store/sites.ts'
import type { Call, Services } from '../call.ts'
import { codeLimits } from '../code-limits.ts'
import { isCode } from './receipt.ts'

/** The right code opens one's own case, always. An unknown number and a wrong code get the same answer, and are counted. */
export const lookUp = async (
  { services: { tables, sealing, sources, now }, header }: Pick<Call<'receipt.read'>, 'services' | 'header'>,
  { number, code }: v.InferOutput<typeof LookUp>,
): Promise<Result<CaseRecord>> => {
  const record = await caseNumbered(tables, number)
  if ((await isCode(sealing, record, number, code)) && record) return accept(record)
  const at = now()
  const limits = await codeLimits(sealing, 'case', number, await sources.of(header, at))
  return refuse((await isWithinLimits(tables, limits, at)) ? 'not-found' : 'too-many-requests')
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
