import type { Delivery } from '#contract/live/head.ts'

export interface Health {
  tone: 'good' | 'warn' | 'danger'
  connections: number
  /** Connections whose group has got everything. */
  current: number
  /** The slowest group's last delivery, in milliseconds; null before the first. */
  lagMs: number | null
  failed: number
}

/** Delivery is called slow from here on: the talk and the screen drift apart (milliseconds). */
const SLOW_MS = 3_000

/** Staff have a log of their own, so that their groups' positions say nothing about `seq`. */
const isPublic = ({ group }: Delivery['groups'][number]) => !group.startsWith('staff')

/** How the public's screens are served, in one line: as good as the worst of their groups. */
export const healthOf = ({ seq, groups: all }: Delivery): Health => {
  const groups = all.filter(isPublic)
  const total = (of: (group: Delivery['groups'][number]) => number) => groups.reduce((sum, group) => sum + of(group), 0)
  const connections = total((group) => group.connections)
  const current = total((group) => (group.deliveredSeq >= seq ? group.connections : 0))
  const lags = groups.flatMap((group) => (group.lagMs === null ? [] : [group.lagMs]))
  const lagMs = lags.length > 0 ? Math.max(...lags) : null
  const failed = total((group) => group.failed)
  const tone = failed > 0 ? 'danger' : current < connections || (lagMs ?? 0) > SLOW_MS ? 'warn' : 'good'
  return { tone, connections, current, lagMs, failed }
}
