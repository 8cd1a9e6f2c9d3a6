import * as v from 'valibot'

/** Where citizens are verified, if anywhere: a public client, too, and its ID token is all that is used of it. */
export const CitizensConfig = v.nullable(v.object({ issuer: v.string(), clientId: v.string() }))
export type CitizensConfig = v.InferOutput<typeof CitizensConfig>

/** What pages need before anyone has signed in. Nothing here is secret: the clients are public and use PKCE. */
export const ConsoleConfig = v.object({
  issuer: v.string(),
  clientId: v.string(),
  audience: v.string(),
  citizens: CitizensConfig,
})
export type ConsoleConfig = v.InferOutput<typeof ConsoleConfig>
