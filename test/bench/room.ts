import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { FromAudience, Report, ToAudience } from './audience.ts'

export interface Room {
  /** Begins a round of the events `from` to `to`. */
  begin(from: number, to: number): void
  /** Resolves when every socket has this event; after `patienceMs` regardless, for the report to tell. */
  reached(seq: number, patienceMs?: number): Promise<void>
  report(): Promise<Report>
  close(): Promise<void>
}

export const openRoom = async (url: string, sockets: number): Promise<Room> => {
  const child = fork(fileURLToPath(new URL('audience.ts', import.meta.url)), { serialization: 'advanced' })
  const have = new Set<number>()
  let listeners: ((message: FromAudience) => void)[] = []
  child.on('message', (message: FromAudience) => {
    if (message.type === 'reached') have.add(message.seq)
    for (const listener of listeners) listener(message)
  })
  const say = (message: ToAudience) => child.send(message)
  const heard = <T extends FromAudience['type']>(type: T) =>
    new Promise<Extract<FromAudience, { type: T }>>((resolve) => {
      const listener = (message: FromAudience) => {
        if (message.type !== type) return
        listeners = listeners.filter((each) => each !== listener)
        resolve(message as Extract<FromAudience, { type: T }>)
      }
      listeners.push(listener)
    })
  const opened = heard('opened')
  say({ type: 'open', url, sockets })
  await opened
  return {
    begin: (from, to) => {
      have.clear()
      say({ type: 'round', from, to })
    },
    reached: async (seq, patienceMs = 60_000) => {
      const end = Date.now() + patienceMs
      while (!have.has(seq) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 2))
    },
    report: async () => {
      const report = heard('report')
      say({ type: 'report' })
      return report
    },
    close: async () => {
      const exited = once(child, 'exit')
      child.disconnect()
      await exited
    },
  }
}
