import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PublicEvent } from '#contract/interview/event.ts'
import { applyEvent, EMPTY_INTERVIEW } from '#domain/interview/fold.ts'
import { mergeTallies } from '#domain/live/tallies.ts'

const decided = (seq: number): PublicEvent => ({ type: 'decided', id: 'question-1', seq, at: 0 })

describe('the fold of a log', () => {
  it('[D4] a duplicate event changes nothing', () => {
    const state = applyEvent(EMPTY_INTERVIEW, decided(1))
    expect(applyEvent(state, decided(1))).toBe(state)
  })

  it('[D4] an event after a gap is a defect of the caller', () => {
    expect(() => applyEvent(EMPTY_INTERVIEW, decided(2))).toThrow(RangeError)
  })

  it('a removed question says where it went, and comes back when the merge is undone', () => {
    const question = { id: 'question-1', version: 1 } as Extract<PublicEvent, { type: 'question' }>['question']
    const merged = applyEvent(applyEvent(EMPTY_INTERVIEW, { type: 'question', question, seq: 1, at: 0 }), {
      type: 'question-removed',
      id: 'question-1',
      into: 'question-2',
      seq: 2,
      at: 0,
    })
    expect([...merged.questions.keys()]).toEqual([])
    expect(merged.mergedInto.get('question-1')).toBe('question-2')
    const back = applyEvent(merged, { type: 'question', question, seq: 3, at: 0 })
    expect([...back.questions.keys()]).toEqual(['question-1'])
    expect(back.mergedInto.size).toBe(0)
  })
})

describe('tallies', () => {
  it('[D5] in whatever order totals arrive, the newest version stays', () => {
    const tally = fc.record({ id: fc.constantFrom('a', 'b'), version: fc.nat(9), total: fc.nat(99) })
    fc.assert(
      fc.property(fc.array(tally), (tallies) => {
        const merged = mergeTallies(new Map(), tallies)
        for (const [id, { version }] of merged)
          expect(version).toBe(Math.max(...tallies.filter((each) => each.id === id).map((each) => each.version)))
      }),
    )
  })
})
