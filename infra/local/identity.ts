/**
 * Who signs staff in on this machine and who verifies citizens, as the template for stage `local` names them. An issuer's real address
 * depends on its port, so the template has names that nothing listens on, and the runtime puts the real ones in their places.
 */
export const IDENTITY = {
  oidcIssuer: 'http://issuer.invalid',
  oidcClientId: 'zhitong-console',
  /** Also the resource the console asks a token for, hence a URI (RFC 8707). */
  oidcAudience: 'urn:zhitong:local',
  adminSubject: 'admin',
  citizenIssuer: 'http://citizens.invalid',
  citizenClientId: 'zhitong-citizens',
} as const

/** A provider of this machine: whom it knows it is told apart, for what it knows them it says itself. */
export interface Realm {
  /** Begins its files and cookies: two on one host share the browser's jar, whatever their ports. */
  name: 'sign-in' | 'citizens'
  clientId: string
  /** What an access token is asked for; null: the ID token is all that is used. */
  audience: string | null
  /** Where people come back to, below the platform's address, and where whoever signs out goes. */
  redirectPath: string
  home: string
}

export const STAFF_REALM: Realm = {
  name: 'sign-in',
  clientId: IDENTITY.oidcClientId,
  audience: IDENTITY.oidcAudience,
  redirectPath: '/console/callback',
  home: '/console/',
}

export const CITIZEN_REALM: Realm = {
  name: 'citizens',
  clientId: IDENTITY.citizenClientId,
  audience: null,
  redirectPath: '/verify/callback',
  home: '/',
}

export interface Account {
  username: string
  password: string
  /** The person's name, which colleagues and the audit trail show. */
  name: string
  /** What the person may do, for the list on the sign-in page. */
  role: string
}
