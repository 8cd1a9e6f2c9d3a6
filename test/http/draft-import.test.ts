import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { DraftParts } from '#contract/solicitation/draft.ts'
import { readDocument } from '../../functions/http/solicitation/import.ts'
import { ids } from '../domain/solicitation/builders.ts'

const SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const document = (body: string) => `<?xml version="1.0"?><w:document ${SPACE}><w:body>${body}</w:body></w:document>`
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`
const numbered = (text: string, depth = 0) =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="7"/></w:numPr>`)

const NUMBERING = `<w:numbering ${SPACE}>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="4"/></w:num></w:numbering>`
const STYLES = `<w:styles ${SPACE}><w:style w:styleId="Chapter"><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Sub"><w:basedOn w:val="Chapter"/></w:style></w:styles>`

const docx = (body: string, more: Record<string, string> = {}) =>
  Buffer.from(
    zipSync({
      'word/document.xml': strToU8(document(body)),
      ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
    }),
  ).toString('base64')
const read = (base64: string) => readDocument({ format: 'docx', base64 }, [], ids())
const partsOf = (base64: string) => {
  const got = read(base64)
  if (!got.ok) throw new Error(got.refusal.code)
  return got.value
}

describe('[O8] a Word document', () => {
  it('is read with the numbers that Word draws: 第…章 by its style, 第…条 and （一） by its list', () => {
    const body = [
      paragraph('城市照明管理办法'),
      paragraph('总则', '<w:pStyle w:val="Sub"/>'),
      numbered('为了加强管理，制定本办法。'),
      numbered('本办法所称照明，包括：'),
      numbered('功能照明；', 1),
      numbered('景观照明。', 1),
      paragraph('管理', '<w:pStyle w:val="Chapter"/>'),
      numbered('路灯应当按时开启。'),
    ].join('')
    const { title, parts, problems } = partsOf(
      docx(body, { 'word/numbering.xml': NUMBERING, 'word/styles.xml': STYLES }),
    )
    expect(title).toBe('城市照明管理办法')
    expect(parts.map((part) => [part.number, part.type === 'heading' ? part.title : part.text])).toEqual([
      ['第一章', '总则'],
      ['第一条', '为了加强管理，制定本办法。'],
      ['第二条', '本办法所称照明，包括：\n（一）\u3000功能照明；\n（二）\u3000景观照明。'],
      ['第二章', '管理'],
      ['第三条', '路灯应当按时开启。'],
    ])
    expect(problems).toEqual([])
  })

  it('comes without what was deleted or moved away, with tabs, breaks and entities as a reader sees them', () => {
    const body = `${paragraph('标题')}<w:p>${run('第一条　甲&amp;乙')}<w:del><w:r><w:delText>删</w:delText></w:r></w:del>
<w:moveFrom>${run('移走')}</w:moveFrom><w:ins>${run('，新增')}</w:ins><w:r><w:br/></w:r>${run('第二行')}</w:p>
<mc:AlternateContent><mc:Choice>${paragraph('第二条　图')}</mc:Choice><mc:Fallback>${paragraph('第二条　图')}</mc:Fallback></mc:AlternateContent>
<w:p><w:r><w:drawing><a/></w:drawing></w:r></w:p>`
    const { parts, problems } = partsOf(docx(body))
    expect(parts).toMatchObject([
      { number: '第一条', text: '甲&乙，新增\n第二行' },
      { number: '第二条', text: '图' },
    ])
    expect(problems).toEqual([{ problem: 'left-out', partId: null, detail: '1' }])
  })

  it('says which numbers are missing or there twice', () => {
    const body = ['题', '第一条　甲', '第三条　丙', '第三条　丁'].map((text) => paragraph(text)).join('')
    expect(partsOf(docx(body)).problems).toMatchObject([
      { problem: 'number-missing', detail: '2' },
      { problem: 'number-repeated', detail: '第三条' },
    ])
  })

  it('that is none, is broken or would grow beyond all measure is refused', () => {
    const rule = (base64: string) => {
      const got = read(base64)
      return got.ok ? 'read' : got.refusal.issues?.[0]?.rule
    }
    expect(rule(Buffer.from('plain text').toString('base64'))).toBe('not_docx')
    const whole = Buffer.from(docx(paragraph('第一条　甲'.repeat(2_000))), 'base64')
    expect(rule(whole.subarray(0, whole.length / 2).toString('base64'))).toBe('not_docx')
    expect(rule(Buffer.from(zipSync({ 'other.xml': strToU8('<a/>') })).toString('base64'))).toBe('not_docx')
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(60_000_000) })
    expect(bomb.length).toBeLessThan(100_000)
    expect(rule(Buffer.from(bomb).toString('base64'))).toBe('not_docx')
  })

  it('whatever it says, gives parts that fit the contract, and loses no word', () => {
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', 'a', '1', '第', '条', '一', ' ', '、'), maxLength: 30 })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (lines) => {
        const got = read(docx(lines.map((line) => paragraph(line)).join('')))
        if (!got.ok) throw new Error(got.refusal.code)
        const { title, parts } = got.value
        expect(v.safeParse(DraftParts, parts).success).toBe(true)
        const bare = (text: string) => text.replace(/\s/g, '')
        const words = [
          title ?? '',
          ...parts.map((part) => part.number + (part.type === 'heading' ? part.title : part.text)),
        ]
        const kept = bare(words.join(''))
        for (const character of new Set(bare(lines.join('')))) expect(kept).toContain(character)
      }),
      { examples: [[['一、']], [['第一条', '第二条 甲']]] },
    )
  })
})

describe('[O8] an article longer than one may be', () => {
  it('goes on in the next, and is pointed out', () => {
    const text = `第一条　${'长'.repeat(19_990)}\n${'长'.repeat(5_000)}\n第二条　短`
    const got = readDocument({ format: 'text', source: text }, [], ids())
    if (!got.ok) throw new Error(got.refusal.code)
    expect(got.value.parts.map((part) => part.number)).toEqual(['第一条', '', '第二条'])
    expect(v.safeParse(DraftParts, got.value.parts).success).toBe(true)
    expect(got.value.problems).toMatchObject([{ problem: 'long-article' }])
  })
})
