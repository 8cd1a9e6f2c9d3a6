import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNewer, nextNumber } from '#domain/wish.ts'

const clock = fc.integer({ min: 0, max: 2 ** 42 })

describe('[D15] numbers of wishes', () => {
  it('rise whatever the clock does, and are not below it', () => {
    fc.assert(
      fc.property(fc.array(clock), (clocks) => {
        let last = 0
        for (const now of clocks) {
          const next = nextNumber(last, now)
          expect(next).toBeGreaterThan(last)
          expect(next).toBeGreaterThanOrEqual(now)
          last = next
        }
      }),
    )
  })

  it('the same again is no newer, and whatever has no number gives way', () => {
    expect(isNewer(5, 5)).toBe(false)
    expect(isNewer(0)).toBe(true)
  })
})

describe('[D15] what a person was told last stands', () => {
  /** Attempts at one wish that land long after their caller gave up: after so many later wishes each. */
  const wish = fc.record({ now: clock, landsAfter: fc.array(fc.nat(6), { maxLength: 4 }), device: fc.nat(1) })

  it('whatever earlier attempts land after it, however often, from devices with any clocks', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 20 }), (wishes) => {
        let stands = { value: -1, number: -1 }
        const take = (wished: typeof stands) => {
          if (isNewer(wished.number, stands.number)) stands = wished
          return stands
        }
        const lasts = [0, 0]
        const late: { attempt: typeof stands; after: number }[] = []
        let told = stands
        for (const [value, { now, landsAfter, device }] of wishes.entries()) {
          let number = nextNumber(lasts[device] ?? 0, now)
          late.push(...landsAfter.map((after) => ({ attempt: { value, number }, after: value + after })))
          told = take({ value, number })
          // Another device counts ahead: it is wished once more above that.
          if (isNewer(told.number, number)) {
            number = nextNumber(told.number, now)
            told = take({ value, number })
          }
          lasts[device] = number
          // Only where two devices wish at the same number does the first stand, and the second is told so.
          if (told.value !== value) expect(told.number).toBe(number)
          for (const { attempt, after } of late) if (after === value) take(attempt)
          expect(stands).toEqual(told)
        }
        for (const { attempt } of late) take(attempt)
        expect(stands).toEqual(told)
      }),
    )
  })
})
