/**
 * Who signs staff in on this machine, as the template for stage `local` names it. The issuer's real address depends on the
 * port, so the template has a name that nothing listens on, and the runtime puts the real one in its place.
 */
export const IDENTITY = {
  oidcIssuer: 'http://issuer.invalid',
  oidcClientId: 'zhitong-console',
  /** Also the resource the console asks a token for, hence a URI (RFC 8707). */
  oidcAudience: 'urn:zhitong:local',
  adminSubject: 'admin',
} as const

export interface Account {
  username: string
  password: string
  /** The person's name, which colleagues and the audit trail show. */
  name: string
  /** What the person may do, for the list on the sign-in page. */
  role: string
}
