import * as oauth from 'oauth4webapi'
import * as v from 'valibot'
import { ConsoleConfig } from '#contract/site/config.ts'
import { type Account, STAFF_REALM } from './identity.ts'

/** Everything is on loopback, without TLS. */
const OPTIONS = { [oauth.allowInsecureRequests]: true }
/** Far more than a sign-in has. */
const MOST_REDIRECTS = 10

export interface SignedIn {
  accessToken: string
  refreshToken: string | null
  /** When the access token lapses, in milliseconds since 1970. */
  expiresAt: number
}

type Credentials = Pick<Account, 'username' | 'password'>

/** Walks from page to page like a browser, with its cookies, filling in the sign-in form, until it is sent to `end`. */
const walk = async (start: URL, end: string, credentials: Credentials): Promise<URL> => {
  const cookies = new Map<string, string>()
  const go = async (address: URL, form?: URLSearchParams): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const post = form ? { method: 'POST', body: form } : {}
    const response = await fetch(address, { ...post, redirect: 'manual', headers: cookie ? { cookie } : {} })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name && value !== undefined) cookies.set(name, value)
    }
    return response
  }
  let address = start
  let response = await go(address)
  for (let step = 0; step < MOST_REDIRECTS; step++) {
    const location = response.headers.get('location')
    if (location) {
      address = new URL(location, address)
      await response.body?.cancel()
      if (address.href.startsWith(end)) return address
      response = await go(address)
    } else if (response.status === 200) {
      await response.body?.cancel()
      response = await go(address, new URLSearchParams({ ...credentials }))
    } else {
      throw new Error(`${credentials.username} could not sign in: ${address} answered ${response.status}`)
    }
  }
  throw new Error(`${credentials.username} could not sign in: too many redirects`)
}

interface Party {
  issuer: string
  clientId: string
  redirectUri: string
  scope: string
  resource?: string
}

/** Authorization code with PKCE, as the platform's pages do it. For scripts and tests, which have no browser. */
export const signInAt = async (
  { issuer, clientId, redirectUri, scope, resource }: Party,
  credentials: Credentials,
): Promise<oauth.TokenEndpointResponse> => {
  const at = new URL(issuer)
  const server = await oauth.processDiscoveryResponse(at, await oauth.discoveryRequest(at, OPTIONS))
  if (!server.authorization_endpoint) throw new Error(`${issuer} names no authorization endpoint`)
  const client = { client_id: clientId }
  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  const more = resource === undefined ? {} : { resource }
  const start = new URL(server.authorization_endpoint)
  start.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...more,
  }).toString()
  const end = await walk(start, redirectUri, credentials)
  const parameters = oauth.validateAuthResponse(server, client, end, state)
  const reply = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri,
    verifier,
    { ...OPTIONS, additionalParameters: more },
  )
  return oauth.processAuthorizationCodeResponse(server, client, reply)
}

/** Signs a member of staff in at the issuer that the platform names. */
export const signIn = async (platformUrl: string, credentials: Credentials): Promise<SignedIn> => {
  const reply = await fetch(new URL('/api/config', platformUrl))
  const { issuer, clientId, audience: resource } = v.parse(ConsoleConfig, await reply.json())
  const redirectUri = new URL(STAFF_REALM.redirectPath, platformUrl).href
  const grant = await signInAt({ issuer, clientId, redirectUri, scope: 'openid profile', resource }, credentials)
  return {
    accessToken: grant.access_token,
    refreshToken: grant.refresh_token ?? null,
    expiresAt: Date.now() + (grant.expires_in ?? 300) * 1000,
  }
}
