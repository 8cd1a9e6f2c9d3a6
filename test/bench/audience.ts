import { WebSocket } from 'ws'

/** A room full of sockets in a process of its own, so that their CPU is not the platform's. */
export type ToAudience =
  | { type: 'open'; url: string; sockets: number }
  /** What follows is a new round of events, from this one to that one. */
  | { type: 'round'; from: number; to: number }
  | { type: 'report' }

export interface Report {
  /** When each event reached each socket, in milliseconds since 1970; 0 where it did not. */
  received: Float64Array[]
  frames: number
  bytes: number
  /** Events that a socket got after a later one, for the first time. */
  disordered: number
  /** Events that a socket got again. */
  repeated: number
}

export type FromAudience =
  | { type: 'opened'; sockets: number }
  | { type: 'reached'; seq: number }
  | ({ type: 'report' } & Report)

const now = () => performance.timeOrigin + performance.now()
const say = (message: FromAudience) => process.send?.(message)

let sockets: WebSocket[] = []
let round = { from: 1, to: 0 }
let report: Report = { received: [], frames: 0, bytes: 0, disordered: 0, repeated: 0 }
let counts: number[] = []
let highest: number[] = []

const receive = (socket: number, data: Buffer): void => {
  const at = now()
  const frame = JSON.parse(data.toString()) as { type: string; events?: { seq: number }[] }
  const events = frame.events ?? []
  if (events.length === 0) return
  report.frames++
  report.bytes += data.length
  for (const { seq } of events) {
    const index = seq - round.from
    const times = report.received[index]
    if (!times) continue
    if (times[socket] !== 0) {
      report.repeated++
      continue
    }
    times[socket] = at
    if (seq < (highest[socket] ?? 0)) report.disordered++
    highest[socket] = Math.max(highest[socket] ?? 0, seq)
    counts[index] = (counts[index] ?? 0) + 1
    if (counts[index] === sockets.length) say({ type: 'reached', seq })
  }
}

const open = async (url: string, count: number): Promise<void> => {
  sockets = []
  const openOne = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(url, { perMessageDeflate: false })
      const index = sockets.push(socket) - 1
      socket.on('message', (data: Buffer) => receive(index, data))
      socket.once('open', resolve)
      socket.once('error', reject)
    })
  const opener = async () => {
    while (sockets.length < count) await openOne()
  }
  await Promise.all(Array.from({ length: 16 }, opener))
  say({ type: 'opened', sockets: sockets.length })
}

process.on('message', (message: ToAudience) => {
  if (message.type === 'open') void open(message.url, message.sockets)
  if (message.type === 'round') {
    round = message
    const received = Array.from({ length: round.to - round.from + 1 }, () => new Float64Array(sockets.length))
    report = { received, frames: 0, bytes: 0, disordered: 0, repeated: 0 }
    counts = []
    highest = []
  }
  if (message.type === 'report') say({ type: 'report', ...report })
})
process.once('disconnect', () => process.exit())
