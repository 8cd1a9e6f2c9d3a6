import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PATTERN_LIMITS, parsePattern } from '#contract/pattern/index.ts'
import * as re2 from '#domain/pattern/re2.ts'
import * as states from '#domain/pattern/states.ts'

const parsed = (source: string, insensitive = false) => {
  const found = parsePattern(source, insensitive)
  if (!found.ok) throw new Error(`${source}: ${found.reason}`)
  return found.pattern
}
/** What the platform finds and what a page finds. */
const found = (source: string, text: string, insensitive = false) =>
  [re2, states].map(({ matcherOf }) => matcherOf(parsed(source, insensitive))(text))

/** Every construct of the language that can be run in linear time, and characters on which engines are known to differ. */
const PIECES = [
  ...['a', 'B', 'k', '1', '_', ' ', '-', '中', 'ß', 'ſ', '\u212a', '\u3000', '\u2028', '\n', 'é', 'Σ', 'ς', 'İ'],
  ...[
    '.',
    '\\d',
    '\\D',
    '\\w',
    '\\W',
    '\\s',
    '\\S',
    '\\.',
    '\\-',
    '\\/',
    '\\@',
    '\\n',
    '\\t',
    '\\u4e2d',
    '\\x41',
    '\\cJ',
  ],
  ...[
    '\\A',
    '\\z',
    '\\Q',
    '\\a',
    '\\0',
    '[^]',
    '[]',
    '[a-c]',
    '[^a-c]',
    '[\\w-]',
    '[-x]',
    '[\\d-x]',
    '[一-龥]',
    '[^\\S ]',
    '[\\b]',
  ],
  ...['[[:alpha:]]', '[A-z]', '[À-ÿ]', ']', '}', '{', '{,2}', 'x{,3}', '\\中', '\\u12', '\\xg', '(?:)', '()'],
]
const EDGES = ['^', '$', '\\b', '\\B']
const QUANTIFIERS = ['*', '+', '?', '{2}', '{1,}', '{0,3}', '{0}', '*?', '+?', '{1,2}?']
const LETTERS = [...'aAbBkKxX1 _-中一ßſ\u212a\u3000\u2028\n\réÉΣσςİi.@/AzQ{}[],\\\t\0']

const pattern: fc.Arbitrary<string> = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'pattern' },
    fc.constantFrom(...PIECES),
    fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...QUANTIFIERS)).map((both) => both.join('')),
    fc.constantFrom(...EDGES),
    fc.tuple(tie('pattern'), tie('pattern')).map((both) => both.join('')),
    fc.tuple(tie('pattern'), tie('pattern')).map((both) => `(${both.join('|')})`),
    fc.tuple(tie('pattern'), fc.constantFrom(...QUANTIFIERS)).map(([inside, times]) => `(?:${inside})${times}`),
    tie('pattern').map((inside) => `(?<name>${inside})`),
  ),
})).pattern
const ahead = fc
  .tuple(fc.array(fc.tuple(fc.constantFrom('?=', '?!'), pattern), { minLength: 1, maxLength: 2 }), pattern)
  .map(([looks, rest]) => `^${looks.map(([kind, inside]) => `(${kind}${inside})`).join('')}(?:${rest})`)
/** Each group by a name of its own, as JavaScript wants it. */
const named = (source: string) => {
  let count = 0
  return source.replaceAll('(?<name>', () => `(?<name${count++}>`)
}
const text = fc.array(fc.constantFrom(...LETTERS), { maxLength: 8 }).map((letters) => letters.join(''))

describe('patterns of people', () => {
  it('[B1] find the same on the platform, in the page, and in JavaScript itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(pattern, ahead),
        fc.array(text, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (drawn, texts, insensitive) => {
          const source = named(drawn)
          let native: RegExp
          try {
            native = new RegExp(source, insensitive ? 'i' : '')
          } catch {
            expect(parsePattern(source, insensitive)).toMatchObject({ ok: false })
            return
          }
          const read = parsePattern(source, insensitive)
          if (!read.ok) {
            expect(read.reason).not.toBe('none')
            return
          }
          const [platform, page] = [re2.matcherOf(read.pattern), states.matcherOf(read.pattern)]
          for (const one of texts) {
            expect([one, page(one)]).toEqual([one, native.test(one)])
            expect([one, platform(one)]).toEqual([one, native.test(one)])
          }
        },
      ),
      { numRuns: 3_000 },
    )
  })

  it('[B1] take a character beyond U+FFFF for one', () => {
    expect(found('^.{2}$', '😀😀')).toEqual([true, true])
    expect(found('^\\ud83d\\ude00$', '😀')).toEqual([true, true])
    expect(found('^[😀-😂]+$', '😁😂')).toEqual([true, true])
  })

  it.each([
    ...[
      '^[A-Za-z]+( [A-Za-z]+)*$',
      '^[\\w.+-]+@([\\w-]+\\.)+[a-z]{2,}$',
      '^(\\w+\\s?)+$',
      '^(a+)+$',
      '(a|a)*b',
      '(.*)*,',
    ],
    ...[
      '^\\d*\\d*\\d*\\d*\\d*\\d*x$',
      '^(.+) (.+) (.+)$',
      '^(\\d+号)?(\\d+室)?$',
      '^([\\u4e00-\\u9fa5]+(省|市|区|县))*.+$',
    ],
    ...['^(?=.*\\d)(?=.*[a-z]).{8,}$', '^(?!.*  ).+$', '^.{1,1000}$', '^\\d{15}(\\d{2}[0-9xX])?$'],
  ])('are taken whatever they repeat, for nothing is tried twice: %s', (source) => {
    expect(parsePattern(source, false)).toMatchObject({ ok: true })
  })

  it.each(['(', '[', 'a**', ')', '*', '^*', 'a{3,2}', '[b-a]', '\\', '(?', '(?<>a)', '+a', '{2}', '(?<1>a)'])(
    'are none: %s',
    (source) => {
      expect(() => new RegExp(source)).toThrow()
      expect(parsePattern(source, false)).toEqual({ ok: false, reason: 'none' })
    },
  )

  it.each([
    ...[
      '(a)\\1',
      '(?<n>a)\\k<n>',
      '(?<=a)b',
      '(?<!a)b',
      'a(?=b)',
      '(?:^(?=a))',
      '^(?=a)a|b',
      '\\p{L}',
      '\\ud800',
      '[\\ud83c]',
    ],
    ...['(?i:a)', '\\07', '\\8', '(?=a)*'],
  ])('that only backtracking could run, or that mean what nobody means, are refused: %s', (source) => {
    expect(parsePattern(source, false)).toEqual({ ok: false, reason: 'unsupported' })
  })

  it.each([
    ...[
      '(a{1,1000}){1,1000}',
      'a{1001}',
      '(((a{50}){50}){50}){50}',
      'a{99999999999999999999}',
      `${'('.repeat(60)}a${')'.repeat(60)}`,
    ],
    ...[
      `${'(a|b|c)?'.repeat(10)}{1000}`.slice(0, 0) + 'x'.repeat(501),
      '((((a?)?)?)?){1000}',
      '(){1000}(||||||||){1000}',
    ],
  ])('that count too far or are too long are refused before they are run: %s', (source) => {
    expect(parsePattern(source, false)).toEqual({ ok: false, reason: 'too-large' })
  })

  it('[B1] cost no more than in proportion to the text, in the platform’s engine and the page’s', () => {
    const size = 5_000
    const attacks: [string, (length: number) => string][] = [
      ['^\\d*\\d*\\d*\\d*\\d*\\d*x$', (length) => '1'.repeat(length)],
      ['^(.+) (.+) (.+)$', (length) => `${'a '.repeat(length / 2)}\n`],
      ['(a+)+$', (length) => `${'a'.repeat(length)}b`],
      ['(a|a)*b', (length) => 'a'.repeat(length)],
      ['(.*)*,', (length) => 'a'.repeat(length)],
      ['^\\w+\\s*\\w+\\s*\\w+\\s*\\w+$', (length) => `${'a'.repeat(length)}!`],
      ['^.*[A-Z].*[a-z].*[0-9].*[!@#].*$', (length) => 'Aa0'.repeat(length / 3)],
      ['(a?){40}a{40}$', (length) => `${'a'.repeat(length)}b`],
    ]
    for (const [source, make] of attacks)
      for (const { matcherOf } of [re2, states]) {
        const matches = matcherOf(parsed(source))
        const time = (of: string) => {
          let best = Number.POSITIVE_INFINITY
          for (let round = 0; round < 3; round++) {
            const start = process.cpuUsage()
            matches(of)
            const { user, system } = process.cpuUsage(start)
            best = Math.min(best, user + system)
          }
          return best
        }
        const [short, long] = [make(size), make(4 * size)]
        time(short)
        // A thousandth of a second more: below that the clock is too coarse.
        expect([source, time(long) / (time(short) + 1_000) < 8]).toEqual([source, true])
      }
    expect(PATTERN_LIMITS.work / 4 / size).toBeGreaterThan(100)
  })
})
