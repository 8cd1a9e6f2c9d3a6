import { newId } from '../support/people.ts'
import { inParallel } from '../support/pool.ts'
import { SPEAKER, type Team } from '../support/scene.ts'
import type { Report } from './audience.ts'
import { threadCpu } from './cpu.ts'
import type { Room } from './room.ts'

export interface Round {
  name: string
  events: number
  /** How many commands are under way at once; 0: the next one only when everybody has the last. */
  width: number
}

export interface Result {
  name: string
  row: Record<string, string | number>
  lost: number
  disordered: number
}

const now = () => performance.timeOrigin + performance.now()

const TEXT = '各位网友好，关于大家关心的网站内容更新问题，我们已经建立了每周通报制度。'

/** Says so many things in the interview and looks at when and how they reach the room. `from` is the next event's number. */
export const playRound = async (
  { name, events, width }: Round,
  { room, team, activity, from, sockets }: { room: Room; team: Team; activity: string; from: number; sockets: number },
): Promise<Result> => {
  const acknowledged: number[] = []
  const say = async () => {
    const turn = { id: newId(), speaker: SPEAKER, text: TEXT, images: [], questionId: null, after: null }
    await team.transcriber.command(activity, { type: 'turn.add', ...turn })
    acknowledged.push(now())
  }
  room.begin(from, from + events - 1)
  const before = threadCpu()
  const began = now()
  if (width === 0)
    for (let index = 0; index < events; index++) {
      await say()
      await room.reached(from + index)
    }
  else await inParallel(Array.from({ length: events }), width, say)
  for (let seq = from; seq < from + events; seq++) await room.reached(seq, 30_000)
  const report = await room.report()
  const after = threadCpu()
  return measure(name, {
    acknowledged,
    began,
    report,
    sockets,
    cpu: (thread) => cpuOf(after, thread) - cpuOf(before, thread),
  })
}

const cpuOf = (used: Record<string, number>, thread: string) => used[thread] ?? 0

/** Value at a share of a sorted list. */
const at = (sorted: Float64Array, share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const ms = (value: number) => `${Math.round(value)} ms`

const measure = (
  name: string,
  played: { acknowledged: number[]; began: number; report: Report; sockets: number; cpu: (thread: string) => number },
): Result => {
  const { acknowledged, began, report, sockets, cpu } = played
  const { received, frames, bytes, disordered, repeated } = report
  const delays: number[] = []
  let lost = 0
  let last = began
  for (const [index, times] of received.entries())
    for (const time of times) {
      if (time === 0) lost++
      else {
        // Acknowledgements come in the order of the log, as far as one client can tell.
        delays.push(Math.max(0, time - (acknowledged[index] ?? time)))
        last = Math.max(last, time)
      }
    }
  const sorted = Float64Array.from(delays).sort()
  const events = received.length
  const perFrame = (thread: string) =>
    frames > 0 && cpu(thread) > 0 ? `${Math.round((cpu(thread) * 1000) / frames)} µs` : '-'
  return {
    name,
    lost,
    disordered,
    row: {
      events,
      'events/s': (events / ((last - began) / 1000)).toFixed(1),
      p50: ms(at(sorted, 0.5)),
      p95: ms(at(sorted, 0.95)),
      p99: ms(at(sorted, 0.99)),
      'frames/event and socket': (frames / (events * sockets)).toFixed(2),
      'bytes/frame': Math.round(bytes / Math.max(1, frames)),
      'deliver CPU/frame': perFrame('Deliver'),
      'deliver CPU/event and socket': `${Math.round((cpu('Deliver') * 1000) / (events * sockets))} µs`,
      'gateway CPU/frame': perFrame('MainThread'),
      lost,
      disordered,
      repeated,
    },
  }
}
