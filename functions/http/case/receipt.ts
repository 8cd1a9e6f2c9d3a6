import { timingSafeEqual } from 'node:crypto'
import type { Receipt } from '../../contract/case/citizen.ts'
import { accept, type Result, refuse } from '../../contract/refusal.ts'
import { codeMessage, queryCode, receiptNumber } from '../../domain/case/receipt.ts'
import type { CaseRecord } from '../../domain/case/records.ts'
import type { Sealing } from '../../runtime/sealing.ts'

/**
 * Number and code follow from the case's id, from who sends it, and from the deployment's secret: sent again, the case gets the receipt
 * it had, though the code is nowhere stored. The id alone does not do, for staff know it.
 */
export interface Sender {
  caseId: string
  /** `participant:ID` or `staff:SUBJECT`. */
  who: string
}

export const numberFor = async (sealing: Sealing, { caseId, who }: Sender, attempt: number): Promise<string> =>
  receiptNumber(await sealing.mac(`case-number:${caseId}:${who}:${attempt}`))

export const codeFor = async (sealing: Sealing, { caseId, who }: Sender): Promise<string> =>
  queryCode(await sealing.mac(`case-receipt:${caseId}:${who}`))

/** What is stored in place of the code. */
export const codeHash = async (sealing: Sealing, number: string, code: string): Promise<string> =>
  Buffer.from(await sealing.mac(codeMessage(number, code))).toString('hex')

/** Compared in constant time; also for a case that is not there, so that both take as long. */
export const isCode = async (
  sealing: Sealing,
  record: CaseRecord | null,
  number: string,
  code: string,
): Promise<boolean> => {
  const given = Buffer.from(await codeHash(sealing, number, code), 'hex')
  const stored = Buffer.from(record?.codeHash ?? '', 'hex')
  const isSame = timingSafeEqual(given, stored.length === given.length ? stored : Buffer.alloc(given.length))
  return isSame && stored.length === given.length
}

/** The receipt of a stored case, for its own sender and nobody else. */
export const receiptOf = async (sealing: Sealing, record: CaseRecord, sender: Sender): Promise<Result<Receipt>> => {
  const code = await codeFor(sealing, sender)
  const isOwn = await isCode(sealing, record, record.number, code)
  return isOwn ? accept({ number: record.number, code }) : refuse('id-taken')
}
