/** Every limit of the wire, in UTF-16 units for texts and items for lists unless the name says otherwise. */
export const LIMITS = {
  url: 2_000,
  title: 120,
  summary: 2_000,
  personName: 40,
  post: 80,
  biography: 1_000,
  guests: 12,
  materials: 30,
  /** An interview's details, in bytes of UTF-8 JSON: an edit's audit entry keeps them twice, in one item of 400 KB. */
  detailsBytes: 180_000,
  materialText: 5_000,
  tableRows: 100,
  tableColumns: 12,
  columnTitle: 40,
  relatedLinks: 20,
  questionText: 500,
  displayName: 20,
  explanation: 500,
  answerText: 5_000,
  turnText: 5_000,
  turnImages: 6,
  labels: 8,
  label: 20,
  noteText: 1_000,
  pollText: 200,
  pollOptions: 12,
  pollOptionText: 80,
  notice: 500,
  mineIds: 100,
  /** Questions one participant may ask in one activity; more are refused, so that one person cannot flood the queue. */
  questionsPerParticipant: 20,
  /** Beyond this version a question is no longer edited by its asker, so that one person cannot flood the staff log. */
  questionVersions: 100,
  origins: 50,
  /** Events in one segment of the log. */
  segmentEvents: 50,
  /** A socket frame, in bytes of UTF-8 (API Gateway bills and cuts at 32 KB). */
  frameBytes: 32_768,
} as const

export const TIMES = {
  /** A socket is pinged before API Gateway's idle limit of 10 minutes. */
  pingMs: 4 * 60_000,
  /** A socket is replaced at a random age in this range, before API Gateway's limit of 2 hours. */
  replaceAfterMs: [90 * 60_000, 110 * 60_000],
  /** With a socket: how often the head is compared, so that a lost last frame is noticed. */
  checkMs: 30_000,
  /** Without a socket: how often the head is polled. */
  pollMs: 3_000,
  /** A post to a connection that hangs is cut off. */
  postMs: 3_000,
  /** A moderator's claim on a question lapses. */
  claimMs: 2 * 60_000,
  /** A socket ticket for staff is used at once or never. */
  ticketMs: 60_000,
  /** How long a verified person need not be verified again: a long survey in one day, and never the next user of a device for weeks. */
  verifiedMs: 24 * 60 * 60_000,
} as const
