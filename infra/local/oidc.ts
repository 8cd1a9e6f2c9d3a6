import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { raw } from 'hono/html'
import { errors, type KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Language } from '#contract/basics.ts'
import { readBody, splitUrl } from './http-message.ts'
import type { Account, Realm } from './identity.ts'
import { type Log, logErrors, report } from './log.ts'
import { loadKeys } from './oidc/keys.ts'
import { problemPage, STYLE, signedOutPage, signInPage, signOutPage } from './oidc/pages.ts'
import { openStore } from './oidc/store.ts'
import { listen } from './ports.ts'

const HOUR_S = 3600
const DAY_S = 24 * HOUR_S

export interface OidcOptions {
  realm: Realm
  accounts: readonly Account[]
  /** Whether the sign-in page lists the accounts with their passwords. */
  showAccounts?: boolean
  /** Where the platform may be; more can be added later with `allow`. */
  redirectOrigins?: readonly string[]
  /** Where keys and sessions persist; without it all is in memory. */
  dataDir?: string | undefined
  /** Default: from the kernel. */
  port?: number | undefined
  /** Default 127.0.0.1. */
  host?: string
  log?: Log
}

export interface Oidc {
  issuer: string
  /** Lets the platform at this origin sign people in. */
  allow(origin: string): void
  stop(): Promise<void>
}

const languageOf = (request: IncomingMessage): Language => {
  const chosen = new URLSearchParams(splitUrl(request.url ?? '').query).get('lang')
  if (chosen) return chosen === 'en' ? 'en' : 'zh-CN'
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh-CN'
}

/** The real thing: a certified OpenID provider, as an organisation's own would be, with sign-in pages of ours. */
export const startOidc = async (options: OidcOptions): Promise<Oidc> => {
  const { realm, accounts, showAccounts = false, dataDir, host = '127.0.0.1', log = logErrors } = options
  const origins = new Set(options.redirectOrigins)
  const headers = () => ({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // A form's answer redirects to the platform: browsers hold the policy against that address, too.
    'content-security-policy': `default-src 'none'; style-src 'self'; form-action 'self' ${[...origins].join(' ')}; base-uri 'none'; frame-ancestors 'none'`,
  })

  const server = createServer()
  const port = await listen(server, host, options.port)
  const issuer = `http://${host}:${port}`
  const stopServer = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const keys = await loadKeys(realm.name, dataDir).catch(async (error: unknown) => {
    await stopServer()
    throw error
  })
  const store = openStore(realm.name, dataDir, (id) =>
    id === realm.clientId
      ? {
          client_id: id,
          token_endpoint_auth_method: 'none',
          grant_types: ['authorization_code', ...(realm.audience === null ? [] : ['refresh_token'])],
          response_types: ['code'],
          redirect_uris: [...origins].map((origin) => origin + realm.redirectPath),
          post_logout_redirect_uris: [...origins].map((origin) => origin + realm.home),
        }
      : undefined,
  )

  const show = async (ctx: KoaContextWithOIDC, page: string | Promise<string>): Promise<void> => {
    ctx.set(headers())
    ctx.body = String(await page)
  }
  const provider = new Provider(issuer, {
    adapter: store.adapter,
    jwks: { keys: [keys.signing] },
    cookies: {
      keys: [keys.cookies],
      names: {
        session: `_${realm.name}_session`,
        interaction: `_${realm.name}_interaction`,
        resume: `_${realm.name}_interaction_resume`,
      },
    },
    scopes: realm.audience === null ? ['openid'] : ['openid', 'profile', 'offline_access'],
    claims: { openid: ['sub'], ...(realm.audience === null ? {} : { profile: ['name'] }) },
    findAccount: async (_, subject) => {
      const account = accounts.find(({ username }) => username === subject)
      return account && { accountId: subject, claims: async () => ({ sub: subject, name: account.name }) }
    },
    extraTokenClaims: async (_, token) => {
      const account = 'accountId' in token && accounts.find(({ username }) => username === token.accountId)
      return account ? { name: account.name } : undefined
    },
    // Ours is the only client, and the organisation's own: nobody is asked for consent.
    loadExistingGrant: async ({ oidc }) => {
      const { client, session, provider } = oidc
      if (!client || !session?.accountId) return undefined
      const known = session.grantIdFor(client.clientId)
      const found = known && (await provider.Grant.find(known))
      if (found) return found
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope(realm.audience === null ? 'openid' : 'openid profile offline_access')
      await grant.save()
      return grant
    },
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    interactions: { url: async (_, interaction) => `/sign-in/${interaction.uid}` },
    clientBasedCORS: (_, origin) => origins.has(origin),
    renderError: (ctx, out) =>
      show(ctx, problemPage(realm, languageOf(ctx.req), `${out.error}: ${out.error_description}`)),
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: realm.audience !== null,
        defaultResource: async () => realm.audience ?? [],
        useGrantedResource: async () => true,
        getResourceServerInfo: async (_, resource) => {
          if (resource !== realm.audience) throw new errors.InvalidTarget()
          return { scope: '', audience: resource, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }
        },
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => show(ctx, signOutPage(realm, languageOf(ctx.req), raw(form))),
        postLogoutSuccessSource: (ctx) => show(ctx, signedOutPage(realm, languageOf(ctx.req))),
      },
    },
    ttl: {
      AccessToken: HOUR_S,
      AuthorizationCode: 60,
      Grant: 14 * DAY_S,
      IdToken: HOUR_S,
      Interaction: HOUR_S,
      RefreshToken: 14 * DAY_S,
      Session: 14 * DAY_S,
    },
  })
  provider.on('server_error', (_, error) => report(log, 'error', `sign-in: ${error.stack ?? error}`))
  const handOn = provider.callback()

  const signIn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const lang = languageOf(request)
    let failed = false
    let username = ''
    try {
      await provider.interactionDetails(request, response)
      if (request.method === 'POST') {
        const body = await readBody(request)
        const form = new URLSearchParams(body === 'too large' ? '' : body.toString())
        username = form.get('username') ?? ''
        if (form.has('cancel')) {
          await provider.interactionFinished(request, response, { error: 'access_denied' })
          return
        }
        const account = accounts.find((one) => one.username === username && one.password === form.get('password'))
        if (account) {
          const login = { accountId: account.username }
          await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false })
          return
        }
        failed = true
      }
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error
      response
        .writeHead(400, headers())
        .end(String(await problemPage(realm, lang, error.error_description ?? error.message)))
      return
    }
    const shown = showAccounts ? accounts : []
    const page = await signInPage({ realm, lang, accounts: shown, failed, username })
    response.writeHead(failed ? 422 : 200, headers()).end(String(page))
  }

  server.on('request', (request, response) => {
    const { path } = splitUrl(request.url ?? '/')
    if (path === '/sign-in.css') {
      response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(STYLE)
      return
    }
    if (!path.startsWith('/sign-in/')) {
      void handOn(request, response)
      return
    }
    signIn(request, response).catch((error: unknown) => {
      report(log, 'error', `sign-in: ${error instanceof Error ? error.stack : error}`)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })

  return {
    issuer,
    allow: (origin) => {
      origins.add(origin)
    },
    stop: async () => {
      await stopServer()
      store.save()
    },
  }
}
