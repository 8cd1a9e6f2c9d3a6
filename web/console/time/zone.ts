import { createFormat } from '../../i18n/format.ts'

const MINUTE_MS = 60_000
const WALL_CLOCK = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** The value of a `datetime-local` control that shows the instant in the zone: `YYYY-MM-DDTHH:mm`. */
export const toLocalInput = (instant: number, zone: string): string =>
  createFormat('en', zone).dateTime(instant).replace(' ', 'T')

/**
 * The instant that a wall clock in the zone shows as `YYYY-MM-DDTHH:mm`, or null where the text is no such thing. An hour
 * that summer time skips gives the one after; one that it repeats, either.
 */
export const fromLocalInput = (text: string, zone: string): number | null => {
  // Browsers make a date of almost anything.
  if (!WALL_CLOCK.test(text)) return null
  const wall = Date.parse(`${text}:00Z`)
  if (Number.isNaN(wall)) return null
  // The offset depends on the instant that is sought, so it is guessed with the wall clock and corrected once.
  return wall - offset(wall - offset(wall, zone), zone)
}

const offset = (instant: number, zone: string): number =>
  Date.parse(`${toLocalInput(instant, zone)}:00Z`) - Math.floor(instant / MINUTE_MS) * MINUTE_MS
