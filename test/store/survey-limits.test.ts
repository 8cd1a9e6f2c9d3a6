import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Result } from '#contract/refusal.ts'
import type { ResponseRecord } from '#domain/survey/life/record.ts'
import { CELLS, cellsWithRoom, shareOf } from '#domain/survey/respond/cells.ts'
import { type Limit, TOTAL } from '../../functions/store/survey/quotas.ts'
import { putResponse } from '../../functions/store/survey/respond.ts'
import { conflictingTable } from './conflicting-table.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

let surveys = 0
const responseTo = (activityId: string, at: number): ResponseRecord => ({
  ...{ activityId, id: `response-${at}`, version: 1, lang: 'en', channel: 'web', answers: {}, marks: {} },
  ...{ startedAt: 0, receivedAt: 0, enteredBy: null, owner: `owner-${at}` },
  signals: { tookMs: 0, changes: 0, automated: false },
})

/** Everybody at once, and whoever is told to come again does so with the same response, as a client does (D2). */
const crowd = async (size: number, limits: Limit[], table = conflictingTable()) => {
  const activityId = `survey-${surveys++}`
  const began = performance.now()
  let again = 0
  const one = async (at: number): Promise<Result<ResponseRecord>> => {
    const once = { by: 'participant', id: `person-${at}` } as const
    const result = await putResponse(table.tables, responseTo(activityId, at), once, limits)
    if (result.ok || result.refusal.code !== 'unavailable') return result
    again++
    return one(at)
  }
  const all = Promise.all(Array.from({ length: size }, (_, at) => one(at)))
  let results: Result<ResponseRecord>[] | null = null
  void all.then((done) => {
    results = done
  })
  while (results === null) await vi.advanceTimersByTimeAsync(50)
  const stored = [...table.items.keys()].filter((name) => name.includes('#RESPONSE#')).length
  const accepted = (results as Result<ResponseRecord>[]).filter(({ ok }) => ok).length
  return { stored, accepted, again, tookMs: performance.now() - began, ...table.counts, items: table.items }
}

describe('[Q1] under transactions that conflict as on AWS', () => {
  it('1,000 at once at a limit of 100 store exactly 100, none lost and none twice', async () => {
    const { stored, accepted, items } = await crowd(1_000, [{ id: TOTAL, limit: 100 }])
    expect({ stored, accepted }).toEqual({ stored: 100, accepted: 100 })
    const persons = [...items.keys()].filter((name) => name.includes('#RESPONDED#')).length
    expect(persons).toBe(100)
  })

  it('1,000 at once with room for all, under a limit and two quotas: all are stored, none is sent away', async () => {
    const limits = [TOTAL, 'a', 'b'].map((id) => ({ id, limit: 5_000 }))
    const { stored, accepted, again } = await crowd(1_000, limits)
    expect({ stored, accepted, again }).toEqual({ stored: 1_000, accepted: 1_000, again: 0 })
  })

  it('a response sent several times at once is stored once and uses up one place', async () => {
    const table = conflictingTable()
    const send = () => putResponse(table.tables, responseTo('survey-same', 1), null, [{ id: TOTAL, limit: 5 }])
    const all = Promise.all(Array.from({ length: 20 }, send))
    await vi.advanceTimersByTimeAsync(10_000)
    expect((await all).every(({ ok }) => ok)).toBe(true)
    const used = [...table.items].filter(([name]) => name.includes('#QUOTA#')).map(([, item]) => Number(item.used))
    expect(used).toEqual([1])
  })
})

describe('[Q1] the cells of a limit', () => {
  it('have shares that add up to it, none of which falls when it is raised', () => {
    const cells = Array.from({ length: CELLS }, (_, cell) => cell)
    for (let limit = 1; limit < 200; limit++) {
      expect(cells.reduce((sum, cell) => sum + shareOf(limit, cell), 0)).toBe(limit)
      for (const cell of cells) expect(shareOf(limit + 1, cell)).toBeGreaterThanOrEqual(shareOf(limit, cell))
    }
    expect(cellsWithRoom(3, (cell) => (cell === 0 ? 1 : 0))).toEqual([1, 2])
  })
})
