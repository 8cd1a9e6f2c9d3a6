import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Definition } from '../../../functions/contract/survey/definition.ts'
import type { StaffResponse } from '../../../functions/contract/survey/response.ts'
import { toCsv } from '../../../functions/domain/survey/export/csv.ts'
import { toJsonLines } from '../../../functions/domain/survey/export/json-lines.ts'
import type { Plain } from '../../../functions/domain/survey/expression/index.ts'
import { DEFINITION } from './survey-builders.ts'

const response = (answers: Plain, version = 1): StaffResponse => ({
  ...{ id: 'response-0', version, lang: 'zh-CN', channel: 'web', answers, startedAt: 0, receivedAt: 1_000 },
  ...{ signals: { tookMs: 1_000, changes: 3, automated: false }, enteredBy: null },
})

const csv = async (versions: Definition[], responses: StaffResponse[], head = true) => {
  const numbered = new Map(versions.map((definition, at) => [at + 1, definition]))
  return (await Array.fromAsync(toCsv(numbered, 'zh-CN', responses, head))).join('')
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
  it('has a BOM, codes and labels, and one column an option', async () => {
    const answers = {
      one: 'b',
      many: ['a', 'c'],
      age: 30,
      rank: ['c', 'a', 'b'],
      grid: { r1: 'a' },
      table: { x: { cell: 'c' } },
      people: [{ kin: 'a' }],
    }
    const text = await csv([DEFINITION], [response(answers)])
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

  it('[Q4] joins versions by the ids of questions, whatever they are called', async () => {
    const later = structuredClone(DEFINITION)
    const [first, , third] = later.pages[0]?.elements ?? []
    Object.assign(first ?? {}, { name: 'renamed', title: { 'zh-CN': '改名' } })
    Object.assign(third ?? {}, { id: 'q-other-age', name: 'otherAge', title: { 'zh-CN': '另一年龄' } })
    const [header = [], old = [], now = []] = read(
      (
        await csv([DEFINITION, later], [response({ one: 'a', age: 5 }), response({ renamed: 'b', otherAge: 6 }, 2)])
      ).slice(1),
    )
    const at = (name: string) => header.indexOf(name)
    expect([old[at('改名')], now[at('改名')]]).toEqual(['选项a', '选项b'])
    expect([old[at('年龄')], now[at('年龄')], old[at('另一年龄')], now[at('另一年龄')]]).toEqual(['5', '', '', '6'])
  })

  it('defuses what a spreadsheet would run, and loses no character of it', async () => {
    const nasty = fc.oneof(
      fc.string(),
      fc.constantFrom('=1+1', '+86 10', '-2', '@SUM(A1)', '\t=1', '"quoted"', 'a,b', '一\r\n二', '=cmd|" /C calc"!A0'),
    )
    await fc.assert(
      fc.asyncProperty(nasty, async (words) => {
        const text = await csv([DEFINITION], [response({ words })], false)
        const [row = []] = read(text)
        const cell = row.at(-1) ?? ''
        expect(cell).not.toMatch(/^[=+\-@\t\r]/)
        expect(cell === words || cell === `'${words}`).toBe(true)
      }),
    )
  })

  it('takes responses as they come and keeps none', async () => {
    let open = 0
    const endless = (async function* () {
      for (let at = 0; ; at++) {
        open = at
        yield response({ one: 'a' })
      }
    })()
    const lines = toCsv(new Map([[1, DEFINITION]]), 'zh-CN', endless)
    for (let line = 0; line < 50; line++) await lines.next()
    expect(open).toBeLessThan(51)
    await lines.return(undefined)
  })
})

it('[Q9] an export as JSON Lines has every response as it was given', async () => {
  const lines = await Array.fromAsync(toJsonLines([response({ one: 'a' }), response({ words: '一\n二' })]))
  expect(lines.map((line) => JSON.parse(line).answers)).toEqual([{ one: 'a' }, { words: '一\n二' }])
  for (const line of lines) expect(line.indexOf('\n')).toBe(line.length - 1)
})
