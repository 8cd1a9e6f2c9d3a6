import * as oauth from 'oauth4webapi'
import * as v from 'valibot'

/** Whom to ask, as whom, and for what. */
export interface Party {
  issuer: string
  clientId: string
  /** Below the platform's own address. */
  redirectPath: string
  scope: string
  /** Further parameters of the authorization request. */
  ask?: Record<string, string>
  /** RFC 8707: the access token is for this API and nothing else. */
  resource?: string
}

/** The issuer as it describes itself, and who we are to it. */
export interface Provider {
  party: Party
  server: oauth.AuthorizationServer
  client: oauth.Client
  /** Only an issuer on loopback may be without TLS; the library refuses others by itself. */
  options: { [oauth.allowInsecureRequests]?: boolean }
}

/** Reads the issuer's description once; what failed is read again. */
export const providerOf = (load: () => Promise<Party>): (() => Promise<Provider>) => {
  let known: Promise<Provider> | null = null
  return () => {
    known ??= load()
      .then(discover)
      .catch((error: unknown) => {
        known = null
        throw error
      })
    return known
  }
}

const discover = async (party: Party): Promise<Provider> => {
  const issuer = new URL(party.issuer)
  const options = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(issuer.hostname)
    ? { [oauth.allowInsecureRequests]: true }
    : {}
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options))
  return { party, server, client: { client_id: party.clientId }, options }
}

const Kept = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ state: v.string(), nonce: v.string(), verifier: v.string(), carried: v.unknown() }),
)

/** What was to be found again, while a sign-in is under way in this window. */
export const carriedIn = <S extends v.GenericSchema>(key: string, Carried: S): v.InferOutput<S> | null => {
  const kept = v.safeParse(Kept, sessionStorage.getItem(key))
  const found = kept.success ? v.safeParse(Carried, kept.output.carried) : kept
  return found.success ? found.output : null
}

/**
 * Authorization code with PKCE (RFC 9700): the platform's pages are public clients and hold no secret. What a sign-in remembers, under
 * `key`, belongs to the window it happens in, and with it what the page wants to find again afterwards.
 */
export const codeFlow = <S extends v.GenericSchema>(provider: () => Promise<Provider>, key: string, Carried: S) => {
  const redirectUri = ({ redirectPath }: Party) => location.origin + redirectPath
  return {
    /** The address to sign in at; `more`: further parameters of this one request. */
    begin: async (carried: v.InferInput<S>, more: Record<string, string> = {}): Promise<string> => {
      const { party, server } = await provider()
      if (!server.authorization_endpoint) throw new Error(`${party.issuer} names no authorization endpoint`)
      const verifier = oauth.generateRandomCodeVerifier()
      const attempt = { state: oauth.generateRandomState(), nonce: oauth.generateRandomNonce(), verifier, carried }
      sessionStorage.setItem(key, JSON.stringify(attempt))
      const address = new URL(server.authorization_endpoint)
      const parameters = {
        client_id: party.clientId,
        redirect_uri: redirectUri(party),
        response_type: 'code',
        scope: party.scope,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(party.resource === undefined ? {} : { resource: party.resource }),
        ...party.ask,
        ...more,
      }
      for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
      return address.href
    },

    /** Ends a sign-in on the page that the issuer sent the person back to. Throws an `AuthorizationResponseError` where they refused. */
    finish: async (): Promise<{ grant: oauth.TokenEndpointResponse; carried: v.InferOutput<S> }> => {
      const attempt = v.parse(Kept, sessionStorage.getItem(key))
      sessionStorage.removeItem(key)
      const { party, server, client, options } = await provider()
      const parameters = oauth.validateAuthResponse(server, client, new URL(location.href), attempt.state)
      const more = party.resource === undefined ? {} : { additionalParameters: { resource: party.resource } }
      const reply = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        oauth.None(),
        parameters,
        redirectUri(party),
        attempt.verifier,
        { ...options, ...more },
      )
      const expected = { expectedNonce: attempt.nonce, requireIdToken: true }
      const grant = await oauth.processAuthorizationCodeResponse(server, client, reply, expected)
      return { grant, carried: v.parse(Carried, attempt.carried) }
    },
  }
}
