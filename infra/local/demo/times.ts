const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** China has one zone and no summer time. */
const ZONE_MS = 8 * 60 * MINUTE_MS

/** A time of a day in China, that many days from now (negative: ago). */
export const chinaTime = (now: number, days: number, hour: number, minute = 0): number => {
  const midnight = Math.floor((now + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS
  return midnight + days * DAY_MS + (hour * 60 + minute) * MINUTE_MS
}

/** 0 is Sunday. */
const weekday = (at: number): number => new Date(at + ZONE_MS).getUTCDay()

/** The last day from Monday to Friday that is at least `days` ago. */
export const workingDaysAgo = (now: number, days: number): number => {
  let ago = days
  while (weekday(chinaTime(now, -ago, 12)) % 6 === 0) ago++
  return ago
}
