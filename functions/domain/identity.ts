import { type InputIssue, type Refusal, refuse } from '../contract/refusal.ts'

/** Whoever takes part where an activity asks for a verified identity (M14) is one whom the citizens' issuer has verified (V3). */
export const identityObstacle = (asked: string, verified: boolean): Refusal | null =>
  asked === 'verified' && !verified ? refuse('identity-required').refusal : null

/** What asks for it is not announced where nobody verifies (V6). `path`: the setting that asks. */
export const nobodyVerifies = (path: string, asked: string, verifies: boolean): InputIssue[] =>
  asked === 'verified' && !verifies ? [{ path, rule: 'nobody_verifies' }] : []
