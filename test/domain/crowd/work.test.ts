import { describe, expect, it } from 'vitest'
import { ROOM } from '#domain/crowd/room.ts'
import { bitsFor, zeroBits } from '#domain/crowd/work.ts'

describe('what joining costs', () => {
  it('[K2] nothing for the first of an address, and never less the more come', () => {
    expect(bitsFor({ quarter: 40 }, 0)).toBe(0)
    const rising = Array.from({ length: ROOM.join.quarter + 1 }, (_, quarter) => bitsFor({ quarter }, 0))
    expect(rising).toEqual([...rising].sort((a, b) => a - b))
    expect(rising.at(-1)).toBe(18)
    const crowd = Array.from({ length: 9_000 }, (_, joining) => bitsFor({ quarter: 1 }, joining))
    expect(crowd).toEqual([...crowd].sort((a, b) => a - b))
  })

  it('[K2] for a crowd from everywhere, which may be honest, at most 2^16 hashes', () => {
    expect(bitsFor({ quarter: 1 }, 1_000_000)).toBe(16)
  })

  it('[K2] a hall of 300 behind one address joins within a quarter of an hour, the last of them for 2^16 hashes', () => {
    // Who is asked for work comes twice.
    const last = 40 + 2 * 260
    expect(last).toBeLessThan(ROOM.join.quarter)
    expect(bitsFor({ quarter: last }, 0)).toBe(16)
  })
})

it('[K2] zero bits are counted over bytes', () => {
  expect(zeroBits(Uint8Array.of(0x80))).toBe(0)
  expect(zeroBits(Uint8Array.of(0x01))).toBe(7)
  expect(zeroBits(Uint8Array.of(0, 0x10))).toBe(11)
  expect(zeroBits(Uint8Array.of(0, 0))).toBe(16)
})
