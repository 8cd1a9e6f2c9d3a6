import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { line, optionalText, text } from '#contract/basics.ts'
import { clean, cleanLine } from '#contract/clean.ts'

/** Letters that have no shape, at least wherever nothing of their script or an emoji is beside them. */
const UNSEEN = [
  ...'\u200B\u200C\u200D\u200E\u200F\u2060\u2061\u2064\u206A\u206F\uFEFF\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5',
  ...'\u180B\u180E\u3164\uFFA0\uFE00\uFE0E\uFE0F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFFF9\uFFFB',
  ...'\u{E0001}\u{E0041}\u{E007F}\u{E0100}\u{E01EF}\u{1BCA0}\u{1D173}\u{1D17A}\uFFFE\uFFFF\u{1FFFE}',
  ...'\0\u0001\u0007\b\u001B\u007F\u0080\u009F',
]

const KEPT = [
  ['a family, a flag of a region, a keycap, a heart', '👨‍👩‍👧‍👦 👩🏽‍💻 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴‍☠️ 🏳️‍🌈 1️⃣ ❤️‍🔥 🇨🇳'],
  ['Persian, with its joiner', 'می‌خواهم'],
  ['Hindi and Malayalam, with theirs', 'क्‍ष ന്‍'],
  ['Mongolian, with its variants', 'ᠤᠨ᠎ᠠ ᠭᠠ᠋'],
  ['an ideograph in the variant of a name', '葛󠄀城市'],
  ['marks of direction where text runs to the left', 'مرحبا C++\u200E في'],
  ['lines and tabs', 'a\n\n\tb　c'],
] as const

describe('what a text may contain', () => {
  it.each(KEPT)('[S16] %s stays as it is', (_, kept) => {
    expect(clean(kept)).toBe(kept)
  })

  it('[S16] what cannot be seen is taken out wherever it stands', () => {
    for (const letter of UNSEEN) {
      expect(clean(`主a${letter}b人`), letter.codePointAt(0)?.toString(16)).toBe('主ab人')
      expect(clean(letter.repeat(3)), letter.codePointAt(0)?.toString(16)).toBe('')
    }
    expect(clean('\u2800\u{1D159} \u3000')).toBe('')
    expect(clean('😀\u200D')).toBe('😀')
    expect(clean('🏴\u{E0067}\u{E0062}')).toBe('🏴')
    expect(clean('🏴󠁧󠁢󠁥󠁮󠁧󠁿\u{E0061}\u{E0062}')).toBe('🏴󠁧󠁢󠁥󠁮󠁧󠁿')
    expect(clean('1\uFE0F')).toBe('1')
  })

  it('[S16] line ends are one, and half a character is marked as lost', () => {
    expect(clean('a\r\nb\rc\u2028d\u0085e')).toBe('a\nb\nc\nd\ne')
    expect(clean('a\uD83Db')).toBe('a\uFFFDb')
    expect(cleanLine(' a\r\n\tb\u3000 c ')).toBe('a b c')
  })

  it('[S16] whatever is typed: what is kept is well formed, is kept again, and nothing unseen is left on its own', () => {
    const letters = fc.constantFrom(...UNSEEN, '\uD800', '\uDC00', '\r', 'a', '主', '😀', 'م', 'क', '🏴', '1', '\u20E3')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(letters).map((all) => all.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (raw) => {
          const kept = clean(raw)
          expect(kept.isWellFormed()).toBe(true)
          expect(clean(kept)).toBe(kept)
          expect(kept).not.toMatch(/[\u202A-\u202E\u2066-\u2069\r]|(?![\n\t])\p{Cc}/u)
          if (kept !== '') expect(kept).toMatch(/[^\p{DI}\p{Cc}\p{Z}]/u)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('[S16] every schema of a text reads it so, and refuses one of nothing that can be seen', () => {
    expect(v.parse(text(5), '你\u200B好\0')).toBe('你好')
    expect(v.parse(line(5), '王\n小\u202E二')).toBe('王 小二')
    expect(v.parse(optionalText(5), '\u3164')).toBe('')
    for (const schema of [text(9), line(9)]) expect(v.is(schema, '\u200B\u3164\u2800')).toBe(false)
  })

  it('[S16] half a million unseen letters take no time to speak of', () => {
    const started = performance.now()
    clean('\u200B'.repeat(500_000))
    clean('🏴\u{E0061}'.repeat(100_000))
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
