/** See `limits.ts`. */

export const quotas = 30
export const quotaName = 80
export const condition = 2_000
/** What is done with the results, in UTF-16 units. */
export const outcome = 5_000
export const purpose = 500
/** One response's answers, in bytes of UTF-8 JSON; what is stored with them stays below DynamoDB's 400 KB. */
export const answersBytes = 100_000
/** Rows, entries or options in one answer. */
export const list = 2_000
/** Answers inside answers: entries of groups in entries of groups. */
export const answersDepth = 12
/** A definition as it is stored, compressed; in bytes. DynamoDB takes 400 KB an item. */
export const definitionBytes = 350_000
/** A response in the making, encrypted on the device; in characters of base64url. */
export const sealedDraft = 160_000
/** Invitation codes of one request. */
export const codes = 500
/** Responses of one batch that staff type in: no more than a second person can look through. */
export const entryBatch = 200
export const entryReference = 120
export const entryReason = 500
/** Versions of one survey. */
export const versions = 500
