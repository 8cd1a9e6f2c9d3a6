import type { Sealing } from '../runtime/sealing.ts'
import type { Door } from '../store/case/attempts.ts'

/**
 * Wrong codes in a quarter of an hour: of one number from one address, and of all numbers from one network. What goes over is only told
 * so: the right code is compared first and opens always, or whoever sits in the same hall, or claims its address, could lock a holder out.
 */
const MOST = { number: 20, network: 2_000 }

/**
 * The doors that a wrong code is counted at, the narrower first: whoever is out at their own uses up nothing that others share, for a
 * whole town may come by one node of a CDN. They spare the platform and slow a person down; what keeps strangers from a letter is the
 * code. Of its 31¹¹ (2.5 × 10¹⁶) the gateway's 2,000 requests a second, all of them for a year, from however many addresses, find that of a
 * given number with a probability of 2.5 in a million.
 */
export const doorsOf = async (
  sealing: Pick<Sealing, 'mac'>,
  receipt: 'case' | 'comment',
  number: string,
  forwarded: string | undefined,
): Promise<Door[]> => {
  // Kept as hashes: an address is personal data, and of no use here (M13).
  const door = async (kind: keyof typeof MOST, value: string): Promise<Door> => ({
    name: `${kind}:${Buffer.from(await sealing.mac(`${receipt}-attempt:${kind}:${value}`)).toString('base64url')}`,
    most: MOST[kind],
  })
  const { address, network } = sourceOf(forwarded)
  return Promise.all([door('number', `${address}:${number}`), door('network', network)])
}

/**
 * Whom a request comes from. The gateway appends the address that reached it, which nobody can forge; before it stands what a CDN saw,
 * or what a caller made up who went past the CDN, and is then held by the wider limits of the other.
 */
const sourceOf = (forwarded: string | undefined): { address: string; network: string } => {
  const hops = (forwarded ?? '').split(',').map((hop) => hop.trim())
  const network = hops.at(-1) ?? ''
  return { address: `${network}:${hops.at(-2) ?? network}`, network }
}
