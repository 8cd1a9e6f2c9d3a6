import { describe, expect, it } from 'vitest'
import { rankOf } from '../../functions/runtime/rank.ts'
import { sealingWith } from '../../functions/runtime/sealing.ts'

const secret = sealingWith(async () => 'a secret')

describe('[Q5] which of equal counts are hidden', () => {
  it('is the same at each look, another in each survey, and nothing without the secret tells it', async () => {
    const about = Array.from({ length: 50 }, (_, at) => JSON.stringify(['question', `option-${at}`]))
    const ranks = async (...of: Parameters<typeof rankOf>) => about.map(await rankOf(...of))
    const first = await ranks(secret, 'survey-0001')
    expect(await ranks(secret, 'survey-0001')).toEqual(first)
    for (const other of [
      await ranks(secret, 'survey-0002'),
      await ranks(
        sealingWith(async () => 'another'),
        'survey-0001',
      ),
    ])
      expect(other.filter((rank, at) => rank === first[at])).toEqual([])
    // Not 32 bits, of which two in 65,000 meet.
    expect(new Set(first).size).toBe(about.length)
    expect(Math.max(...first)).toBeGreaterThan(2 ** 40)
    expect(first.every(Number.isSafeInteger)).toBe(true)
  })
})
