import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jaccard, LIKELY_DUPLICATE, likelyDuplicates, ngrams } from '#domain/similarity.ts'

const similarity = (a: string, b: string): number => jaccard(ngrams(a), ngrams(b))

describe('likely duplicates', () => {
  it('reads Han in bigrams, the rest in trigrams, without width, case, marks or hidden characters', () => {
    expect([...ngrams('网站，改版')]).toEqual(['网站', '站改', '改版'])
    expect([...ngrams('ＡＢＣ\u200bd')]).toEqual(['abc', 'bcd'])
    expect(similarity('网 站改版！', '网站改版')).toBe(1)
  })

  it('finds an edited copy', () => {
    expect(
      similarity('请问县政府网站什么时候能够支持手机访问？', '县政府网站什么时候能够支持手机访问呢？谢谢'),
    ).toBeGreaterThanOrEqual(LIKELY_DUPLICATE)
  })

  it('leaves unrelated questions alone', () => {
    expect(similarity('网站何时支持手机访问？', '老年证在哪里办理？')).toBeLessThan(LIKELY_DUPLICATE)
  })

  it('an empty text is like nothing', () => {
    expect(similarity('', '')).toBe(0)
    expect(similarity('！？', '网站')).toBe(0)
  })

  it('is symmetric, from 0 to 1, and 1 for itself', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(similarity(a, b)).toBe(similarity(b, a))
        expect(similarity(a, b)).toBeGreaterThanOrEqual(0)
        expect(similarity(a, b)).toBeLessThanOrEqual(1)
        if (ngrams(a).size > 0) expect(similarity(a, a)).toBe(1)
      }),
    )
  })

  it('ruling pairs out by size never loses one', () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom('网', '站', '改', 'a', 'b'), maxLength: 12 }), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('网', '站', '改', 'a', 'b'), maxLength: 12 }),
        texts,
        (text, others) => {
          const candidates = others.map((other, index) => ({ id: String(index), grams: ngrams(other) }))
          const plain = candidates
            .filter(({ grams }) => jaccard(ngrams(text), grams) >= LIKELY_DUPLICATE)
            .map(({ id }) => id)
          expect(
            likelyDuplicates(text, candidates)
              .map(({ id }) => id)
              .sort(),
          ).toEqual(plain.sort())
        },
      ),
    )
  })
})
