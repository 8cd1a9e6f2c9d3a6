import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import * as v from 'valibot'
import type { JwtAuthorizer } from './apis.ts'

/** API Gateway's HTTP APIs accept no other algorithms. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512']

const Discovery = v.object({ jwks_uri: v.pipe(v.string(), v.url()) })

export type Verdict =
  | { status: 200; claims: Record<string, string>; scopes: string[] | null }
  | { status: 401; because: string }
  | { status: 403 }

/** API Gateway hands every claim over as text; lists and objects the way Go prints them. */
const claimText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `map[${entries.map(([key, item]) => `${key}:${claimText(item)}`).join(' ')}]`
}

const scopesOf = (payload: JWTPayload): string[] =>
  [payload.scope, payload.scp].flatMap((scope) => (typeof scope === 'string' ? scope.split(' ') : []))

/** Checks bearer tokens as API Gateway's JWT authorizer does; keys are fetched once and kept by `jose`. */
export const createJwtCheck = (localize: (text: string) => string) => {
  const issuers = new Map<string, Promise<ReturnType<typeof createRemoteJWKSet>>>()

  const discover = async (issuer: string) => {
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`)
    return createRemoteJWKSet(new URL(v.parse(Discovery, await response.json()).jwks_uri))
  }

  const keysOf = (issuer: string) => {
    const known = issuers.get(issuer) ?? discover(issuer)
    issuers.set(issuer, known)
    // The provider may start after us: a failed discovery is tried again.
    known.catch(() => issuers.delete(issuer))
    return known
  }

  return async (authorizer: JwtAuthorizer, header: string | undefined, required: string[]): Promise<Verdict> => {
    const token = header?.replace(/^bearer /i, '')
    if (!token) return { status: 401, because: 'no token' }
    const issuer = localize(authorizer.Issuer)
    try {
      const { payload } = await jwtVerify(token, await keysOf(issuer), { issuer, algorithms: ALGORITHMS })
      // `client_id` stands in for the audience only in tokens that have none.
      const audience = [payload.aud ?? payload.client_id].flat()
      if (!audience.some((one) => typeof one === 'string' && authorizer.Audience.includes(one))) {
        return { status: 401, because: 'the audience does not match' }
      }
      const scopes = scopesOf(payload)
      if (required.length > 0 && !required.some((scope) => scopes.includes(scope))) return { status: 403 }
      const claims = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claimText(value)]))
      return { status: 200, claims, scopes: required.length > 0 ? scopes : null }
    } catch (error) {
      const because =
        error instanceof errors.JOSEError ? error.code : `${issuer} cannot be asked for its keys: ${error}`
      return { status: 401, because }
    }
  }
}
