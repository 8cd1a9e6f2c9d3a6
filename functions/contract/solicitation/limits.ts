/** Limits of solicitations, in UTF-16 units for texts and items for lists. */
export const SOLICITATION_LIMITS = {
  source: 1_000_000,
  parts: 2_000,
  partNumber: 40,
  headingTitle: 200,
  articleText: 20_000,
  statement: 10_000,
  links: 30,
  questions: 50,
  commentText: 5_000,
  senderName: 60,
  contact: 200,
  reason: 1_000,
  redactions: 100,
  /** Comments in one bulk decision: they must fit one transaction. */
  bulk: 50,
  /** Topics on one comment, and their length. */
  labels: 8,
  label: 20,
  /** Drafts put out together with this one. */
  alongside: 10,
  /** A document, as bytes of base64: text with a few pictures stays far below. */
  fileBase64: 4_000_000,
  /** A draft as it is packed into one item of the table, in bytes; about 400,000 Chinese characters. */
  packedBytes: 350_000,
  /** A participant's comments in one solicitation; more are refused, so that one person cannot flood it. */
  commentsPerParticipant: 200,
  mineIds: 100,
  /** Similar comments offered before one is sent. */
  similar: 5,
  search: 100,
  /** Beyond so many comments the table is made ready in the background (`solicitation.table`) before it is submitted. */
  tableAtOnce: 3_000,
} as const
