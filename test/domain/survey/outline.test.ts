import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { definition } from '#contract/survey/definition.ts'
import { importOutline, type Outlined } from '#domain/survey/import/outline.ts'

const outlined = (source: string, language = 'zh-CN'): Extract<Outlined, { ok: true }> => {
  let serial = 0
  const result = importOutline(source, { newId: () => `id${serial++}`, language })
  if (!result.ok) throw new Error(result.reason)
  return result
}
const elementsOf = (source: string) => outlined(source).definition.pages.flatMap(({ elements = [] }) => elements)

describe('[SI5] a plain outline becomes a survey', () => {
  it('titles, pages, sections and notes stand where they were written', () => {
    const { definition: found, notes } = outlined(`# 满意度调查
感谢您的参与。

## 关于您
1. 您的年龄 [数字 0-120] *
### 办事经历
2. 您来过几次？
- 一次
- 多次
## 意见
3、您的建议 [长文本 最多500]（必填）
> 请勿填写个人信息
`)
    expect(notes).toEqual([])
    expect(found).toMatchObject({
      title: { 'zh-CN': '满意度调查' },
      description: { 'zh-CN': '感谢您的参与。' },
      pages: [
        {
          title: { 'zh-CN': '关于您' },
          elements: [
            {
              type: 'text',
              name: 'q1',
              inputType: 'number',
              min: 0,
              max: 120,
              isRequired: true,
              title: { 'zh-CN': '您的年龄' },
            },
            {
              type: 'panel',
              title: { 'zh-CN': '办事经历' },
              elements: [
                { type: 'radiogroup', name: 'q2', choices: [{ text: { 'zh-CN': '一次' } }, { value: 'q2_2' }] },
              ],
            },
          ],
        },
        {
          title: { 'zh-CN': '意见' },
          elements: [
            { type: 'comment', maxLength: 500, isRequired: true, description: { 'zh-CN': '请勿填写个人信息' } },
          ],
        },
      ],
    })
    expect(v.is(definition, found)).toBe(true)
  })

  it.each([
    ['1. 单选\n○ 甲\n○ 乙', { type: 'radiogroup' }],
    ['1. 多选\n□ 甲\n□ 乙\n□ 其他：____', { type: 'checkbox', showOtherItem: true }],
    [
      '1. 选择 [多选 至少1项 最多2项]\nA. 甲\nB. 乙\nC. 以上都不是',
      { type: 'checkbox', minSelectedChoices: 1, maxSelectedChoices: 2, showNoneItem: true },
    ],
    ['Q1. Pick [dropdown]\n- a\n- b', { type: 'dropdown' }],
    ['1) Order [ranking]\n- a\n- b', { type: 'ranking' }],
    ['1. 打分【评分 1-10】', { type: 'rating', rateMin: 1, rateMax: 10 }],
    ['1. Recommend? [NPS]', { type: 'rating', rateMin: 0, rateMax: 10 }],
    [
      '1. 您对各项服务\n列：满意 | 一般 | 不满意\n- 窗口\n- 网站',
      { type: 'matrix', rows: [{}, {}], columns: [{}, {}, {}] },
    ],
    ['1. 您住在 [地区]', { type: 'region', depth: 3 }],
    ['1. 我已阅读 [知情同意]\n> 您的回答只用于统计', { type: 'consent', statement: { 'zh-CN': '您的回答只用于统计' } }],
    ['1. 邮箱 [邮箱]', { type: 'text', inputType: 'email' }],
    ['1. 是否满意 [是否]', { type: 'boolean' }],
  ])('%s', (source, expected) => {
    const { definition: found, notes } = outlined(source)
    expect(notes).toEqual([])
    expect(found.pages[0]?.elements?.[0]).toMatchObject(expected)
    expect(v.is(definition, found)).toBe(true)
  })

  it('round brackets that name no kind stay in the title', () => {
    expect(elementsOf('1. 您的收入（税后，元）')[0]).toMatchObject({ title: { 'zh-CN': '您的收入（税后，元）' } })
  })

  it('what is not understood is listed by line, and nothing is dropped in silence', () => {
    const { notes } = outlined('- 甲\n1. 头像 [上传]\n2. 颜色 [单选]\n3. 说说 [长文本]\n- 乙\n4. 年龄 [数字 很多]')
    expect(notes).toEqual([
      { line: 1, reason: 'no-question', text: '- 甲' },
      { line: 2, reason: 'unknown-kind', text: '上传' },
      { line: 3, reason: 'options-missing', text: '颜色' },
      { line: 4, reason: 'no-options-here', text: '乙' },
      { line: 6, reason: 'unknown-kind', text: '数字 很多' },
    ])
  })

  it('without a question there is no survey', () => {
    expect(importOutline('# 标题\n说明', { newId: () => 'x', language: 'en' })).toEqual({
      ok: false,
      reason: 'no-question',
    })
  })

  it('any text at all gives a definition of the contract, or says that there is none', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '# a\n',
        '## b\n',
        '### c\n',
        '1. q ',
        '[多选] ',
        '[数字 1-5]',
        '（必填）',
        '*\n',
        '- x\n',
        '□ y\n',
        '列：a|b\n',
        '\n',
        '> h\n',
      ),
      fc.string({ maxLength: 20 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        let serial = 0
        const result = importOutline(pieces.join(''), { newId: () => `id${serial++}`, language: 'en' })
        return !result.ok || v.is(definition, result.definition)
      }),
    )
  })
})
