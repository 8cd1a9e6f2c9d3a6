import { randomBytes } from 'node:crypto'
import { WebSocket } from 'ws'
import type { FaultPlan } from './faults.ts'

export interface Connection {
  id: string
  socket: WebSocket
  connectedAt: number
  lastActiveAt: number
  sourceIp: string
  userAgent: string
  /** Faults: no frame may leave before this time, so that a delayed one holds up those behind it. */
  clearAt: number
}

/** Looks like API Gateway's, the `=` included that has to be escaped in a path. */
export const newConnectionId = (): string => `${randomBytes(10).toString('base64url')}=`

/** The sockets of one API, and the frames on their way to them. */
export const createConnections = (faults: FaultPlan) => {
  const open = new Map<string, Connection>()
  const delayed = new Set<NodeJS.Timeout>()
  let settled: (() => void)[] = []

  faults.onCut(() => {
    for (const { socket } of open.values()) socket.terminate()
  })

  const later = (ms: number, act: () => void): void => {
    const timer = setTimeout(() => {
      delayed.delete(timer)
      act()
      if (delayed.size > 0) return
      for (const resolve of settled) resolve()
      settled = []
    }, ms)
    delayed.add(timer)
  }

  const transmit = ({ socket }: Connection, data: string): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(data)
  }

  return {
    open,
    send: (connection: Connection, data: string): void => {
      const now = Date.now()
      connection.lastActiveAt = now
      const { frames } = faults.settings
      if (!frames && connection.clearAt === 0) {
        transmit(connection, data)
        return
      }
      if (faults.chance(frames?.drop)) return
      const copies = faults.chance(frames?.repeat) ? 2 : 1
      for (let copy = 0; copy < copies; copy++) {
        if (faults.chance(frames?.reorder)) {
          later(faults.upTo(frames?.delayMs), () => transmit(connection, data))
          continue
        }
        const wait = faults.chance(frames?.delay) ? faults.upTo(frames?.delayMs) : 0
        connection.clearAt = Math.max(connection.clearAt, now + wait)
        if (connection.clearAt > now) later(connection.clearAt - now, () => transmit(connection, data))
        else transmit(connection, data)
      }
    },
    /** Resolves when no delayed frame is under way. */
    settled: (): Promise<void> =>
      delayed.size === 0 ? Promise.resolve() : new Promise((resolve) => settled.push(resolve)),
    stop: (): void => {
      for (const timer of delayed) clearTimeout(timer)
      for (const { socket } of open.values()) socket.terminate()
    },
  }
}
export type Connections = ReturnType<typeof createConnections>
