import type { SolicitationRecord } from './record.ts'

/** How long after the end authors can still be told; then nobody needs to reach them (M13). */
const CONTACTS_KEPT_DAYS = 90
const DAY_MS = 24 * 3_600_000

/** When the contacts of authors go, of a solicitation that ends now; null: it goes on, or has ended before. */
export const contactsErasedAt = ({ state }: Pick<SolicitationRecord, 'state'>, now: number): number | null =>
  state === 'published' || state === 'cancelled' ? now + CONTACTS_KEPT_DAYS * DAY_MS : null
