/** Names that only ever mean this machine or an inner network; addresses are judged when they are known. */
const INNER = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|test|invalid|localdomain|arpa)\.?$/i
const LITERAL = /^\[|^[\d.]+$|^0x/i

/**
 * Whether a webhook's address is refused by the look of it: not https on its own port, with credentials, a bare address or an
 * inner name. Other ports lead to databases and consoles rather than to receivers. It is only the first fence: where a public name leads is checked when it is connected to.
 */
export const isRefusedUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return true
  const { protocol, hostname, port, username, password } = new URL(text)
  return (
    protocol !== 'https:' ||
    port !== '' ||
    username !== '' ||
    password !== '' ||
    LITERAL.test(hostname) ||
    INNER.test(hostname) ||
    !hostname.includes('.')
  )
}
