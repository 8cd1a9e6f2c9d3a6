import { lookup as resolve } from 'node:dns'
import { BlockList, isIPv4, isIPv6, type LookupFunction } from 'node:net'

/** Everything that is not the public internet: this machine, inner networks, clouds' metadata, multicast, documentation. */
const inner = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  // Relays that carry IPv6 in IPv4, of which nobody knows whose they are.
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(network, prefix, 'ipv4')

/** Of IPv6 only the global unicast addresses are public, without those that carry an IPv4 address or a tunnel in them. */
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')
const tunnels = new BlockList()
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  // For documentation, as 2001:db8:: is.
  ['3fff::', 20],
] as const)
  tunnels.addSubnet(network, prefix, 'ipv6')

/** Whether an address, as a resolver or a URL gives it, is one of the public internet. */
export const isPublicAddress = (address: string): boolean => {
  if (isIPv4(address)) return !inner.check(address, 'ipv4')
  if (!isIPv6(address)) return false
  return global6.check(address, 'ipv6') && !tunnels.check(address, 'ipv6')
}

/** The connection was not made, because the name leads to where no webhook may go. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress'
}

/**
 * Resolves a name for one connection and refuses it if any of its addresses is not public. The connection is made to the very
 * addresses that were judged, so a name that answers differently a moment later (DNS rebinding) gains nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '', 0)
    const [first] = found
    const refused = found.find(({ address }) => !isPublicAddress(address))
    if (!first || refused) return callback(new RefusedAddress(refused?.address ?? hostname), '', 0)
    if (options.all) return callback(null, found)
    callback(null, first.address, first.family)
  })
}
