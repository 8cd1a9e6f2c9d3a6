import * as oauth from 'oauth4webapi'
import * as v from 'valibot'
import { ROUTES } from '#contract/routes.ts'
import { codeFlow, providerOf } from '../../oidc/code-flow.ts'
import { readConfig } from './config.ts'
import { setTokens, shareTokens, type Tokens, tokens } from './tokens.ts'

const provider = providerOf(async () => {
  const { issuer, clientId, audience } = await readConfig()
  const scope = 'openid profile offline_access'
  return { issuer, clientId, redirectPath: '/console/callback', scope, resource: audience }
})
const flow = codeFlow(provider, 'zhitong.console.sign-in', v.nullable(v.string()))

/** The address to sign in at. `returnTo` null: in a window of its own, which closes afterwards. */
export const signInAddress = (returnTo: string | null): Promise<string> => flow.begin(returnTo)

/** Ends a sign-in on the callback page; gives the path to go on to, or null where the window is to close. */
export const finishSignIn = async (): Promise<string | null> => {
  const { grant, carried: returnTo } = await flow.finish()
  const next = toTokens(grant, null)
  setTokens(next)
  if (returnTo === null) shareTokens(next)
  return returnTo
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
    const { party, server, client, options } = await provider()
    const reply = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), before.refreshToken, {
      ...options,
      additionalParameters: { resource: party.resource ?? '' },
    })
    setTokens(toTokens(await oauth.processRefreshTokenResponse(server, client, reply), before))
    return 'renewed'
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError) return 'refused'
    console.error(error)
    return 'unreachable'
  }
}

/** How long the platform is waited for; the token is forgotten here in any case (milliseconds). */
const PATIENCE_MS = 3_000

/** Makes the access token good for nothing, also for somebody who has copied it. */
const endSession = async (token: string): Promise<void> => {
  const { path, method } = ROUTES['session.end']
  const headers = { authorization: `Bearer ${token}` }
  await fetch(path, { method, headers, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined)
}

/** Ends the session here, at the platform and at the issuer (RP-initiated logout). */
export const signOut = async (): Promise<void> => {
  const { idToken, accessToken } = tokens() ?? {}
  if (accessToken) await endSession(accessToken)
  setTokens(null)
  const { party, server } = await provider()
  if (!server.end_session_endpoint) {
    location.assign('/console/')
    return
  }
  const address = new URL(server.end_session_endpoint)
  address.searchParams.set('client_id', party.clientId)
  address.searchParams.set('post_logout_redirect_uri', `${location.origin}/console/`)
  if (idToken) address.searchParams.set('id_token_hint', idToken)
  location.assign(address.href)
}
