import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { DraftPart } from '#contract/solicitation/draft.ts'
import { correct } from '#domain/solicitation/correct.ts'
import { importDraft } from '#domain/solicitation/import/index.ts'
import { hanNumeral, numeral } from '#domain/solicitation/import/numerals.ts'
import { textOf, withIds } from '#domain/solicitation/parts.ts'
import { ids } from './builders.ts'

const read = (source: string, format: 'text' | 'markdown' | 'html' = 'text') => importDraft({ format, source })
/** A part a line: `## 第一章 总则` for a heading of level 2. */
const shown = (source: string, format?: 'text' | 'markdown' | 'html') =>
  read(source, format).parts.map((part) =>
    part.type === 'heading'
      ? `${'#'.repeat(part.level)} ${part.number} ${part.title}`.trim()
      : `${part.number}|${part.text}`,
  )

const STATUTE = `某县城市照明管理办法
（征求意见稿）

目　录
第一章　总则
第二章　建设
第一节　一般规定

第一章　总则
第一条　为了加强城市照明管理，制定本办法。
第二条　本办法所称城市照明，包括：
（一）道路照明；
（二）景观照明。
第一条所称管理，适用第二款。
第二章　建设
第一节　一般规定
第三条　新建道路应当同步建设照明设施。
第十二条之一　附则。`

describe('[M3] the import of a draft', () => {
  it('reads chapters, sections and articles, items and citations staying in their article, contents left out', () => {
    expect(read(STATUTE).title).toBe('某县城市照明管理办法（征求意见稿）')
    expect(shown(STATUTE)).toEqual([
      '## 第一章 总则',
      '第一条|为了加强城市照明管理，制定本办法。',
      '第二条|本办法所称城市照明，包括：\n（一）道路照明；\n（二）景观照明。\n第一条所称管理，适用第二款。',
      '## 第二章 建设',
      '### 第一节 一般规定',
      '第三条|新建道路应当同步建设照明设施。',
      '第十二条之一|附则。',
    ])
  })

  it('keeps a section whose title recurs in the next chapter', () => {
    const source = '第一章 甲\n第一节 一般规定\n第一条 一。\n第二章 乙\n第一节 一般规定\n第二条 二。'
    expect(shown(source)).toHaveLength(6)
  })

  test.each([
    ['Arabic', '第1条 一。\n第2条 二。', ['第1条|一。', '第2条|二。']],
    ['full-width', '第１条　一。\n第２条　二。', ['第１条|一。', '第２条|二。']],
    ['without a space', '第一条为了管理。\n第二条本办法适用。', ['第一条|为了管理。', '第二条|本办法适用。']],
    [
      'Western',
      'Chapter I General\nArticle 1. Purpose\nThis Act governs lighting.\nArticle 2 of the Road Act applies.\nArticle 2 Scope',
      [
        '## Chapter I General',
        'Article 1|Purpose\nThis Act governs lighting.\nArticle 2 of the Road Act applies.',
        'Article 2|Scope',
      ],
    ],
    ['decimal', '1. One\nmore\n2. Two', ['1.|One\nmore', '2.|Two']],
    [
      'two-level decimal',
      '1. General\n1.1 Purpose\n1.2 Scope\n1.2.1 Roads\n2. Building\n2.1 New roads',
      ['## 1. General', '1.1|Purpose', '1.2|Scope\n1.2.1 Roads', '## 2. Building', '2.1|New roads'],
    ],
    [
      'Chinese outline',
      '各乡镇：\n一、总体要求\n（一）坚持规划。\n1.先急后缓。\n二、主要任务\n加快建设。\n（二）落实。',
      [
        '|各乡镇：',
        '## 一、 总体要求',
        '（一）|坚持规划。\n1.先急后缓。',
        '## 二、 主要任务',
        '|加快建设。',
        '（二）|落实。',
      ],
    ],
    ['no numbering at all', '只有一段。\n还有一段。', ['|只有一段。\n还有一段。']],
  ])('reads %s numbering', (_, source, expected) => {
    expect(shown(source)).toEqual(expected)
  })

  it('reads Markdown without its signs', () => {
    const source =
      '# 办法\n\n## 第一章 总则\n\n**第一条** 为了[管理](http://x)，制定 *本* 办法。\n\n> 第二条 适用 a_b_c。\n- （一）路灯'
    expect(shown(source, 'markdown')).toEqual([
      '## 第一章 总则',
      '第一条|为了管理，制定 本 办法。',
      '第二条|适用 a_b_c。\n（一）路灯',
    ])
  })

  it('reads HTML as text: blocks are lines, entities characters, and no markup comes through', () => {
    const source =
      '<html><head><title>t</title><style>p{}</style></head><body><!-- x --><h1>办法</h1><p>第一章&nbsp;总则</p>' +
      '<p class="MsoNormal"><b>第一条</b>&emsp;a &lt;b&gt; &#31532;&#x4e8c;<o:p></o:p>\n续</p><script>alert(1)</script><div>（一）灯<br>（二）线</div>'
    expect(read(source, 'html').title).toBe('办法')
    expect(shown(source, 'html')).toEqual(['## 第一章 总则', '第一条|a <b> 第二 续\n（一）灯\n（二）线'])
  })

  it('loses no line, whatever it is given', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '第一章 总则',
        '第一条 甲',
        '第二条规定',
        'Article 3 x',
        '1. a',
        '1.1 b',
        '一、丙',
        '（一）丁',
        '目录',
        '',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const { title, parts } = read(lines.join('\n') || ' ')
        const squeezed = (text: string) => text.replace(/[\s\p{Cf}：:.、．–—-]/gu, '')
        const all = squeezed([title ?? '', ...parts.map((part) => part.number + textOf(part))].join(''))
        for (const each of lines) {
          const rest = squeezed(each.normalize('NFC'))
          if (!/^(目录|第.章.*|第.节.*)$/.test(rest)) expect(all).toContain(rest)
        }
      }),
    )
  })

  test.each([
    ['十', 10],
    ['一百零三', 103],
    ['二十', 20],
    ['一千二百三十四', 1234],
    ['１０３', 103],
    ['两', 2],
  ])('reads %s as %d', (text, number) => {
    expect(numeral(text)).toBe(number)
  })
})

describe('[M3] an article keeps its id, and so its comments', () => {
  const first = withIds(read(STATUTE).parts, [], ids())
  const idOf = (parts: readonly DraftPart[], number: string) => parts.find((part) => part.number === number)?.id

  it('imported again unchanged, all do', () => {
    expect(withIds(read(STATUTE).parts, first, ids('x'))).toEqual(first)
  })

  it('renumbered by an article inserted before it, or reworded', () => {
    const changed = STATUTE.replace(
      '第三条　新建道路应当',
      '第三条　县人民政府领导照明工作。\n第四条　新建和改建道路应当',
    )
    const second = withIds(read(changed).parts, first, ids('x'))
    expect(idOf(second, '第四条')).toBe(idOf(first, '第三条'))
    expect(idOf(second, '第三条')).toMatch(/^x/)
    expect(idOf(second, '第一条')).toBe(idOf(first, '第一条'))
  })

  it('whatever was shuffled, no id is given twice and equal texts keep theirs', () => {
    const texts = fc.uniqueArray(
      fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁'), minLength: 1, maxLength: 6 }),
      {
        maxLength: 8,
      },
    )
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const articles = (list: string[]) => list.map((text) => ({ type: 'article' as const, number: '', text }))
        const old = withIds(articles(before), [], ids())
        const next = withIds(articles(after), old, ids('x'))
        expect(new Set(next.map(({ id }) => id)).size).toBe(next.length)
        for (const part of next) {
          const same = old.find((each) => textOf(each) === textOf(part))
          if (same) expect(part.id).toBe(same.id)
        }
      }),
    )
  })
})

describe('corrections by hand', () => {
  const parts = withIds(read('第一章 总则\n第一条 甲。乙。\n第二条 丙。').parts, [], ids())
  const [chapter, one, two] = parts.map(({ id }) => id) as [string, string, string]
  const done = (...args: Parameters<typeof correct>) => {
    const result = correct(...args)
    return result.ok
      ? result.value.map((part) => `${part.type === 'heading' ? '#' : ''}${part.number}|${textOf(part)}`)
      : result.refusal.code
  }

  it('split and join', () => {
    const split = correct(parts, { type: 'split', id: one, at: 2, newId: 'new-000001', number: '第二条' })
    expect(split.ok && split.value.map(textOf)).toEqual(['总则', '甲。', '乙。', '丙。'])
    expect(split.ok && done(split.value, { type: 'join', id: 'new-000001' })).toEqual([
      '#第一章|总则',
      '第一条|甲。\n第二条　乙。',
      '第二条|丙。',
    ])
    expect(done(parts, { type: 'split', id: one, at: 0, newId: 'new-000001', number: '' })).toBe('invalid-input')
    expect(done(parts, { type: 'join', id: one })).toBe('wrong-state')
  })

  it('insert, move, remove, and from article to heading', () => {
    const part = { type: 'article', id: 'new-000001', number: '', text: '序' } as const
    expect(done(parts, { type: 'insert', part, after: null })).toEqual([
      '|序',
      '#第一章|总则',
      '第一条|甲。乙。',
      '第二条|丙。',
    ])
    expect(done(parts, { type: 'move', id: two, after: chapter })).toEqual([
      '#第一章|总则',
      '第二条|丙。',
      '第一条|甲。乙。',
    ])
    expect(done(parts, { type: 'remove', id: one })).toEqual(['#第一章|总则', '第二条|丙。'])
    const heading = { type: 'heading', id: two, level: 2, number: '第二章', title: '建设' } as const
    expect(done(parts, { type: 'edit', part: heading })).toEqual(['#第一章|总则', '第一条|甲。乙。', '#第二章|建设'])
    expect(done(parts, { type: 'insert', part: heading, after: null })).toBe('id-taken')
    expect(done(parts, { type: 'remove', id: 'nobody-0000' })).toBe('not-found')
  })
})

describe('Chinese numerals', () => {
  it('are written as they are read, from 一 to 九千九百九十九', () => {
    for (let number = 1; number < 10_000; number++) expect(numeral(hanNumeral(number))).toBe(number)
    expect([10, 12, 20, 101, 110, 1_001].map(hanNumeral)).toEqual([
      '十',
      '十二',
      '二十',
      '一百零一',
      '一百一十',
      '一千零一',
    ])
  })
})
