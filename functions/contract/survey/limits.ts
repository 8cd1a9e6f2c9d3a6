/** Limits of surveys, apart from `limits.ts` so that an interview's page does not carry them. */
export const SURVEY_LIMITS = {
  quotas: 30,
  quotaName: 80,
  condition: 2_000,
  /** What is done with the results, in UTF-16 units. */
  outcome: 5_000,
  purpose: 500,
  /** One response's answers, in bytes of UTF-8 JSON; what is stored with them stays below DynamoDB's 400 KB. */
  answersBytes: 100_000,
  /** Rows, entries or options in one answer. */
  list: 2_000,
  /** Answers inside answers: entries of groups in entries of groups. */
  answersDepth: 12,
  /** A definition as it is stored, compressed; in bytes. DynamoDB takes 400 KB an item. */
  definitionBytes: 350_000,
  /** A response in the making, encrypted on the device; in characters of base64url. */
  sealedDraft: 160_000,
  /** Invitation codes of one request. */
  codes: 500,
  /** Responses of one batch that staff type in: no more than a second person can look through. */
  entryBatch: 200,
  entryReference: 120,
  entryReason: 500,
  /** Versions of one survey. */
  versions: 500,
} as const
