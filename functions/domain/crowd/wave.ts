/**
 * Votes of interviews are told apart by when their voters came: a wave is everybody who first voted in an interview in the same five minutes
 * of the clock. Whoever came in a wave belongs to it for good, so a crowd of made-up people cannot wait and come again as old acquaintances.
 */
const WAVE_MS = 5 * 60_000

export const waveAt = (now: number): number => Math.floor(now / WAVE_MS)

/** When a wave began and ended, in milliseconds. */
export const timesOf = (wave: number): { from: number; to: number } => ({
  from: wave * WAVE_MS,
  to: (wave + 1) * WAVE_MS,
})

/** In how many groups the neighbourhoods of a day are told apart: enough to see few from many, too few to tell one from another. */
export const ADDRESS_GROUPS = 1_024
