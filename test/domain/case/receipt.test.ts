import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ALPHABET, grouped, QueryCode, ReceiptNumber } from '#contract/case/receipt.ts'
import { codeMessage, queryCode, RANDOM_BYTES, receiptNumber } from '#domain/case/receipt.ts'

const random = fc.uint8Array({ minLength: RANDOM_BYTES, maxLength: RANDOM_BYTES })
const either = fc.constantFrom([receiptNumber, ReceiptNumber] as const, [queryCode, QueryCode] as const)
const reads = (schema: typeof ReceiptNumber | typeof QueryCode, typed: string) => v.safeParse(schema, typed).success

describe('the receipt', () => {
  it('is read back as printed, in any case and width', () => {
    fc.assert(
      fc.property(random, either, (bytes, [make, schema]) => {
        const characters = make(bytes)
        const wide = [...characters].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')
        for (const typed of [characters, grouped(characters), ` ${grouped(characters).toLowerCase()} `, wide])
          expect(v.parse(schema, typed)).toBe(characters)
      }),
    )
  })

  it('every single wrong character is caught', () => {
    fc.assert(
      fc.property(random, either, fc.nat(), fc.constantFrom(...ALPHABET), (bytes, [make, schema], place, other) => {
        const right = make(bytes)
        const index = place % right.length
        const wrong = right.slice(0, index) + other + right.slice(index + 1)
        expect(reads(schema, wrong)).toBe(wrong === right)
      }),
    )
  })

  it('every exchange of two characters is caught, adjacent or not', () => {
    fc.assert(
      fc.property(random, either, fc.nat(), fc.nat(), (bytes, [make, schema], one, two) => {
        const right = make(bytes)
        const characters = [...right]
        const [i, j] = [one % right.length, two % right.length]
        ;[characters[i], characters[j]] = [characters[j] ?? '', characters[i] ?? '']
        expect(reads(schema, characters.join(''))).toBe(characters.join('') === right)
      }),
    )
  })

  it('uses no character that is taken for another', () => {
    expect(ALPHABET).toHaveLength(31)
    for (const character of '01OIL') expect(ALPHABET).not.toContain(character)
  })

  it('a missing or surplus character is refused', () => {
    const number = receiptNumber(new Uint8Array(RANDOM_BYTES).fill(7))
    expect(reads(ReceiptNumber, number.slice(1))).toBe(false)
    expect(reads(ReceiptNumber, `${number}2`)).toBe(false)
  })

  it('every character is as likely as another at every place', () => {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 3_100; seed++) {
      const bytes = new Uint8Array(RANDOM_BYTES).map(
        (_, index) => Math.imul(seed + 1, 2654435761 + index * 40503) >>> 13,
      )
      const first = receiptNumber(bytes).charAt(0)
      counts.set(first, (counts.get(first) ?? 0) + 1)
    }
    expect(counts.size).toBe(31)
    expect(Math.max(...counts.values())).toBeLessThan(200)
  })

  it('needs its random bytes', () => {
    expect(() => queryCode(new Uint8Array(8))).toThrow(RangeError)
  })

  it('[M13] what is hashed differs between cases with one code', () => {
    expect(codeMessage('4F7K2M9QT', 'A')).not.toBe(codeMessage('4F7K2M9QU', 'A'))
  })
})
