import type * as v from 'valibot'
import type { SendCase } from '../../contract/case/box.ts'
import type { Receipt } from '../../contract/case/citizen.ts'
import { type Result, refuse } from '../../contract/refusal.ts'
import { receiveSubmission } from '../../domain/case/receive.ts'
import type { CaseRecord } from '../../domain/case/records.ts'
import { isSameContent } from '../../domain/same-content.ts'
import type { Act } from '../../store/audit.ts'
import { storeCase } from '../../store/case/commit.ts'
import { rulesOf } from '../../store/case/in-force.ts'
import { isReserved } from '../../store/case/left-over.ts'
import { getCase } from '../../store/case/records.ts'
import type { Call } from '../call.ts'
import { digestOf } from '../digest.ts'
import { codeFor, codeHash, numberFor, receiptOf, type Sender } from './receipt.ts'

export const contactPlace = (caseId: string): string => `case:${caseId}:contact`

export interface Received {
  sender: Sender
  origin: CaseRecord['origin']
  receivedAt: number
  audit: Act | null
}

/** Takes a case in, once; the same one again gets the same receipt (D2). */
export const receiveCase = async (
  { services: { tables, sealing }, site, inForce }: Pick<Call<'box.send'>, 'services' | 'site' | 'inForce'>,
  { contact, ...sent }: v.InferOutput<typeof SendCase>,
  { sender, origin, receivedAt, audit }: Received,
): Promise<Result<Receipt>> => {
  const id = sender.caseId
  if (isReserved(id)) return refuse('invalid-input', { issues: [{ path: 'caseId', rule: 'reserved' }] })
  const digest = await digestOf(sealing, { ...sent, contact })
  /** For its own sender, and of this very content (D2). */
  const receipt = (stored: CaseRecord) =>
    isSameContent(stored, digest) ? receiptOf(sealing, stored, sender) : refuse('id-taken')
  const earlier = await getCase(tables, id)
  if (earlier) return receipt(earlier)
  const [rules, code, sealed] = await Promise.all([
    rulesOf(tables, site, inForce),
    codeFor(sealing, sender),
    contact === null ? null : sealing.seal(contact, contactPlace(id)),
  ])
  const make = async (attempt: number): Promise<CaseRecord> => {
    const number = await numberFor(sealing, sender, attempt)
    const secrets = { codeHash: await codeHash(sealing, number, code), contact: sealed, digest }
    return receiveSubmission({ ...sent, id }, secrets, { siteId: site.id, number, now: receivedAt, ...rules }, origin)
  }
  const stored = await storeCase(tables, make, audit)
  return stored.ok ? receipt(stored.value) : stored
}
