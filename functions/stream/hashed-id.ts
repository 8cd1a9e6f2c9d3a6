import { createHash } from 'node:crypto'

/** The same id for the same cause, whoever works it out and however often. */
export const hashedId = (cause: string): string => createHash('sha256').update(cause).digest('base64url').slice(0, 32)
