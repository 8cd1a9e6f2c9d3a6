import { type Day, dayAt, dayInZone, dayNumber } from '../calendar/day.ts'

const DAY_MS = 86_400_000

/** The first instant after `day` on the wall in `timeZone`, in milliseconds since 1970; the zone's summer time is heeded. */
export const endOfDay = (day: Day, timeZone: string): number => {
  const next = dayAt(dayNumber(day) + 1)
  const midnight = dayNumber(next) * DAY_MS
  // No zone is more than 14 hours from UTC. Days only grow with time, so halving finds the first instant of the next.
  let [before, after] = [midnight - 15 * 3_600_000, midnight + 15 * 3_600_000]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (dayInZone(middle, timeZone) > day) after = middle
    else before = middle
  }
  return after
}
