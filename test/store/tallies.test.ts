import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addSteps, type TallyShard, type TallyStep } from '../../functions/store/tallies.ts'

const EMPTY: TallyShard = { total: 0, options: {}, version: 0, lastSequence: null }
const total = (steps: readonly TallyStep[]): number => steps.reduce((sum, step) => sum + step.total, 0)

/** A stream: steps with growing sequence numbers of growing length, as DynamoDB gives them. */
const stream = fc
  .array(fc.tuple(fc.constantFrom(1, -1), fc.integer({ min: 1, max: 10 ** 6 })), { maxLength: 40 })
  .map((steps) => {
    let sequence = 0n
    return steps.map(([by, gap]) => {
      sequence += BigInt(gap)
      return { sequence: String(sequence), total: by, options: { 'option-1': by } }
    })
  })

describe('counting a shard of a tally', () => {
  it('[D6] however its stream is cut into batches and however often they are repeated, the sum is the same', () => {
    const replays = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 10 })
    fc.assert(
      fc.property(stream, replays, (steps, cuts) => {
        let shard = EMPTY
        let done = 0
        // Lambda may repeat anything up to where it is, and goes on from there: never past a gap.
        for (const [back, ahead] of cuts) {
          const from = Math.max(0, done - back)
          const to = Math.min(steps.length, done + ahead)
          shard = addSteps(shard, steps.slice(from, to))
          done = Math.max(done, to)
        }
        shard = addSteps(shard, steps.slice(done))
        expect(shard.total).toBe(total(steps))
        expect(shard.options['option-1'] ?? 0).toBe(total(steps))
      }),
    )
  })

  it('[D5] the version grows with every change and only then', () => {
    const step = { sequence: '9', total: 1, options: {} }
    const once = addSteps(EMPTY, [step])
    expect(once.version).toBe(1)
    expect(addSteps(once, [step])).toBe(once)
    expect(addSteps(once, [{ ...step, sequence: '10' }]).version).toBe(2)
  })
})
