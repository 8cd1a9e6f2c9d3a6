import { describe, expect, it } from 'vitest'
import type { Choice } from '#contract/survey/choice.ts'
import { ordered } from '../../../web/embed/survey/heavy/order.ts'

const choices = Array.from({ length: 8 }, (_, at): Choice => ({ id: `c${at}`, value: at }))
const text = ({ value }: Choice) => `${value}`
const values = (list: Choice[]) => list.map(({ value }) => value)

describe('§3 the order of options', () => {
  it('is the same for one respondent and differs between them', () => {
    const one = ordered(choices, 'random', 'first', text)
    expect(ordered(choices, 'random', 'first', text)).toEqual(one)
    const orders = ['a', 'b', 'c', 'd', 'e'].map((seed) => values(ordered(choices, 'random', seed, text)).join())
    expect(new Set(orders).size).toBeGreaterThan(3)
    expect([...values(one)].sort()).toEqual(values(choices))
  })
  it('puts each option anywhere about as often', () => {
    const first = new Map<unknown, number>()
    for (let seed = 0; seed < 4_000; seed++) {
      const value = ordered(choices, 'random', `r${seed}`, text)[0]?.value
      first.set(value, (first.get(value) ?? 0) + 1)
    }
    for (const times of first.values()) expect(Math.abs(times - 500)).toBeLessThan(110)
  })
  it('leaves in place what is not to be moved', () => {
    const fixed = choices.map((choice, at) => (at === 7 || at === 3 ? { ...choice, randomize: false } : choice))
    for (const seed of ['x', 'y', 'z']) {
      const list = values(ordered(fixed, 'random', seed, text))
      expect([list[3], list[7]]).toEqual([3, 7])
    }
  })
  it('goes by the texts where it is ascending or descending', () => {
    expect(values(ordered(choices, 'desc', '', text))).toEqual([7, 6, 5, 4, 3, 2, 1, 0])
  })
})
