const MINUTE_MS = 60_000

/**
 * The pause after each failed attempt, in minutes: quick at first, for a receiver that only restarts, then ever longer, and
 * over a day in all. The schedule that sends runs every minute, so shorter ones would mean nothing.
 */
export const PAUSES_MIN = [1, 5, 15, 30, 60, 120, 240, 480, 540] as const

/** When to try again after so many failed attempts; null: given up. `random` in [0, 1) spreads what failed together. */
export const nextAttempt = (failed: number, now: number, random: number): number | null => {
  const pause = PAUSES_MIN[failed - 1]
  return pause === undefined ? null : now + Math.round(pause * MINUTE_MS * (1 + random * 0.1))
}
