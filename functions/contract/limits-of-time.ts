/** See `limits.ts`. */

/** A socket is pinged before API Gateway's idle limit of 10 minutes. */
export const pingMs = 4 * 60_000
/** A socket is replaced at a random age in this range, before API Gateway's limit of 2 hours. */
export const replaceAfterMs = [90 * 60_000, 110 * 60_000] as const
/** With a socket: how often the head is compared, so that a lost last frame is noticed. */
export const checkMs = 30_000
/** Without a socket: how often the head is polled. */
export const pollMs = 3_000
/** A post to a connection that hangs is cut off. */
export const postMs = 3_000
/** A moderator's claim on a question lapses. */
export const claimMs = 2 * 60_000
/** A socket ticket for staff is used at once or never. */
export const ticketMs = 60_000
/** How long a verified person need not be verified again: a long survey in one day, and never the next user of a device for weeks. */
export const verifiedMs = 24 * 60 * 60_000
