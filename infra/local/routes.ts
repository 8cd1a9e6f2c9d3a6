import type { ApiRoute } from './apis.ts'

export interface RouteMatch {
  route: ApiRoute
  parameters: Record<string, string>
}

/** A route key such as `ANY /api/{id}/{proxy+}`, or `$default`. */
const match = (
  key: string,
  method: string,
  parts: string[],
): { rank: number[]; parameters: Record<string, string> } | undefined => {
  const [verb = '', template = ''] = key.split(' ')
  if (verb !== 'ANY' && verb !== method) return undefined
  const wanted = template.split('/').slice(1)
  const parameters: Record<string, string> = {}
  const rank: number[] = []
  for (const [index, want] of wanted.entries()) {
    const name = /^\{(.+?)\+?\}$/.exec(want)?.[1]
    const have = parts[index]
    if (name === undefined) {
      if (have !== want) return undefined
      rank.push(3)
    } else if (want.endsWith('+}')) {
      const rest = parts.slice(index).join('/')
      if (rest === '') return undefined
      return { rank: [...rank, 1, verb === 'ANY' ? 0 : 1], parameters: { ...parameters, [name]: rest } }
    } else {
      if (!have) return undefined
      parameters[name] = have
      rank.push(2)
    }
  }
  // A full match goes before a greedy one, a method before ANY.
  return parts.length === wanted.length ? { rank: [...rank, 4, verb === 'ANY' ? 0 : 1], parameters } : undefined
}

const compare = (left: number[], right: number[]): number => {
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The most specific route, as API Gateway chooses: literal before variable before greedy, `$default` last. */
export const matchRoute = (routes: ApiRoute[], method: string, path: string): RouteMatch | undefined => {
  const parts = path.split('/').slice(1)
  let best: (RouteMatch & { rank: number[] }) | undefined
  for (const route of routes) {
    const found = route.key === '$default' ? { rank: [0], parameters: {} } : match(route.key, method, parts)
    if (found && (!best || compare(found.rank, best.rank) > 0)) best = { route, ...found }
  }
  return best
}
