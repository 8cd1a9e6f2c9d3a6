import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jaccard, LIKELY_DUPLICATE, ngrams } from '#domain/similarity.ts'
import { groupNearDuplicates } from '#domain/solicitation/near-duplicates.ts'

const group = (texts: readonly string[]) => {
  const job = groupNearDuplicates(texts.map((text, index) => ({ id: String(index), text })))
  let step = job.next()
  while (!step.done) step = job.next()
  return step.value
}

/** The same by comparing every text with every leader. */
const plainly = (texts: readonly string[]) => {
  const groups: { leaderId: string; memberIds: string[] }[] = []
  for (const [index, text] of texts.entries()) {
    const likeness = ({ leaderId }: { leaderId: string }) =>
      jaccard(ngrams(text), ngrams(texts[Number(leaderId)] ?? ''))
    const closest = groups.reduce<(typeof groups)[number] | null>(
      (best, each) => (likeness(each) > (best ? likeness(best) : 0) ? each : best),
      null,
    )
    if (closest && likeness(closest) >= LIKELY_DUPLICATE) closest.memberIds.push(String(index))
    else groups.push({ leaderId: String(index), memberIds: [String(index)] })
  }
  return groups.filter(({ memberIds }) => memberIds.length > 1)
}

describe('near duplicates', () => {
  it('a campaign is one group, whatever each of them changed a little; others stay alone', () => {
    const texts = [
      '请把路灯开启时间由三十分钟改为十五分钟，方便群众出行。',
      '建议保留现有规定。',
      '请把路灯的开启时间由三十分钟改为十五分钟，以方便群众出行！',
      '请将路灯开启时间由三十分钟改为十五分钟，方便群众出行',
    ]
    expect(group(texts)).toEqual([{ leaderId: '0', memberIds: ['0', '2', '3'] }])
  })

  it('texts without a letter are alike to none', () => {
    expect(group(['！！！', '', '！！！', '？'])).toEqual([])
  })

  it('are exactly those that comparing all with all leaders finds', () => {
    const short = fc.string({ unit: fc.constantFrom('路', '灯', '开', '关', 'a', 'b'), maxLength: 14 })
    const phrase = fc
      .array(fc.constantFrom('请把路灯', '开启时间', '改为十五分钟', '方便出行', '建议保留', 'street lamps'), {
        maxLength: 6,
      })
      .map((list) => list.join(''))
    fc.assert(
      fc.property(fc.array(fc.oneof(short, phrase), { maxLength: 40 }), (texts) => {
        expect(group(texts)).toEqual(plainly(texts))
      }),
      { numRuns: 300 },
    )
  })

  it('tells how far it is', () => {
    const job = groupNearDuplicates(
      Array.from({ length: 2_500 }, (_, index) => ({ id: String(index), text: `${index}` })),
    )
    const told: number[] = []
    for (let step = job.next(); !step.done; step = job.next()) told.push(step.value)
    expect(told).toEqual([0, 0, 0, 0, 1_000, 2_000])
  })

  it('a campaign of thousands is one group, and costs no square of them', () => {
    const campaign = '请把路灯开启时间由三十分钟改为十五分钟，方便群众出行，并在人民路增设照明设施。'
    const texts = Array.from({ length: 5_000 }, (_, index) =>
      index % 2 ? `${campaign}${index}` : `第${index}号意见：${(index * 7919).toString(36).repeat(3)}应当修改`,
    )
    expect(Math.max(...group(texts).map(({ memberIds }) => memberIds.length))).toBe(2_500)
  }, 20_000)
})
