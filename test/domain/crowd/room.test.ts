import { describe, expect, it } from 'vitest'
import { ACTS, type Act, QUARTER_MS, ROOM, waitFor, windowAt } from '#domain/crowd/room.ts'

const START = QUARTER_MS * 1_000
const MINUTE = 60_000

/** One address: gives how many got through of those that came at these moments, each coming again when told to. */
const through = (act: Act, moments: readonly number[], until: number, patient: boolean): number => {
  const done = new Map<string, number>()
  const count = (key: string, by = 0) => {
    done.set(key, (done.get(key) ?? 0) + by)
    return done.get(key) ?? 0
  }
  let taken = 0
  const queue = [...moments]
  for (let now = queue.shift(); now !== undefined; now = queue.shift()) {
    if (now >= until) continue
    const { quarter, minute } = windowAt(now)
    const keys = [`${quarter}`, `${quarter}:${minute}`] as const
    const wait = waitFor(act, { quarter: count(keys[0]), minute: count(keys[1]) }, now)
    if (wait === null) {
      for (const key of keys) count(key, 1)
      taken++
    } else if (patient) {
      queue.push(now + wait * 1000)
      queue.sort((a, b) => a - b)
    }
  }
  return taken
}
const evenly = (count: number, within: number) => Array.from({ length: count }, (_, n) => START + (n * within) / count)

describe('room for a hall behind one address', () => {
  it('[K1] 300 people join, vote five times each and answer a poll within an hour, from one address', () => {
    expect(through('join', evenly(300, 60 * MINUTE), START + 60 * MINUTE, false)).toBe(300)
    expect(through('vote', evenly(1_500, 60 * MINUTE), START + 60 * MINUTE, false)).toBe(1_500)
    expect(through('answer', evenly(300, 60 * MINUTE), START + 60 * MINUTE, false)).toBe(300)
  })

  it('[K1] also when all do it in the same ten seconds: who is told to wait is through within three minutes', () => {
    for (const act of ['join', 'vote', 'answer'] as const)
      expect(through(act, evenly(300, 10_000), START + 3 * MINUTE, true)).toBe(300)
  })

  it('[K1] a script of 270 votes a minute is held to 900 in a quarter of an hour, and to 150 in a minute', () => {
    expect(through('vote', evenly(270, MINUTE), START + MINUTE, false)).toBe(150)
    expect(through('vote', evenly(270 * 15, QUARTER_MS), START + QUARTER_MS, false)).toBe(900)
    expect(through('vote', evenly(270 * 60, 4 * QUARTER_MS), START + 4 * QUARTER_MS, false)).toBe(3_600)
  })
})

it('[K1] the wait that is told ends where there is room again', () => {
  for (const act of ACTS) {
    const { minute, quarter } = ROOM[act]
    expect(waitFor(act, { minute: minute - 1, quarter: quarter - 1 }, START)).toBeNull()
    expect(waitFor(act, { minute, quarter: minute }, START + 20_000)).toBe(40)
    expect(waitFor(act, { minute, quarter }, START + 5 * MINUTE)).toBe(600)
  }
})
