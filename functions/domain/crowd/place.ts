/** Where a request comes from, as far as it is counted. */
export interface Place {
  /** One line, hall or household: an IPv4 address, or the /64 that an IPv6 line has to itself. */
  address: string
  /** Its neighbourhood, which one party can hold whole: an IPv4 /24, an IPv6 /48. */
  network: string
}

/** What is no address is one place together: whoever hides gets no room of their own. */
const NOWHERE: Place = { address: 'nowhere', network: 'nowhere' }

export const placeOf = (text: string): Place => {
  // What came over IPv6 from an IPv4 line is that line.
  const [, v4 = text] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text) ?? []
  if (isIPv4(v4)) return { address: v4, network: `${v4.slice(0, v4.lastIndexOf('.'))}/24` }
  const groups = groupsOf(text)
  return groups
    ? { address: `${groups.slice(0, 4).join(':')}/64`, network: `${groups.slice(0, 3).join(':')}/48` }
    : NOWHERE
}

const isIPv4 = (text: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) < 256)

/** The eight groups of an IPv6 address, however it was shortened; null where it is none. */
const groupsOf = (text: string): string[] | null => {
  if (text.length > 45 || !/^[\da-f:]+$/i.test(text)) return null
  const [before = '', after, ...more] = text.split('::')
  if (more.length > 0) return null
  const split = (part: string) => (part === '' ? [] : part.split(':'))
  const [left, right] = [split(before), split(after ?? '')]
  const missing = 8 - left.length - right.length
  if (after === undefined ? missing !== 0 : missing < 1) return null
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right]
  return groups.every((group) => /^[\da-f]{1,4}$/i.test(group))
    ? groups.map((group) => Number.parseInt(group, 16).toString(16))
    : null
}
