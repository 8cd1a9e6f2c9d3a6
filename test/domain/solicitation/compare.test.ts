import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DraftPart } from '#contract/solicitation/draft.ts'
import { compareDrafts, compareTexts } from '#domain/solicitation/compare.ts'

const article = (id: string, number: string, text: string): DraftPart => ({ type: 'article', id, number, text })
const joined = (changes: ReturnType<typeof compareTexts>, without: 'added' | 'removed') =>
  changes
    .filter(({ type }) => type !== without)
    .map(({ text }) => text)
    .join('')

describe('[M3] the comparison of two versions', () => {
  it('is by words', () => {
    const changes = compareTexts('路灯应当在三十分钟内开启', '路灯应当在十五分钟内开启', 'zh-CN')
    expect(changes).toEqual([
      { type: 'same', text: '路灯应当在' },
      { type: 'removed', text: '三十' },
      { type: 'added', text: '十五' },
      { type: 'same', text: '分钟内开启' },
    ])
    expect(compareTexts('The lamp is on.', 'The lamps are on.', 'en').map(({ text }) => text)).not.toContain('s')
  })

  it('gives both versions back, whatever changed', () => {
    const text = fc.string({ unit: fc.constantFrom('路', '灯', ' ', 'lamp', '，', '👍🏽', '\n'), maxLength: 40 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = compareTexts(before, after, 'zh-CN')
        expect(joined(changes, 'added')).toBe(before)
        expect(joined(changes, 'removed')).toBe(after)
      }),
    )
  })

  it('of two long texts with nothing in common comes at once', () => {
    const before = Array.from({ length: 10_000 }, (_, index) => `a${index}`).join(' ')
    const after = Array.from({ length: 10_000 }, (_, index) => `b${index}`).join(' ')
    expect(compareTexts(before, after, 'en').map(({ type }) => type)).toEqual(['removed', 'added'])
  })

  it('says of each article whether it is the same, changed, added, removed or moved', () => {
    const before = [
      article('a', '第一条', '为了加强照明管理。'),
      article('b', '第二条', '路灯应当节能。'),
      article('c', '第三条', '本条将被删去的内容。'),
      article('d', '第四条', '景观照明应当与环境相协调。'),
    ]
    const after = [
      article('a', '第一条', '为了加强城市照明管理。'),
      article('d', '第二条', '景观照明应当与环境相协调。'),
      article('e', '第三条', '新增加的一项规定。'),
      article('b', '第四条', '路灯应当节能。'),
    ]
    const rows = compareDrafts(before, after, 'zh-CN').map(({ type, moved, before, after }) => [
      type + (moved ? ' moved' : ''),
      before?.id ?? null,
      after?.id ?? null,
    ])
    expect(rows).toContainEqual(['changed', 'a', 'a'])
    expect(rows).toContainEqual(['added', null, 'e'])
    expect(rows).toContainEqual(['removed', 'c', null])
    expect(rows.filter(([type]) => String(type).endsWith(' moved'))).toHaveLength(1)
    expect(rows.filter(([, , id]) => id !== null).map(([, , id]) => id)).toEqual(['a', 'd', 'e', 'b'])
  })

  it('aligns a draft with the law in force, which shares no ids', () => {
    const law = [article('x', '第五条', '路灯应当在日落后三十分钟内开启。')]
    const draft = [article('y', '第二条', '路灯应当在日落后十五分钟内开启。')]
    expect(compareDrafts(law, draft, 'zh-CN')).toMatchObject([
      { type: 'changed', before: { id: 'x' }, after: { id: 'y' } },
    ])
  })

  it('every part of both versions is in exactly one row', () => {
    const draft = fc
      .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
      .map((list) => list.map((id) => article(id, '', `${id}的内容`.repeat(3))))
    fc.assert(
      fc.property(draft, draft, (before, after) => {
        const rows = compareDrafts(before, after, 'zh-CN')
        expect(rows.flatMap((row) => row.after?.id ?? [])).toEqual(after.map(({ id }) => id))
        expect(rows.flatMap((row) => row.before?.id ?? []).sort()).toEqual(before.map(({ id }) => id).sort())
      }),
    )
  })
})
