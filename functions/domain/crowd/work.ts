import type { Done } from './room.ts'

/**
 * Proof of work for an identity: a number for which the SHA-256 of the text below begins with so many zero bits. The challenge names the
 * identity that it makes, so one proof makes one identity, however often it is sent, and nothing has to be remembered.
 */
export const workText = (challenge: string, proof: string): string => `zhitong:join:${challenge}:${proof}`

/** How many zero bits a hash begins with. */
export const zeroBits = (hash: Uint8Array): number => {
  let bits = 0
  for (const byte of hash) {
    if (byte === 0) bits += 8
    else return bits + Math.clz32(byte) - 24
  }
  return bits
}

/**
 * What joining costs by what one address did in the quarter of an hour: the first forty nothing, so that hardly anybody ever works; then 2^14
 * hashes, a third of a second on a phone six times slower than a server, and four times that, and four times that again. Who is asked for
 * work comes twice for one identity, so 300 people of a hall end in the middle of the third step.
 */
const STEPS: readonly { from: number; bits: number }[] = [
  { from: 800, bits: 18 },
  { from: 160, bits: 16 },
  { from: 40, bits: 14 },
]

/** By how many join an activity in a minute, from wherever: never more than a second and a half of that phone, for a crowd may be honest. */
const CROWD: readonly { from: number; bits: number }[] = [
  { from: 6_000, bits: 16 },
  { from: 1_200, bits: 14 },
]

/** `joining`: about how many join the activity in a minute. 0: no work at all. */
export const bitsFor = ({ quarter }: Pick<Done, 'quarter'>, joining: number): number => {
  const at = (steps: typeof STEPS, count: number) => steps.find(({ from }) => count > from)?.bits ?? 0
  return Math.max(at(STEPS, quarter), at(CROWD, joining))
}

/** A challenge stays good while it is worked on, though the next is harder by then. */
export const TOLERANCE_BITS = 2

/** In milliseconds: as long as the slowest device takes, many times over. */
export const CHALLENGE_MS = 10 * 60_000

/** Of those who join, one in so many is counted for all: a minute of a crowd is known well enough, for a tenth of the writes. */
export const SAMPLE = 10
