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
  /** Faults: the last delayed frame, which holds up those behind it; undefined when none is under way. */
  tail: Promise<void> | undefined
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

  /** Resolves after the time, unless stopped. */
  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        delayed.delete(timer)
        resolve()
        if (delayed.size > 0) return
        for (const settle of settled) settle()
        settled = []
      }, ms)
      delayed.add(timer)
    })

  const transmit = ({ socket }: Connection, data: string): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(data)
  }

  return {
    open,
    send: (connection: Connection, data: string): void => {
      const now = Date.now()
      connection.lastActiveAt = now
      const { frames } = faults.settings
      if (!frames && !connection.tail) {
        transmit(connection, data)
        return
      }
      if (faults.chance(frames?.drop)) return
      const copies = faults.chance(frames?.repeat) ? 2 : 1
      for (let copy = 0; copy < copies; copy++) {
        if (faults.chance(frames?.reorder)) {
          void wait(faults.upTo(frames?.delayMs)).then(() => transmit(connection, data))
          continue
        }
        const ms = faults.chance(frames?.delay) ? faults.upTo(frames?.delayMs) : 0
        if (ms === 0 && !connection.tail) {
          transmit(connection, data)
          continue
        }
        const mine = Promise.all([connection.tail, wait(ms)]).then(() => {
          transmit(connection, data)
          if (connection.tail === mine) connection.tail = undefined
        })
        connection.tail = mine
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
