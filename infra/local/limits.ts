/** API Gateway's limits; tests shorten them. */
export interface Limits {
  /** Without a message either way. In milliseconds, as all durations here. */
  socketIdleMs: number
  socketLifetimeMs: number
  integrationMs: number
  messageBytes: number
  frameBytes: number
}

export const API_GATEWAY_LIMITS: Limits = {
  socketIdleMs: 10 * 60_000,
  socketLifetimeMs: 2 * 60 * 60_000,
  integrationMs: 29_000,
  messageBytes: 128 * 1024,
  frameBytes: 32 * 1024,
}
