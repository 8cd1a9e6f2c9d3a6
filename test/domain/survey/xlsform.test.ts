// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how XLSForm writes a reference
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { definition } from '#contract/survey/definition.ts'
import { print } from '#domain/survey/expression/index.ts'
import { translate } from '#domain/survey/import/xlsform/expression.ts'
import { importXlsform, type Sheets, type Xlsformed } from '#domain/survey/import/xlsform/index.ts'

const imported = (sheets: Sheets, language = 'en'): Extract<Xlsformed, { ok: true }> => {
  let serial = 0
  const result = importXlsform(sheets, { newId: () => `id${serial++}`, language })
  if (!result.ok) throw new Error(result.reason)
  expect(v.is(definition, result.definition)).toBe(true)
  return result
}
const head = ['type', 'name', 'label']
const elementsOf = (sheets: Sheets) => imported(sheets).definition.pages.flatMap(({ elements = [] }) => elements)

const names = {
  question: (name: string) => (name === 'gone' ? null : name),
  kind: (name: string) => (name === 'fruits' ? ('many' as const) : ('number' as const)),
  self: 'me',
}
const ours = (source: string) => {
  const found = translate(source, names)
  return found && print(found)
}

describe('[SI6] an expression of XLSForm is one of ours, or none', () => {
  it.each([
    ["${age} >= 18 and ${sex} = 'f'", "({age} >= 18) and ({sex} = 'f')"],
    ["selected(${fruits}, 'apple')", "{fruits} contains 'apple'"],
    ["selected(${one}, 'apple')", "{one} = 'apple'"],
    ["not(${a} = 1) or ${b} != ''", '!({a} = 1) or {b} notempty'],
    ['. > 5 and . < 10', '({me} > 5) and ({me} < 10)'],
    ['count-selected(${fruits}) <= 3', 'count({fruits}) <= 3'],
    ['if(${a} > 1, \'x\', "y")', "iif({a} > 1, 'x', 'y')"],
    ['${a} div 2 + ${b} mod 3', '({a} / 2) + ({b} % 3)'],
    ['-1 < ${a}', '-1 < {a}'],
    ['today()', 'today()'],
    ['coalesce(${a}, 1)', 'iif({a} notempty, {a}, 1)'],
  ])('%s', (source, expected) => expect(ours(source)).toBe(expected))

  it.each([
    ['a question that is not there', '${gone} = 1'],
    ['a function we do not have', "pulldata('a', 'b', 'c', 'd')"],
    ['a path', '../a = 1'],
    ['half an expression', '${a} ='],
    ['too much of one', '${a} = 1)'],
    ['nothing', ' '],
  ])('%s is never taken over by half', (_, source) => expect(ours(source)).toBeNull())

  it('any text is translated or refused, never a crash', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[$ab{}()=<> .'0-9+*-]{0,40}$/)), (source) => {
        translate(source, names)
      }),
    )
    expect(translate('('.repeat(100_000), names)).toBeNull()
  })
})

describe('[SI7] an XLSForm becomes a survey', () => {
  it('groups are pages, groups inside them sections, repeats groups that repeat', () => {
    const { definition: found, notes } = imported({
      survey: [
        [...head, 'relevant', 'repeat_count'],
        ['text', 'who', 'Name'],
        ['begin group', 'home', 'Home', "${who} != ''"],
        ['integer', 'rooms', 'Rooms'],
        ['begin_group', 'more', 'More'],
        ['note', 'thanks', 'Thanks, ${who}'],
        ['end_group'],
        ['end group'],
        ['begin_repeat', 'child', 'Child', '', '3'],
        ['integer', 'age', 'Age'],
        ['text', 'school', 'School', '${age} > 5'],
        ['end_repeat'],
      ],
      settings: [['form_title'], ['Household']],
    })
    expect(notes).toEqual([])
    expect(found).toMatchObject({
      languages: ['en'],
      title: { en: 'Household' },
      pages: [
        { elements: [{ type: 'text', name: 'who' }] },
        {
          name: 'home',
          visibleIf: '{who} notempty',
          elements: [
            { type: 'text', inputType: 'number', step: 1 },
            { type: 'panel', elements: [{ type: 'html', html: { en: 'Thanks, {who}' } }] },
          ],
        },
        {
          elements: [
            {
              type: 'paneldynamic',
              panelCount: 3,
              templateElements: [{ name: 'age' }, { name: 'school', visibleIf: '{panel.age} > 5' }],
            },
          ],
        },
      ],
    })
  })

  it('choices keep their values, languages and filters', () => {
    const { definition: found, notes } = imported({
      survey: [
        ['type', 'name', 'label::English (en)', 'label::中文 (zh)', 'choice_filter', 'appearance'],
        ['select_one state', 'state', 'State', '州', '', 'minimal'],
        ['select_multiple city or_other', 'city', 'City', '城市', 'of=${state}'],
      ],
      choices: [
        ['list_name', 'name', 'label::English (en)', 'label::中文 (zh)', 'of'],
        ['state', 'tx', 'Texas', '得克萨斯'],
        ['city', 'hou', 'Houston', '休斯敦', 'tx'],
        ['city', 'sea', 'Seattle', '西雅图', 'wa'],
      ],
    })
    expect(notes).toEqual([])
    expect(found.languages).toEqual(['en', 'zh-CN'])
    expect(found.pages[0]?.elements).toMatchObject([
      { type: 'dropdown', choices: [{ value: 'tx', text: { en: 'Texas', 'zh-CN': '得克萨斯' } }] },
      {
        type: 'checkbox',
        showOtherItem: true,
        choices: [
          { value: 'hou', visibleIf: "'tx' = {state}" },
          { value: 'sea', visibleIf: "'wa' = {state}" },
        ],
      },
    ])
  })

  it('what must be answered, how, and what stands there at first', () => {
    const [age, code, rate, agree] = elementsOf({
      survey: [
        [...head, 'required', 'constraint', 'constraint_message', 'default', 'parameters', 'appearance'],
        ['integer', 'age', 'Age', 'yes', '. >= 18', 'Adults only', '30'],
        ['text', 'code', 'Code', '${age} > 20', "regex(., '^[A-Z]{3}$')"],
        ['range', 'rate', 'Rate', '', '', '', '', 'start=1 end=7 step=1', 'rating'],
        ['acknowledge', 'agree', 'I agree', 'true()'],
      ],
    })
    expect(age).toMatchObject({
      isRequired: true,
      defaultValue: 30,
      validators: [{ type: 'expression', expression: '{age} empty or ({age} >= 18)', text: { en: 'Adults only' } }],
    })
    expect(code).toMatchObject({ requiredIf: '{age} > 20', validators: [{ type: 'regex', regex: '^[A-Z]{3}$' }] })
    expect(rate).toMatchObject({ type: 'rating', rateMax: 7 })
    expect(agree).toMatchObject({ type: 'consent', isRequired: true, statement: { en: 'I agree' } })
  })

  it('calculations are kept with the response', () => {
    const { definition: found } = imported({
      survey: [
        [...head, 'calculation'],
        ['integer', 'a', 'A'],
        ['calculate', 'twice', '', '${a} * 2'],
      ],
    })
    expect(found.calculatedValues).toEqual([
      { id: expect.any(String), name: 'twice', expression: '{a} * 2', includeIntoResult: true },
    ])
  })

  it('what is not understood is listed by sheet, row and column', () => {
    const { notes } = imported({
      survey: [
        [...head, 'relevant', 'media::image', 'choice_filter'],
        ['start', 'start'],
        ['geopoint', 'where', 'Where'],
        ['text', 'a', 'A', 'pulldata(1)', 'a.png'],
        ['select_one gone', 'b', 'B'],
        ['begin_group', 'open', 'Open'],
        ['text', 'c', 'C'],
      ],
      settings: [
        ['form_title', 'style'],
        ['T', 'pages'],
      ],
    })
    expect(notes).toEqual([
      { sheet: 'survey', row: 2, column: 'type', reason: 'metadata' },
      { sheet: 'survey', row: 3, column: 'type', reason: 'unknown-type' },
      { sheet: 'survey', row: 4, column: 'media::image', reason: 'unsupported' },
      { sheet: 'survey', row: 4, column: 'relevant', reason: 'invalid-expression' },
      { sheet: 'survey', row: 5, column: 'type', reason: 'unknown-list' },
      { sheet: 'survey', row: 6, column: 'type', reason: 'unbalanced' },
      { sheet: 'settings', row: 2, column: 'style', reason: 'unsupported' },
    ])
  })

  it('no survey sheet, no survey', () => {
    const none = importXlsform({ Sheet1: [['a']] }, { newId: () => 'x', language: 'en' })
    expect(none).toEqual({ ok: false, reason: 'not-a-survey' })
  })
})
