import type * as v from 'valibot'
import type { LookUp, OwnReply } from '../../contract/case/citizen.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import type { CaseRecord } from '../../domain/case/records.ts'
import { ownCase } from '../../domain/case/views.ts'
import { dayInZone } from '../../domain/working-days.ts'
import { type Door, giveBackTries, tryDoors } from '../../store/case/attempts.ts'
import { rulesOf } from '../../store/case/in-force.ts'
import { caseNumbered } from '../../store/case/records.ts'
import { getSiteInForce } from '../../store/sites.ts'
import type { Call, Services } from '../call.ts'
import { isCode } from './receipt.ts'

/**
 * Wrong codes in a quarter of an hour. A stranger alone, who may know the number of a published case, is stopped by the limit of their
 * own address before the number's is reached, so that nobody locks its holder out; and 54 random bits are beyond them all.
 */
const MOST = { address: 20, network: 2_000, number: 200 }

/** The right code opens one's own case. An unknown number and a wrong code get the same answer. */
export const lookUp = async (
  { services: { tables, sealing, now }, header }: Pick<Call<'receipt.read'>, 'services' | 'header'>,
  { number, code }: v.InferOutput<typeof LookUp>,
): Promise<Result<CaseRecord>> => {
  const at = now()
  // Kept as hashes: an address is personal data, and of no use here (M13).
  const door = async (kind: keyof typeof MOST, value: string): Promise<Door> => ({
    name: `${kind}:${Buffer.from(await sealing.mac(`case-attempt:${kind}:${value}`)).toString('base64url')}`,
    most: MOST[kind],
  })
  const { address, network } = sourceOf(header('x-forwarded-for'))
  const doors = await Promise.all([door('network', network), door('address', address), door('number', number)])
  if (!(await tryDoors(tables, doors, at))) return refuse('too-many-requests')
  const record = await caseNumbered(tables, number)
  if (!(await isCode(sealing, record, number, code)) || !record) return refuse('not-found')
  await giveBackTries(tables, doors, at)
  return accept(record)
}

/**
 * Whom a request comes from. The gateway appends the address that reached it, which nobody can forge; before it stands what a CDN saw,
 * or what a caller made up who went past the CDN, and is then held by the wider limit of the other.
 */
const sourceOf = (forwarded: string | undefined): { address: string; network: string } => {
  const hops = (forwarded ?? '').split(',').map((hop) => hop.trim())
  const network = hops.at(-1) ?? ''
  return { address: hops.at(-2) ?? network, network }
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
