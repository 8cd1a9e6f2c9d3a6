import * as v from 'valibot'
import { ignored } from './deployment.ts'

/** The settings of a stage, or of one of its routes. */
export const RouteSettings = v.strictObject({
  ThrottlingBurstLimit: v.optional(v.number()),
  ThrottlingRateLimit: v.optional(v.number()),
  ...ignored('DataTraceEnabled', 'DetailedMetricsEnabled', 'LoggingLevel'),
})
export type RouteSettings = v.InferOutput<typeof RouteSettings>

/** A token bucket as API Gateway keeps one per route; with no limits set, everything passes. */
export const tokenBucket = (settings: RouteSettings): (() => boolean) => {
  const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = settings
  if (rate === undefined || burst === undefined) return () => true
  let tokens = burst
  let last = performance.now()
  return () => {
    const now = performance.now()
    tokens = Math.min(burst, tokens + ((now - last) / 1000) * rate)
    last = now
    if (tokens < 1) return false
    tokens--
    return true
  }
}

/** One bucket per route: the route's own settings, else the stage's. */
export const throttle = (
  defaults: RouteSettings = {},
  own: Record<string, RouteSettings> = {},
): ((routeKey: string) => boolean) => {
  const buckets = new Map<string, () => boolean>()
  return (routeKey) => {
    const bucket = buckets.get(routeKey) ?? tokenBucket({ ...defaults, ...own[routeKey] })
    buckets.set(routeKey, bucket)
    return bucket()
  }
}
