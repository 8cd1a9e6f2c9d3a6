import * as v from 'valibot'

/** M14: no name; an identity that somebody checks and nobody is shown; a name. */
export const IDENTITIES = ['anonymous', 'verified', 'real-name'] as const
export const AsksIdentity = v.picklist(IDENTITIES)
export type AsksIdentity = v.InferOutput<typeof AsksIdentity>
