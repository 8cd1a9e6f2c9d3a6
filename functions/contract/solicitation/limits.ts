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
} as const
