import type { Sealing } from '../runtime/sealing.ts'
import type { Door } from '../store/case/attempts.ts'

/**
 * Wrong codes in a quarter of an hour. `number` is what one network may try of one number: somebody elsewhere who tries, whatever
 * address they claim, never locks its holder out; and 54 random bits are beyond all of them together.
 */
const MOST = { address: 20, number: 200, network: 2_000 }

/**
 * The doors that a try of a receipt's code passes, the narrowest first: whoever is out at their own address uses up nothing that
 * others share, for a whole town may come by one node of a CDN.
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
  return Promise.all([door('address', address), door('number', `${network}:${number}`), door('network', network)])
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
