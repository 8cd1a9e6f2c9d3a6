import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrast, paletteOf, parseColour, type Rgb } from '../../../web/embed/colour.ts'

const part = fc.integer({ min: 0, max: 255 })
const colour: fc.Arbitrary<Rgb> = fc.tuple(part, part, part)

test('[M12] whatever main colour a site chose, text on it and in it has a contrast of 4.5 in both themes', () => {
  fc.assert(
    fc.property(colour, (main) => {
      for (const background of [
        [255, 255, 255],
        [21, 25, 30],
      ] as const) {
        const { fill, onFill, ink, tint } = paletteOf(main, background)
        expect(contrast(fill, onFill)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(ink, tint)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(ink, background)).toBeGreaterThanOrEqual(4.5)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('colours are read as sites write them and as browsers compute them', () => {
  expect(parseColour('#1a4B8c')).toEqual([26, 75, 140])
  expect(parseColour(' rgb(26, 75, 140)')).toEqual([26, 75, 140])
  expect(parseColour('navy')).toBeNull()
})
