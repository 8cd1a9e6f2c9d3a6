import { describe, expect, it } from 'vitest'
import type { Choice } from '#contract/survey/choice.ts'
import { moved } from '../../../web/embed/survey/heavy/Ranking.tsx'
import { toggled } from '../../../web/embed/survey/picked.ts'

const choices: Choice[] = [
  { id: 'a', value: 'a' },
  { id: 'b', value: 'b' },
  { id: 'alone', value: 'alone', isExclusive: true },
]

describe('§1 options that exclude each other', () => {
  it('an exclusive one clears the others, and any other clears it', () => {
    expect(toggled(['a', 'b'], 'alone', true, choices)).toEqual(['alone'])
    expect(toggled(['alone'], 'b', true, choices)).toEqual(['b'])
  })
  it('"none" and its like are exclusive by themselves', () => {
    expect(toggled(['a'], 'none', true, choices)).toEqual(['none'])
    expect(toggled(['none'], 'a', true, choices)).toEqual(['a'])
  })
  it('one that is taken off leaves the others in their order', () => {
    expect(toggled(['b', 'a'], 'b', false, choices)).toEqual(['a'])
  })
})

describe('§3 ranking without dragging', () => {
  it('puts an item at a place and moves the others up', () => {
    expect(moved(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b'])
    expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c'])
  })
})
