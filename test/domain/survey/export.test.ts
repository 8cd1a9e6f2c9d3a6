import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Definition, Element } from '#contract/survey/definition.ts'
import type { StaffResponse } from '#contract/survey/response.ts'
import { codebookOf } from '#domain/survey/export/codebook.ts'
import { BOM, csvLine } from '#domain/survey/export/csv.ts'
import { jsonLine } from '#domain/survey/export/json-lines.ts'
import { layoutOf } from '#domain/survey/export/layout.ts'
import { dataOf, syntaxOf, variablesOf, widthsAfter } from '#domain/survey/export/spss.ts'
import { sheetRow } from '#domain/survey/export/xlsx.ts'
import type { Plain } from '#domain/survey/expression/index.ts'
import { DEFINITION } from './survey-builders.ts'

const WORDING = { language: 'zh-CN', zone: 'Asia/Shanghai' }

const response = (answers: Plain, version = 1): StaffResponse => ({
  ...{ id: 'response-0', version, lang: 'zh-CN', channel: 'web', answers, startedAt: 0, receivedAt: 1_000 },
  ...{ signals: { tookMs: 1_000, changes: 3, automated: false }, enteredBy: null },
})

const numbered = (versions: Definition[]) => new Map(versions.map((definition, at) => [at + 1, definition]))
const csv = (versions: Definition[], responses: StaffResponse[], head = true) => {
  const { headers, rowOf } = layoutOf(numbered(versions), WORDING)
  return (head ? BOM + csvLine(headers) : '') + responses.map((each) => csvLine(rowOf(each))).join('')
}

/** A reader of RFC 4180, written apart. */
const read = (text: string): string[][] => {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (quoted) {
      if (character === '"' && text[at + 1] === '"') cell += text[at++]
      else if (character === '"') quoted = false
      else cell += character
    } else if (character === '"') quoted = true
    else if (character === ',') {
      row.push(cell)
      cell = ''
    } else if (character === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
      at++
    } else cell += character
  }
  return rows
}

describe('[Q9] an export as CSV', () => {
  it('has a BOM, codes and labels, and one column an option', () => {
    const answers = {
      one: 'b',
      many: ['a', 'c'],
      age: 30,
      rank: ['c', 'a', 'b'],
      grid: { r1: 'a' },
      table: { x: { cell: 'c' } },
      people: [{ kin: 'a' }],
    }
    const text = csv([DEFINITION], [response(answers)])
    expect(text.startsWith('\uFEFF')).toBe(true)
    const [header = [], row = []] = read(text.slice(1))
    const cell = (name: string) => row[header.indexOf(name)]
    expect(row).toHaveLength(header.length)
    expect(new Set(header).size).toBe(header.length)
    expect([cell('one'), cell('单选'), cell('多选: 选项a'), cell('多选: 选项b'), cell('年龄')]).toEqual([
      ...['b', '选项b', '1', '0', '30'],
    ])
    expect([cell('rank: 选项a'), cell('rank: 选项c'), cell('grid: r1'), cell('table: x: cell')]).toEqual([
      ...['2', '1', '选项a', '选项c'],
    ])
    expect(cell('people')).toBe('[{"kin":"a"}]')
    expect(cell('words')).toBe('')
  })

  it('has a column for what is written to an option with a field of its own, one choice or several', () => {
    const choices = [
      { id: 'c1', value: 'bus', text: { 'zh-CN': '公交' } },
      { id: 'c2', value: 'car', text: { 'zh-CN': '自驾' }, showCommentArea: true },
    ]
    const elements: Element[] = [
      { type: 'dropdown', id: 'q-one', name: 'one', choices },
      { type: 'checkbox', id: 'q-many', name: 'many', choices },
    ]
    const definition: Definition = { languages: ['zh-CN'], pages: [{ id: 'p', name: 'p', elements }] }
    const car = (comment: string) => ({ value: 'car', comment })
    const answers = { one: car('电动车'), many: ['bus', car('拼车')] }
    const [header = [], row = []] = read(csv([definition], [response(answers)]).slice(1))
    const cell = (name: string) => row[header.indexOf(name)]
    expect([cell('one: 自驾 …'), cell('many: 自驾 …'), cell('many'), cell('many: 自驾')]).toEqual([
      ...['电动车', '拼车', 'bus;car', '1'],
    ])
    const variables = variablesOf(layoutOf(numbered([definition]), WORDING))
    expect(new Set(variables.map(({ name }) => name)).size).toBe(variables.length)
  })

  it('[Q4] an option that was taken away keeps its label, in SPSS and in the codebook', () => {
    const later = structuredClone(DEFINITION)
    const [first] = later.pages[0]?.elements ?? []
    if (first?.type !== 'radiogroup') throw new Error('the first question is another')
    Object.assign(first, { choices: first.choices?.slice(1) })
    const versions = numbered([DEFINITION, later])
    const variables = variablesOf(layoutOf(versions, WORDING))
    expect(variables.find(({ name }) => name === 'Q1')?.labels.map(([code]) => code)).toEqual(['b', 'c', 'other', 'a'])
    expect(read(codebookOf(versions).slice(1))).toContainEqual(['q-one', 'option', 'a', '', '选项a', 'Option a'])
  })

  it('[Q4] joins versions by the ids of questions, whatever they are called', () => {
    const later = structuredClone(DEFINITION)
    const [first, , third] = later.pages[0]?.elements ?? []
    Object.assign(first ?? {}, { name: 'renamed', title: { 'zh-CN': '改名' } })
    Object.assign(third ?? {}, { id: 'q-other-age', name: 'otherAge', title: { 'zh-CN': '另一年龄' } })
    const [header = [], old = [], now = []] = read(
      csv([DEFINITION, later], [response({ one: 'a', age: 5 }), response({ renamed: 'b', otherAge: 6 }, 2)]).slice(1),
    )
    const at = (name: string) => header.indexOf(name)
    expect([old[at('改名')], now[at('改名')]]).toEqual(['选项a', '选项b'])
    expect([old[at('年龄')], now[at('年龄')], old[at('另一年龄')], now[at('另一年龄')]]).toEqual(['5', '', '', '6'])
  })

  it('defuses what a spreadsheet would run, and loses no character of it', () => {
    const nasty = fc.oneof(
      fc.string(),
      fc.constantFrom('=1+1', '+86 10', '-2', '@SUM(A1)', '\t=1', '"quoted"', 'a,b', '一\r\n二', '=cmd|" /C calc"!A0'),
    )
    fc.assert(
      fc.property(nasty, (words) => {
        const text = csv([DEFINITION], [response({ words })], false)
        const [row = []] = read(text)
        const cell = row.at(-1) ?? ''
        expect(cell).not.toMatch(/^[=+\-@\t\r]/)
        expect(cell === words || cell === `'${words}`).toBe(true)
      }),
    )
  })
})

it('[Q9] an export as JSON Lines has every response as it was given', () => {
  const lines = [response({ one: 'a' }), response({ words: '一\n二' })].map(jsonLine)
  expect(lines.map((line) => JSON.parse(line).answers)).toEqual([{ one: 'a' }, { words: '一\n二' }])
  for (const line of lines) expect(line.indexOf('\n')).toBe(line.length - 1)
})

it('[Q9] a row of a sheet is well-formed whatever people wrote, and numbers are numbers', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const row = sheetRow([text, 7, ''], 2)
      const [, inside = ''] = /<t xml:space="preserve">([^<>]*)<\/t>/.exec(row) ?? ['', '']
      expect(inside).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/)
      expect(row.endsWith('<c r="B2"><v>7</v></c></row>')).toBe(true)
    }),
  )
})

describe('[Q9] an export for SPSS', () => {
  const layout = layoutOf(numbered([DEFINITION]), WORDING)
  const variables = variablesOf(layout)

  it('has a variable a question and option, under names it takes, with labels', () => {
    const names = variables.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[A-Z][A-Z0-9_]{0,63}$/)
    const syntax = syntaxOf(variables, widthsAfter(variables, []), 'data.csv')
    expect(syntax).toContain('Q1 "单选"')
    expect(syntax).toMatch(/VALUE LABELS Q1\r\n {2}"a" "选项a"/)
    expect(syntax).toMatch(/Q3_1 "多选: 选项a"\r\n {2}Q3_2/)
  })

  it('has room for the longest text and code there is, and labels only the codes that SPSS can label', () => {
    const long = '很长的选项'.repeat(20)
    const choices = [
      { id: 'c1', value: long },
      { id: 'c2', value: '短' },
    ]
    const elements: Element[] = [
      { type: 'dropdown', id: 'q-one', name: 'one', choices },
      { type: 'comment', id: 'q-words', name: 'words' },
    ]
    const own = layoutOf(numbered([{ languages: ['zh-CN'], pages: [{ id: 'p', name: 'p', elements }] }]), WORDING)
    const named = variablesOf(own)
    const rows = ['意见'.repeat(700), 'short', '字'.repeat(20_000)].map((words) =>
      dataOf(named, own.rowOf(response({ words }))),
    )
    const first = widthsAfter(named, rows.slice(0, 1))
    expect(syntaxOf(named, first, 'data.csv')).toMatch(/Q1 A300\r\n {4}Q2 A4200\r\n/)
    expect(syntaxOf(named, widthsAfter(named, rows.slice(1), first), 'data.csv')).toMatch(/Q2 A32767\r\n/)
    expect(syntaxOf(named, first, 'data.csv')).toMatch(/VALUE LABELS Q1\r\n {2}"短" "短"\r\n {2}\./)
  })

  it('has no text where a number is read, and no line within a line', () => {
    const cells = dataOf(variables, layout.rowOf(response({ one: 'a', many: ['a'], age: 30, words: '一\n二' })))
    const cell = (name: string) => cells[variables.findIndex((variable) => variable.name === name)]
    expect([cell('Q1'), cell('Q3_1'), cell('Q3_2')]).toEqual(['a', 1, 0])
    expect(cells).toContain('一 二')
    for (const [at, { format }] of variables.entries())
      if (format.startsWith('F')) expect(cells[at] === '' || typeof cells[at] === 'number').toBe(true)
  })
})

it('[M10] the codebook says every column and option in every language of the survey', () => {
  const [header = [], ...rows] = read(codebookOf(numbered([DEFINITION])).slice(1))
  expect(header).toEqual(['key', 'kind', 'code', 'versions', 'zh-CN', 'en'])
  expect(rows).toContainEqual(['q-one', 'code', '', '1', '单选', 'One'])
  expect(rows).toContainEqual(['q-one', 'option', 'a', '', '选项a', 'Option a'])
})
