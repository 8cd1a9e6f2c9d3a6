import * as v from 'valibot'

/** What opens one socket of staff, once. */
export const Ticket = v.object({ ticket: v.string(), socket: v.string() })
