/** Limits of cases, in UTF-16 units for texts and items for lists. */
export const CASE_LIMITS = {
  text: 5_000,
  attachments: 3,
  attachmentText: 10_000,
  contact: 200,
  additions: 20,
  additionText: 2_000,
  reason: 500,
  replyText: 5_000,
  departmentName: 60,
  coHandlers: 5,
  source: 200,
  /** Cases merged into one: their links travel with it, and each is answered by a write of its own. */
  duplicates: 200,
  ratingText: 500,
  templates: 50,
  templateText: 3_000,
  /** What a list shows of a text. */
  excerpt: 120,
  searchText: 60,
  /** Cases of one participant in a quarter of an hour; more are refused, so that one person cannot flood a desk. */
  perParticipant: 30,
} as const
