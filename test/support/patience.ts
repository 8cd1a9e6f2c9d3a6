import { availableParallelism, loadavg } from 'node:os'

/** What nothing takes on a quiet machine, in milliseconds. */
const PATIENCE_MS = 30_000

/** How many processes want each core: what a test waits for gets that share of one. */
export const slowness = (): number => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism())

/** API Gateway waits 29 s for a function, each of which has less; on a busy machine the function's own, stretched limit is what ends it. */
export const GATEWAY = { integrationMs: 290_000 }

/** How long to wait on this machine as it is now for what a quiet one does within `ms`. A busy machine is not a failure. */
export const patience = (ms = PATIENCE_MS): number => ms * slowness()
