import type { Place } from '../domain/crowd/place.ts'
import type { Sealing } from '../runtime/sealing.ts'
import type { RateLimit } from '../store/rate-limits.ts'

/**
 * Wrong codes in a quarter of an hour: of one number from one address, and of all numbers from one network. What goes over is only told
 * so: the right code is compared first and opens always, or whoever sits in the same hall could lock a holder out.
 */
const MOST = { number: 20, network: 2_000 }

/**
 * The limits that a wrong code counts against, the narrower first: whoever has reached their own uses up nothing that others share. They
 * spare the platform and slow a person down; what keeps strangers from a letter is the code. Of its 31¹¹ (2.5 × 10¹⁶) the gateway's 2,000
 * requests a second, all of them for a year, from however many addresses, find that of a given number with a probability of 2.5 in a million.
 * `place` is hidden already (`sources.ts`), and no part of it is what a caller made up.
 */
export const codeLimits = async (
  sealing: Pick<Sealing, 'mac'>,
  receipt: 'case' | 'comment',
  number: string,
  { address, network }: Place,
): Promise<RateLimit[]> => {
  // Kept as hashes: which number somebody tried is nobody's business either (M13).
  const limit = async (kind: keyof typeof MOST, value: string): Promise<RateLimit> => ({
    name: `${kind}:${Buffer.from(await sealing.mac(`${receipt}-attempt:${kind}:${value}`)).toString('base64url')}`,
    most: MOST[kind],
  })
  return Promise.all([limit('number', `${address}:${number}`), limit('network', network)])
}
