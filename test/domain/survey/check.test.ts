import { describe, expect, it } from 'vitest'
import type { Definition, Element } from '#contract/survey/definition.ts'
import { checkDefinition } from '#domain/survey/life/check/index.ts'
import { DEFINITION } from './survey-builders.ts'

const both = (words: string) => ({ 'zh-CN': words, en: words })
const text = (id: string, more: Partial<Extract<Element, { type: 'text' }>> = {}): Element => ({
  ...{ type: 'text', id, name: id, title: both(id) },
  ...more,
})
const choice = (id: string, more: Partial<Extract<Element, { type: 'radiogroup' }>> = {}): Element => ({
  ...{ type: 'radiogroup', id, name: id, title: both(id) },
  choices: ['x', 'y'].map((value) => ({ id: `${id}-${value}`, value })),
  ...more,
})
const survey = (...pages: Element[][]): Definition => ({
  languages: ['zh-CN', 'en'],
  pages: pages.map((elements, at) => ({ id: `p${at}`, name: `p${at}`, elements })),
})
const NOTHING = { purpose: {}, plan: {} }
const found = (definition: Definition, details: Partial<typeof NOTHING> = {}) =>
  checkDefinition(definition, { ...NOTHING, ...details }).map(({ level, path, rule, detail }) =>
    [level === 'error' ? '' : '?', path, rule, detail].filter(Boolean).join(' '),
  )

describe('[SB6] checks before a survey is asked', () => {
  it('finds nothing wrong with one that is well made', () => {
    expect(found(survey([choice('a'), text('b', { visibleIf: "{a} = 'x'" })]))).toEqual([])
    expect(checkDefinition(DEFINITION, NOTHING).filter(({ level }) => level === 'error')).toEqual([])
  })

  it('[M10] names every text that lacks one of the languages, and none that has no words at all', () => {
    const definition = survey([
      text('a', { title: { 'zh-CN': '姓' }, description: { 'zh-CN': '', en: '' } }),
      choice('b', { choices: [{ id: 'b1', value: 'x', text: { 'zh-CN': ' ', en: 'X' } }] }),
    ])
    expect(found(definition)).toEqual(['a.title.en missing_translation en', 'b1.text.zh-CN missing_translation zh-CN'])
    expect(checkDefinition(definition, NOTHING).map(({ at }) => at)).toEqual(['a', 'b'])
    expect(found({ ...definition, languages: ['zh-CN'] })).toEqual([])
  })

  it('[M10][Q15] names what is said beside the questions and lacks one of their languages', () => {
    const asked = survey([choice('a')])
    expect(found(asked, { purpose: both('回访'), plan: { 'zh-CN': '用于改进' } })).toEqual([
      'plan.en missing_translation en',
    ])
    expect(found(asked, { plan: { 'zh-CN': ' ', en: '' } })).toEqual([])
    // In a language that nobody is asked in, it is said to nobody.
    expect(found({ ...asked, languages: ['en'] }, { purpose: { 'zh-CN': '回访' } })).toEqual([
      'purpose.en missing_translation en',
    ])
    expect(found({ ...asked, languages: ['zh-CN'] }, { purpose: both('回访'), plan: { 'zh-CN': '用于改进' } })).toEqual(
      [],
    )
  })

  it('[M13] asks what an e-mail address is for, at the question or for the whole survey; a name is a guess', () => {
    const mail = survey([text('m', { inputType: 'email' })])
    expect(found(mail)).toEqual(['m.purpose no_purpose'])
    expect(found(mail, { purpose: both('告知结果') })).toEqual([])
    expect(found(survey([text('m', { inputType: 'email', purpose: both('告知结果') })]))).toEqual([])
    expect(found(survey([text('n', { title: both('您的姓名') })]))).toEqual(['? n.purpose no_purpose'])
  })

  it('refuses limits that no answer can keep', () => {
    expect(found(survey([text('a', { inputType: 'number', min: 5, max: 3 })]))).toEqual(['a.max contradictory_limits'])
    const many: Element = { ...choice('c'), type: 'checkbox', minSelectedChoices: 3 } as Element
    expect(found(survey([many]))).toEqual(['c.minSelectedChoices contradictory_limits'])
    expect(found(survey([{ type: 'rating', id: 'r', name: 'r', title: both('r'), rateMin: 5, rateMax: 5 }]))).toEqual([
      'r.rateMax contradictory_limits',
    ])
    const long = text('t', { maxLength: 5, validators: [{ type: 'text', minLength: 9 }] })
    expect(found(survey([long]))).toEqual(['t.maxLength contradictory_limits'])
  })

  it('refuses names and functions that nobody knows, in conditions, options, checks and jumps', () => {
    const definition = survey([
      choice('a', { choices: [{ id: 'a1', value: 1, visibleIf: '{item} = 1 and {nobody} = 1' }] }),
      text('b', { validators: [{ type: 'expression', expression: 'nothing({a})' }] }),
      {
        ...{ type: 'paneldynamic', id: 'g', name: 'g', title: both('g') },
        templateElements: [text('in'), text('out', { visibleIf: '{panel.in} notempty and {panel.b} notempty' })],
      },
    ])
    definition.triggers = [{ type: 'skip', expression: '{g[0].in} notempty', gotoName: 'gone' }]
    expect(found(definition)).toEqual([
      'a.choices.0.visibleIf unknown_name nobody',
      'b.validators.0.expression unknown_function nothing',
      'out.visibleIf unknown_name panel.b',
      'triggers.0 unknown_name gone',
    ])
  })

  it('tells questions that no answers lead to', () => {
    const visible = (visibleIf: string) => found(survey([choice('a'), text('b', { visibleIf })], [choice('z')]))
    expect(visible("{a} = 'x' and {a} = 'y'")).toEqual(['? b.visibleIf unreachable'])
    expect(visible("{a} = 'q'")).toEqual(['? b.visibleIf unreachable q'])
    expect(visible("{a} = 'q' or {a} = 'x'")).toEqual(['? b.visibleIf unknown_option q'])
    expect(visible('1 = 2')).toEqual(['? b.visibleIf unreachable'])
    expect(visible('{b} notempty')).toEqual(['? b.visibleIf depends_on_itself'])
    expect(visible("{z} = 'x'")).toEqual(['? b.visibleIf depends_on_later'])
    expect(visible("{a} = 'x' or {z} = 'x'")).toEqual([])
    expect(found(survey([text('a', { visible: false })]))).toEqual(['? a.visible unreachable'])
  })

  it('refuses what cannot be asked: no options, doubled ones, names used twice, files', () => {
    expect(found(survey([choice('a', { choices: [] })]))).toEqual(['a.choices empty'])
    const twice = ['x', 'X'].map((value, at) => ({ id: `o${at}`, value }))
    expect(found(survey([choice('a', { choices: twice })]))).toEqual(['a.choices duplicate x'])
    expect(found(survey([text('a')], [text('b', { name: 'A' })]))).toEqual(['b.name duplicate a'])
    expect(found(survey([{ type: 'file', id: 'f', name: 'f', title: both('f') }]))).toEqual(['f.type unsupported file'])
    expect(found(survey([]))).toEqual(['? p0.elements empty'])
  })

  it('finds doubled names where answers would meet: in one group or table, and not in two that are alike', () => {
    const group = (id: string, ...templateElements: Element[]): Element => ({
      ...{ type: 'paneldynamic', id, name: id, title: both(id), templateElements },
    })
    const rows = (id: string, column: string, ...detailElements: Element[]): Element => ({
      ...{ type: 'matrixdynamic', id, name: id, title: both(id), detailElements },
      columns: [{ id: `${id}-${column}`, name: column, title: both(column), cellType: 'text' }],
    })
    const named = (id: string, name: string) => text(id, { name })
    expect(found(survey([group('g', named('a', 'x')), group('h', named('b', 'x')), named('c', 'x')]))).toEqual([])
    expect(found(survey([rows('t', 'x', named('a', 'y')), rows('u', 'x', named('b', 'y'))]))).toEqual([])
    expect(found(survey([group('g', named('a', 'y'), rows('t', 'x', named('b', 'y')))]))).toEqual([])
    expect(found(survey([group('g', named('a', 'x'), named('b', 'X'))]))).toEqual(['b.name duplicate x'])
    expect(found(survey([rows('t', 'x', named('a', 'x'))]))).toEqual(['a.name duplicate x'])
  })
})
