import * as v from 'valibot'

/** What the console needs before anyone has signed in. Nothing here is secret: the client is public and uses PKCE. */
export const ConsoleConfig = v.object({ issuer: v.string(), clientId: v.string(), audience: v.string() })
export type ConsoleConfig = v.InferOutput<typeof ConsoleConfig>
