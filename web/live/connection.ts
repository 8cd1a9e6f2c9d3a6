import { TIMES } from '#contract/limits.ts'
import type { ClientMessage } from '#contract/live/frame.ts'
import type { Env, Socket } from './env.ts'

/** A socket that says nothing for this long, when it should, is dead (milliseconds). */
const SILENCE_MS = 10_000

export interface Connection {
  send(message: ClientMessage): void
  /** Asks for a sign of life now. */
  probe(): void
  /** Ends it without a call to `down`. */
  close(): void
}

export interface ConnectionEvents {
  /** The socket is open and what was missed is to be asked for. */
  opened(connection: Connection): void
  message(data: unknown): void
  /** Called once, whatever the reason: refused, blocked, cut, silent. The codes say nothing that a reader could act on. */
  down(): void
}

/** One WebSocket, pinged before it idles (D8), that notices when the other side is gone. */
export const connect = (url: string, env: Env, events: ConnectionEvents, pingMs = TIMES.pingMs): Connection => {
  let cancelPing = () => {}
  let cancelSilence = () => {}
  let over = false
  let socket: Socket | null = null

  const finish = () => {
    if (over) return false
    over = true
    cancelPing()
    cancelSilence()
    try {
      socket?.close()
    } catch {
      // Closing one that never opened throws in some browsers.
    }
    return true
  }
  const down = () => {
    if (finish()) events.down()
  }
  const expectWord = () => {
    cancelSilence()
    if (!over) cancelSilence = env.after(SILENCE_MS, down)
  }
  const pingLater = () => {
    cancelPing()
    if (!over) cancelPing = env.after(pingMs, connection.probe)
  }
  const connection: Connection = {
    send: (message) => {
      if (over) return
      try {
        socket?.send(JSON.stringify(message))
      } catch {
        down()
      }
    },
    probe: () => {
      connection.send({ type: 'ping' })
      expectWord()
      pingLater()
    },
    close: () => {
      finish()
    },
  }

  expectWord()
  try {
    socket = env.socket(url, {
      open: () => {
        if (over) return
        expectWord()
        events.opened(connection)
        pingLater()
      },
      message: (data) => {
        if (over) return
        cancelSilence()
        events.message(data)
      },
      close: down,
    })
  } catch {
    // A host page's CSP may forbid it: that is a blocked socket, not an error (D9). Told later, as any other failure.
    env.after(0, down)
  }
  return connection
}
