import * as oauth from 'oauth4webapi'
import * as v from 'valibot'
import { ConsoleConfig } from '../../functions/contract/site/config.ts'
import type { Account } from './identity.ts'

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

/**
 * Signs a person in at the issuer that the platform names, as the console does: authorization code with PKCE. For scripts
 * and tests, which have no browser.
 */
export const signIn = async (platformUrl: string, credentials: Credentials): Promise<SignedIn> => {
  const reply = await fetch(new URL('/api/config', platformUrl))
  const config = v.parse(ConsoleConfig, await reply.json())
  const issuer = new URL(config.issuer)
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, OPTIONS))
  if (!server.authorization_endpoint) throw new Error(`${config.issuer} names no authorization endpoint`)
  const client = { client_id: config.clientId }
  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  const redirectUri = new URL('/console/callback', platformUrl).href
  const start = new URL(server.authorization_endpoint)
  start.search = new URLSearchParams({
    client_id: config.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile',
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    resource: config.audience,
  }).toString()
  const end = await walk(start, redirectUri, credentials)
  const parameters = oauth.validateAuthResponse(server, client, end, state)
  const grant = await oauth.processAuthorizationCodeResponse(
    server,
    client,
    await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), parameters, redirectUri, verifier, {
      ...OPTIONS,
      additionalParameters: { resource: config.audience },
    }),
  )
  return {
    accessToken: grant.access_token,
    refreshToken: grant.refresh_token ?? null,
    expiresAt: Date.now() + (grant.expires_in ?? 300) * 1000,
  }
}
