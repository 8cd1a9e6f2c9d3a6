import type { HeldBurst, Hold } from '../../contract/interview/hold.ts'
import type { Tally } from '../../contract/live/tally.ts'
import type { Burst } from './burst.ts'
import { timesOf } from './wave.ts'

/** Under this name a question's tally counts the votes of a wave. */
export const waveOption = (wave: number): string => `w${wave}`

/** A question's votes by wave, from its tally. Votes of verified people belong to none, and count always. */
export const wavesIn = ({ options = {} }: Pick<Tally, 'options'>): Map<number, number> =>
  new Map(
    Object.entries(options).flatMap(([name, count]) =>
      /^w\d+$/.test(name) && count > 0 ? [[Number(name.slice(1)), count] as const] : [],
    ),
  )

/**
 * What is shown of a question's votes: those that count, and how many are withheld, which together are all that are stored. Its version rises
 * with either. The waves say when people came, and stay on the platform.
 */
export const shownVotes = (tally: Tally, hold: Pick<Hold, 'bursts' | 'version'> | undefined): Tally => {
  const { options: _, ...stored } = tally
  if (!hold) return stored
  const waves = wavesIn(tally)
  const withheld = hold.bursts
    .filter(({ state }) => state !== 'counted')
    .reduce((sum, { wave, counts }) => sum + Math.max(0, (waves.get(wave) ?? 0) - counts), 0)
  const version = tally.version + hold.version
  return { ...stored, version, total: tally.total - withheld, ...(withheld > 0 ? { withheld } : {}) }
}

/**
 * The bursts of a question after it was looked at again: new ones are withheld, what a moderator has decided stays as decided, and what was
 * found once stays withheld until then. Null where nothing is new.
 */
export const heldAfter = (
  held: readonly HeldBurst[],
  found: readonly Burst[],
  groupsOf: (wave: number) => number,
): HeldBurst[] | null => {
  const known = new Set(held.map(({ wave }) => wave))
  const fresh = found.filter(({ wave }) => !known.has(wave))
  const moved = held.map((burst): HeldBurst => {
    const again = found.find(({ wave }) => wave === burst.wave)
    return again && burst.state === 'withheld'
      ? { ...burst, counts: again.counts, groups: groupsOf(burst.wave) }
      : burst
  })
  if (fresh.length === 0 && moved.every(({ counts }, index) => counts === held[index]?.counts)) return null
  const added = fresh.map(
    ({ wave, counts }): HeldBurst => ({ wave, ...timesOf(wave), counts, groups: groupsOf(wave), state: 'withheld' }),
  )
  return [...moved, ...added].sort((a, b) => a.wave - b.wave)
}
