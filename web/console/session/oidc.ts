import * as oauth from 'oauth4webapi'
import * as v from 'valibot'
import { ConsoleConfig } from '../../../functions/contract/site/config.ts'
import { setTokens, shareTokens, type Tokens, tokens } from './tokens.ts'

/** Authorization code with PKCE (RFC 9700): the console is a public client and holds no secret. */
interface Provider {
  config: ConsoleConfig
  server: oauth.AuthorizationServer
  client: oauth.Client
  /** Only an issuer on loopback may be without TLS; the library refuses others by itself. */
  options: { [oauth.allowInsecureRequests]?: boolean }
}

let known: Promise<Provider> | null = null
const provider = (): Promise<Provider> => {
  known ??= discover().catch((error: unknown) => {
    known = null
    throw error
  })
  return known
}

const discover = async (): Promise<Provider> => {
  const reply = await fetch('/api/config')
  const config = v.parse(ConsoleConfig, await reply.json())
  const issuer = new URL(config.issuer)
  const options = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(issuer.hostname)
    ? { [oauth.allowInsecureRequests]: true }
    : {}
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options))
  return { config, server, client: { client_id: config.clientId }, options }
}

const ATTEMPT = 'zhitong.console.sign-in'
const Attempt = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ state: v.string(), nonce: v.string(), verifier: v.string(), returnTo: v.nullable(v.string()) }),
)

const redirectUri = () => `${location.origin}/console/callback`

/** The address to sign in at. `returnTo` null: in a window of its own, which closes afterwards. */
export const signInAddress = async (returnTo: string | null): Promise<string> => {
  const { config, server } = await provider()
  if (!server.authorization_endpoint) throw new Error(`${config.issuer} names no authorization endpoint`)
  const verifier = oauth.generateRandomCodeVerifier()
  const attempt = { state: oauth.generateRandomState(), nonce: oauth.generateRandomNonce(), verifier, returnTo }
  sessionStorage.setItem(ATTEMPT, JSON.stringify(attempt))
  const address = new URL(server.authorization_endpoint)
  const parameters = {
    client_id: config.clientId,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: 'openid profile offline_access',
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    // RFC 8707: the access token is for this API and nothing else.
    resource: config.audience,
  }
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
  return address.href
}

/** Ends a sign-in on the callback page; gives the path to go on to, or null where the window is to close. */
export const finishSignIn = async (): Promise<string | null> => {
  const attempt = v.parse(Attempt, sessionStorage.getItem(ATTEMPT))
  sessionStorage.removeItem(ATTEMPT)
  const { config, server, client, options } = await provider()
  const parameters = oauth.validateAuthResponse(server, client, new URL(location.href), attempt.state)
  const reply = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri(),
    attempt.verifier,
    { ...options, additionalParameters: { resource: config.audience } },
  )
  const grant = await oauth.processAuthorizationCodeResponse(server, client, reply, {
    expectedNonce: attempt.nonce,
    requireIdToken: true,
  })
  const next = toTokens(grant, null)
  setTokens(next)
  if (attempt.returnTo === null) shareTokens(next)
  return attempt.returnTo
}

const toTokens = (grant: oauth.TokenEndpointResponse, before: Tokens | null): Tokens => ({
  subject: oauth.getValidatedIdTokenClaims(grant)?.sub ?? before?.subject ?? '',
  accessToken: grant.access_token,
  refreshToken: grant.refresh_token ?? before?.refreshToken ?? null,
  idToken: grant.id_token ?? before?.idToken ?? '',
  expiresAt: Date.now() + (grant.expires_in ?? 300) * 1000,
})

export type Renewal = 'renewed' | 'refused' | 'unreachable'
let refreshing: Promise<Renewal> | null = null

/** A fresh access token by the refresh token; refused where there is none, too. One at a time: they rotate. */
export const refresh = (): Promise<Renewal> => {
  refreshing ??= renew().finally(() => {
    refreshing = null
  })
  return refreshing
}

const renew = async (): Promise<Renewal> => {
  const before = tokens()
  if (!before?.refreshToken) return 'refused'
  try {
    const { config, server, client, options } = await provider()
    const reply = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), before.refreshToken, {
      ...options,
      additionalParameters: { resource: config.audience },
    })
    setTokens(toTokens(await oauth.processRefreshTokenResponse(server, client, reply), before))
    return 'renewed'
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError) return 'refused'
    console.error(error)
    return 'unreachable'
  }
}

/** Ends the session here and at the issuer (RP-initiated logout). */
export const signOut = async (): Promise<void> => {
  const idToken = tokens()?.idToken
  setTokens(null)
  const { config, server } = await provider()
  if (!server.end_session_endpoint) {
    location.assign('/console/')
    return
  }
  const address = new URL(server.end_session_endpoint)
  address.searchParams.set('client_id', config.clientId)
  address.searchParams.set('post_logout_redirect_uri', `${location.origin}/console/`)
  if (idToken) address.searchParams.set('id_token_hint', idToken)
  location.assign(address.href)
}
