import { zeroBits } from '../../crowd/work.ts'

/**
 * Proof of work: a number for which the SHA-256 of the text below begins with this many zero bits. 2^16 hashes on average, less than
 * a second of a phone. The text holds the response's own id, so one proof serves one response, and nothing has to be handed
 * out or remembered.
 */
export const PROOF_BITS = 16

export const proofText = (activityId: string, responseId: string, proof: string): string =>
  `zhitong:${activityId}:${responseId}:${proof}`

export const isProof = (hash: Uint8Array): boolean => zeroBits(hash) >= PROOF_BITS
