import type { CacheRules } from './edge-policies.ts'
import type { HttpResponse } from './http-message.ts'

const MOST_ENTRIES = 5000
/** CloudFront keeps errors for 10 s unless the distribution says otherwise. */
export const ERROR_SECONDS = 10
/** These are kept whatever their headers say; other errors only if those allow it. */
const ALWAYS_KEPT_ERRORS = new Set([404, 414, 500, 501, 502, 503, 504])
const KEPT = new Set([200, 203, 204, 206, 300, 301, 302, 307, 308, 410])

type Outcome = 'Hit' | 'Miss' | 'Error'

export interface Cached {
  response: HttpResponse
  outcome: Outcome
  ageSeconds: number
}

const directives = (header: string | string[] | undefined): Map<string, string> => {
  const pairs = [header ?? []].flat().join(',').toLowerCase().split(',')
  return new Map(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.trim().split('=')
      return [name, value.replaceAll('"', '')] as const
    }),
  )
}

/** How long CloudFront would keep the answer, in seconds. */
export const timeToLive = (response: HttpResponse, rules: CacheRules, errorSeconds: number): number => {
  const control = directives(response.headers['cache-control'])
  const said = control.get('s-maxage') ?? control.get('max-age')
  const clamp = (seconds: number) => Math.min(Math.max(seconds, rules.minSeconds), rules.maxSeconds)
  const forbidden = control.has('no-store') || control.has('no-cache') || control.has('private')
  if (response.status >= 400 && response.status !== 410) {
    if (forbidden) return 0
    const kept = ALWAYS_KEPT_ERRORS.has(response.status) || said !== undefined
    return kept ? Math.max(errorSeconds, clamp(Number(said ?? 0))) : 0
  }
  if (!KEPT.has(response.status)) return 0
  if (forbidden) return rules.minSeconds
  if (said !== undefined) return clamp(Number(said))
  const expires = response.headers.expires
  if (typeof expires === 'string') return clamp((Date.parse(expires) - Date.now()) / 1000 || 0)
  return clamp(rules.defaultSeconds)
}

/**
 * One edge's cache. Requests for the same thing at the same time become one to the origin, as long as its answer may
 * be shared.
 */
export const createEdgeCache = () => {
  const entries = new Map<string, { response: HttpResponse; storedAt: number; until: number }>()
  const loading = new Map<string, Promise<{ response: HttpResponse; seconds: number }>>()

  const store = (key: string, response: HttpResponse, seconds: number): void => {
    const now = Date.now()
    entries.delete(key)
    entries.set(key, { response, storedAt: now, until: now + seconds * 1000 })
    if (entries.size <= MOST_ENTRIES) return
    const [oldest] = entries.keys()
    if (oldest !== undefined) entries.delete(oldest)
  }

  return async (
    key: string,
    load: () => Promise<HttpResponse>,
    keep: (response: HttpResponse) => number,
  ): Promise<Cached> => {
    const now = Date.now()
    const entry = entries.get(key)
    if (entry && entry.until > now) {
      return { response: entry.response, outcome: 'Hit', ageSeconds: Math.floor((now - entry.storedAt) / 1000) }
    }
    entries.delete(key)
    const ahead = loading.get(key)
    if (ahead) {
      const { response, seconds } = await ahead
      if (seconds > 0) return { response, outcome: 'Hit', ageSeconds: 0 }
    }
    const mine = load().then((response) => ({ response, seconds: keep(response) }))
    if (!ahead) loading.set(key, mine)
    try {
      const { response, seconds } = await mine
      if (seconds > 0) store(key, response, seconds)
      return { response, outcome: response.status >= 400 ? 'Error' : 'Miss', ageSeconds: 0 }
    } finally {
      if (loading.get(key) === mine) loading.delete(key)
    }
  }
}
