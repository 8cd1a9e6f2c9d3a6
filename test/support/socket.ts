import { once } from 'node:events'
import * as v from 'valibot'
import { WebSocket } from 'ws'
import { PublicFrame, StaffFrame } from '#contract/live/frame.ts'
import type { Tally } from '#contract/live/tally.ts'
import { until } from './until.ts'

export interface SocketOptions {
  ticket?: string
  own?: string
  /** As a browser's page would send it. */
  origin?: string
}

type Frame = PublicFrame | StaffFrame
type Event = Extract<Frame, { type: 'events' }>['events'][number]

/** One raw socket: what comes over it, as it comes, held against the contract. */
export interface Wire {
  /** Of the handshake: 101 when it was opened. */
  status: number
  frames: Frame[]
  /** Every frame's size on the wire, in bytes. */
  sizes: number[]
  /** Every frame's text. */
  texts: string[]
  events(): Event[]
  /** The last total told of a question or poll. */
  tally(id: string): Tally | undefined
  presence(): number | null
  send(message: unknown): void
  closed(): boolean
  close(): void
}

export const openSocket = async (
  socketUrl: string,
  activityId: string,
  { ticket, own, origin }: SocketOptions = {},
): Promise<Wire> => {
  const query = new URLSearchParams({ activity: activityId, ...(ticket ? { ticket } : {}), ...(own ? { own } : {}) })
  const socket = new WebSocket(`${socketUrl}?${query}`, origin ? { origin } : {})
  const frames: Frame[] = []
  const sizes: number[] = []
  const texts: string[] = []
  let status = 0
  let closed = false
  const schema = v.pipe(v.string(), v.parseJson(), ticket ? StaffFrame : PublicFrame)
  socket.on('message', (data) => {
    const text = String(data)
    sizes.push(Buffer.byteLength(text))
    texts.push(text)
    frames.push(v.parse(schema, text))
  })
  socket.on('unexpected-response', (_, response) => {
    status = response.statusCode ?? 0
    response.destroy()
    socket.terminate()
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    closed = true
  })
  socket.on('open', () => {
    status = 101
  })
  await Promise.race([once(socket, 'open'), once(socket, 'close')]).catch(() => undefined)
  if (status === 0) await until(() => status !== 0, 'an answer to the handshake')
  const eventFrames = () => frames.filter((frame) => frame.type === 'events')
  return {
    get status() {
      return status
    },
    frames,
    sizes,
    texts,
    events: () => eventFrames().flatMap((frame) => [...frame.events]),
    tally: (id) =>
      eventFrames()
        .flatMap((frame) => frame.tallies)
        .findLast((tally) => tally.id === id),
    presence: () => eventFrames().findLast((frame) => frame.presence !== null)?.presence ?? null,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    closed: () => closed,
    close: () => socket.terminate(),
  }
}
