import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HeldBurst } from '#contract/interview/hold.ts'
import { burstsIn, mayBeBurst } from '#domain/crowd/burst.ts'
import { timesOf, waveAt } from '#domain/crowd/wave.ts'
import { heldAfter, shownVotes, waveOption, wavesIn } from '#domain/crowd/withheld.ts'
import { ATTACKS, replay } from '../../support/crowd-replay.ts'

const SEED = 20_261_201

/** By question, the votes of one wave after another. */
const votes = (table: Record<string, readonly number[]>) =>
  new Map(Object.entries(table).map(([id, row]) => [id, new Map(row.map((count, at) => [1_000 + at, count]))]))

const flat = { a: [20, 20, 20], b: [18, 22, 20], c: [21, 19, 20], d: [20, 20, 20], e: [20, 18, 22] }

describe('bursts', () => {
  it('[K5] 10,000 bots move none of the top ten of 500 people by more than one place, and a hall of 300 is left alone', () => {
    const alone = replay(SEED, null)
    expect([alone.withheld, alone.shiftWith]).toEqual([0, 0])
    for (const attack of ATTACKS) {
      const { shiftWithout, shiftWith, botVotes, peopleVotes, peopleWithheld } = replay(SEED, attack)
      const told = `seed ${SEED}, ${attack.name}: ${botVotes} votes move the top ten by ${shiftWithout}, with quarantine ${shiftWith}`
      expect(shiftWithout, told).toBeGreaterThan(1)
      expect(shiftWith, told).toBeLessThanOrEqual(1)
      expect(peopleWithheld / peopleVotes, told).toBeLessThanOrEqual(0.03)
    }
  })

  it('[K5] a crowd that comes at once and likes what others like is none, however large', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.integer({ min: 20, max: 60 }), { minLength: 5, maxLength: 20 }),
        (times, liking) => {
          const table = Object.fromEntries(liking.map((count, q) => [`q${q}`, [count, count * times, count]]))
          expect(burstsIn(votes(table))).toEqual([])
        },
      ),
    )
  })

  it('[K5] of what stands out as much counts as the same people gave others, and the rest of the wave is left alone', () => {
    expect(burstsIn(votes({ ...flat, e: [20, 500, 22] }))).toEqual([{ questionId: 'e', wave: 1_001, counts: 21 }])
  })

  it('[K5] with nobody to compare, only what is far above all others stands out', () => {
    const one = (count: number) => votes({ a: [9], b: [8], c: [7], d: [count] })
    expect(burstsIn(one(150))).toEqual([])
    expect(burstsIn(one(300))).toMatchObject([{ questionId: 'd', wave: 1_000 }])
    // The only question there is cannot stand out.
    expect(burstsIn(votes({ d: [5_000] }))).toEqual([])
  })

  it('[K5] a family or a class is no burst, and what is withheld shows nothing of what is usual', () => {
    expect(mayBeBurst(new Map([[1_000, 20]]))).toBe(false)
    expect(burstsIn(votes({ ...flat, f: [0, 0, 20] }))).toEqual([])
    const again = votes({ ...flat, e: [20, 500, 500] })
    const first = burstsIn(again, (id, wave) => id === 'e' && wave === 1_001)
    expect(first.map(({ wave }) => wave)).toEqual([1_001, 1_002])
  })
})

const burst = (wave: number, counts: number, state: HeldBurst['state']): HeldBurst => ({
  ...{ wave, ...timesOf(wave), counts, groups: 3, state },
})

describe('what is shown', () => {
  const STATES = ['withheld', 'counted', 'left-out'] as const

  it('[K4] counted and withheld are together what is stored, whatever was decided, and each decision is undone by the other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(500), fc.nat(40), fc.constantFrom(...STATES)), { minLength: 1, maxLength: 8 }),
        fc.nat(200),
        (waves, verified) => {
          const options = Object.fromEntries(waves.map(([count], at) => [waveOption(at), count]))
          const total = verified + waves.reduce((sum, [count]) => sum + count, 0)
          const tally = { id: 'question-1', version: 7, total, options }
          const show = (states: (state: HeldBurst['state']) => HeldBurst['state'], version: number) =>
            shownVotes(tally, {
              version,
              bursts: waves.map(([, counts, state], at) => burst(at, counts, states(state))),
            })
          const shown = show((state) => state, 1)
          expect(shown.total + (shown.withheld ?? 0)).toBe(total)
          expect(shown.options).toBeUndefined()
          const [counted, out] = [show(() => 'counted', 2), show(() => 'left-out', 3)]
          expect([counted.total, counted.withheld]).toEqual([total, undefined])
          expect(out.total).toBe(show(() => 'withheld', 4).total)
          expect(out.version).toBeGreaterThan(counted.version)
        },
      ),
    )
  })

  it('[K4] what is found again changes nothing, what a moderator decided stays, and what was withheld waits for them', () => {
    const held = [burst(1, 4, 'withheld'), burst(2, 4, 'counted'), burst(3, 4, 'left-out')]
    const found = held.map(({ wave, counts }) => ({ questionId: 'q', wave, counts }))
    expect(heldAfter(held, found, () => 3)).toBeNull()
    expect(heldAfter(held, [], () => 3)).toBeNull()
    const moved = found.map((each) => ({ ...each, counts: 9 }))
    expect(heldAfter(held, moved, () => 5)).toEqual([{ ...burst(1, 9, 'withheld'), groups: 5 }, held[1], held[2]])
    const more = heldAfter(held, [{ questionId: 'q', wave: 0, counts: 1 }], () => 2)
    expect(more?.map(({ wave, state }) => [wave, state])).toEqual([
      [0, 'withheld'],
      [1, 'withheld'],
      [2, 'counted'],
      [3, 'left-out'],
    ])
  })

  it('[K4] a wave lasts five minutes of the clock, and a poll’s options are none', () => {
    expect([waveAt(0), waveAt(299_999), waveAt(300_000)]).toEqual([0, 0, 1])
    expect([...wavesIn({ options: { w12: 3, w13: 0, 'option-0001': 5 } })]).toEqual([[12, 3]])
  })
})
