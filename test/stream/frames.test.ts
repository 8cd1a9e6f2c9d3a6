import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '#contract/limits.ts'
import { framesOf } from '../../functions/stream/delivery/frames.ts'

const Frame = v.object({
  type: v.literal('events'),
  epoch: v.string(),
  events: v.array(v.object({ seq: v.number(), text: v.string() })),
  tallies: v.array(v.object({ id: v.string(), version: v.number(), total: v.number() })),
  presence: v.nullable(v.number()),
})
const read = (frame: string) => v.parse(Frame, JSON.parse(frame))

describe('frames', () => {
  it('[D10] each is at most 32 KB, splits between events, and together they carry everything in order', () => {
    const events = fc.array(fc.string({ unit: 'grapheme', maxLength: 4_000 }), { maxLength: 40 })
    fc.assert(
      fc.property(events, fc.nat(60), (texts, count) => {
        const sent = texts.map((text, index) => ({ seq: index + 1, text }))
        const tallies = Array.from({ length: count }, (_, index) => ({
          id: `question-${index}`,
          version: 1,
          total: index,
        }))
        const frames = framesOf({ epoch: 'epoch-0001', events: sent, tallies, presence: 3 })
        for (const frame of frames) expect(Buffer.byteLength(frame)).toBeLessThanOrEqual(LIMITS.frameBytes)
        expect(frames.flatMap((frame) => read(frame).events)).toEqual(sent)
        expect(frames.flatMap((frame) => read(frame).tallies)).toEqual(tallies)
      }),
    )
  })

  it('[D10] what alone is over the limit is left out, for readers to fetch', () => {
    const huge = { seq: 2, text: '长'.repeat(LIMITS.frameBytes) }
    const frames = framesOf({
      epoch: 'epoch-0001',
      events: [{ seq: 1, text: 'a' }, huge, { seq: 3, text: 'c' }],
      tallies: [],
      presence: null,
    })
    expect(frames.map((frame) => read(frame).events.map(({ seq }) => seq))).toEqual([[1], [3]])
  })

  it('presence alone is a frame, nothing is none', () => {
    expect(framesOf({ epoch: 'e', events: [], tallies: [], presence: 3 })).toHaveLength(1)
    expect(framesOf({ epoch: 'e', events: [], tallies: [], presence: null })).toEqual([])
  })
})
