import * as v from 'valibot'
import { ReceiptNumber } from '#contract/case/receipt.ts'

/**
 * Where a receipt is looked up, with its number, as the QR code has it. The number is in the fragment, which no browser sends: it
 * reaches no log. The code is in neither: whoever photographs the QR code over a shoulder has nothing that opens the case.
 */
export const lookUpAddress = (origin: string, siteId: string, number: string): string =>
  `${origin}/p/site/${siteId}/receipt#${number}`

/** The number that an address carries; empty where it carries none. */
export const numberIn = (hash: string): string => {
  const parsed = v.safeParse(ReceiptNumber, hash.replace(/^#/, ''))
  return parsed.success ? parsed.output : ''
}
