import { Serializer, SurveyModel } from 'survey-core'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { type Definition, definition, ELEMENT_TYPES } from '#contract/survey/definition.ts'
import { exportSurveyJS } from '#domain/survey/export/surveyjs.ts'
import { type Imported, importSurveyJS } from '#domain/survey/import/surveyjs.ts'
import { FORMER_NAMES } from '#domain/survey/surveyjs.ts'
import { CORPUS, definitions } from './corpus.ts'

function imported(json: unknown, language = 'en'): Extract<Imported, { ok: true }> {
  let serial = 0
  const result = importSurveyJS(json, { newId: () => `id${serial++}`, language })
  if (!result.ok) throw new Error(result.reason)
  return result
}
const elements = (...list: object[]) => ({ elements: list })
/** A list of the first element. */
const within = ({ pages }: Definition, list: string): unknown =>
  new Map<string, unknown>(Object.entries(pages[0]?.elements?.[0] ?? {})).get(list)
const withoutIds = (value: Definition) =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === 'id' ? undefined : inner)))

describe('[SI1] what is understood is kept', () => {
  it('elements without pages make one page, and every question and option gets an id', () => {
    const json = elements({ type: 'radiogroup', name: 'q', choices: ['a', { value: 2, text: 'Two' }, 'c|Third'] })
    expect(imported(json).definition).toEqual({
      languages: ['en'],
      pages: [
        {
          id: expect.any(String),
          name: 'page1',
          elements: [
            {
              type: 'radiogroup',
              id: expect.any(String),
              name: 'q',
              choices: [
                { id: expect.any(String), value: 'a' },
                { id: expect.any(String), value: 2, text: { en: 'Two' } },
                { id: expect.any(String), value: 'c', text: { en: 'Third' } },
              ],
            },
          ],
        },
      ],
    })
    const ids = JSON.stringify(imported(json).definition).match(/"id\d+"/g) ?? []
    expect(new Set(ids).size).toBe(5)
  })

  it('texts keep every language, and one that is not named is the survey’s own', () => {
    const json = {
      title: { default: '问卷', de: 'Umfrage', 'zh-tw': '問卷' },
      ...elements({ type: 'html', html: '说明' }),
    }
    const { definition: found } = imported(json, 'zh-CN')
    expect(found.languages).toEqual(['zh-CN', 'de', 'zh-TW'])
    expect(found.title).toEqual({ 'zh-CN': '问卷', de: 'Umfrage', 'zh-TW': '問卷' })
    expect(exportSurveyJS(found)).toMatchObject({ title: json.title })
  })

  it('former names, forms and triggers are read as today’s', () => {
    const { definition: found, notes } = imported({
      mode: 'display',
      showQuestionNumbers: true,
      pages: [{ questions: [{ type: 'Checkbox', name: 'q', hasOther: 'true', choices: [1] }] }],
      triggers: [{ type: 'complete', name: 'q', operator: 'contains', value: 'x' }],
    })
    expect(notes).toEqual([])
    expect(found).toMatchObject({
      readOnly: true,
      showQuestionNumbers: 'on',
      pages: [{ elements: [{ type: 'checkbox', showOtherItem: true }] }],
      triggers: [{ type: 'complete', expression: "{q} contains 'x'" }],
    })
  })

  it('what has no name gets the one SurveyJS would give it', () => {
    const json = elements(
      { type: 'text', name: 'question1' },
      { type: 'text' },
      { type: 'panel', elements: [{ type: 'html', html: 'x' }] },
    )
    const names = new SurveyModel(json).getAllQuestions().map((question) => question.name)
    expect(JSON.stringify(imported(json).definition).match(/"name":"question\d"/g)).toEqual(
      names.map((name) => `"name":"${name}"`),
    )
  })

  it('former names are those survey-core knows', () => {
    const types = [
      ...ELEMENT_TYPES.filter((type) => type !== 'region' && type !== 'consent'),
      'survey',
      'page',
      'regexvalidator',
    ]
    const known = types
      .flatMap((type) => Serializer.getProperties(type))
      .map(({ name, alternativeName }) => `${alternativeName}:${name}`)
    expect(
      Object.entries(FORMER_NAMES)
        .map((pair) => pair.join(':'))
        .filter((pair) => !known.includes(pair)),
    ).toEqual([])
  })
})

describe('[SI2] what is not understood is listed by path, with the reason', () => {
  it.each<[object, string, string]>([
    [elements({ type: 'signaturepad', name: 's' }), '.elements[0]', 'unknown-type'],
    [elements({ type: 'constructor', name: 's' }), '.elements[0]', 'unknown-type'],
    [elements({ type: 'text', name: 't', maskType: 'numeric' }), '.elements[0].maskType', 'unsupported'],
    [elements({ type: 'text', name: 't', minWidth: '3em' }), '.elements[0].minWidth', 'looks'],
    [elements({ type: 'text', name: 't', inputType: 'nonsense' }), '.elements[0].inputType', 'invalid-value'],
    [elements({ type: 'text', name: 't', visibleIf: '{a} = ' }), '.elements[0].visibleIf', 'invalid-expression'],
    [
      elements({ type: 'text', name: 't', validators: [{ type: 'mine' }] }),
      '.elements[0].validators[0]',
      'unknown-type',
    ],
    [
      elements({ type: 'dropdown', name: 'd', choices: [{ value: { a: 1 } }] }),
      '.elements[0].choices[0].value',
      'invalid-value',
    ],
    [elements({ type: 'text', name: 't', title: { default: 1 } }), '.elements[0].title.default', 'invalid-value'],
    [{ ...elements(), cookieName: 'c' }, '.cookieName', 'unsupported'],
    [{ ...elements(), triggers: [{ type: 'skip' }] }, '.triggers[0]', 'invalid-value'],
    [{ pages: [], elements: [] }, '.elements', 'unsupported'],
    [elements({ type: 'text', name: 't', visibleIf: "{$a.width} = '1'" }), '.elements[0].visibleIf', 'unsupported'],
    [elements({ type: 'text', name: 't', visibleIf: '{$self.isVisible}' }), '.elements[0].visibleIf', 'unsupported'],
    [elements({ type: 'text', name: 't', visibleIf: '{$survey.state} = 1' }), '.elements[0].visibleIf', 'unsupported'],
    [{ title: { default: 'T', 'no language': 'x' }, ...elements() }, '.title.no language', 'invalid-value'],
  ])('%j', (json, path, reason) => {
    expect(imported(json).notes).toContainEqual({ path, reason })
  })

  it.each([[null], [1], [[]], [{}], [{ pages: 3 }]])('%j is not a survey', (json) => {
    expect(importSurveyJS(json, { newId: () => 'i', language: 'en' })).toEqual({ ok: false, reason: 'not-a-survey' })
  })

  it.each<[string, object, string, (found: Definition) => unknown, number]>([
    [
      'options',
      elements({ type: 'dropdown', name: 'd', choices: Array.from({ length: 5_001 }, (_, at) => `o${at}`) }),
      '.elements[0].choices',
      (found) => within(found, 'choices'),
      5_000,
    ],
    [
      'rows',
      elements({ type: 'matrix', name: 'd', rows: Array.from({ length: 5_001 }, (_, at) => at) }),
      '.elements[0].rows',
      (found) => within(found, 'rows'),
      5_000,
    ],
    [
      'elements',
      elements(...Array.from({ length: 1_001 }, () => ({ type: 'text' }))),
      '.elements',
      ({ pages }) => pages[0]?.elements,
      1_000,
    ],
    [
      'elements of a section',
      elements({ type: 'panel', elements: Array.from({ length: 1_001 }, () => ({ type: 'text' })) }),
      '.elements[0].elements',
      (found) => within(found, 'elements'),
      1_000,
    ],
    [
      'pages',
      { pages: Array.from({ length: 1_001 }, () => ({ elements: [] })) },
      '.pages',
      ({ pages }) => pages,
      1_000,
    ],
  ])('beyond a limit, the rest is read: %s', (_, json, path, list, kept) => {
    const { definition: found, notes } = imported(json)
    expect(notes).toEqual([{ path, reason: 'invalid-value' }])
    expect(list(found)).toHaveLength(kept)
    expect(v.is(definition, found)).toBe(true)
  })

  it('sections inside each other without end are cut off, and said so', () => {
    let json: object = { type: 'text', name: 'deep' }
    for (let depth = 0; depth < 2000; depth++) json = { type: 'panel', name: `p${depth}`, elements: [json] }
    expect(imported(elements(json)).notes).toContainEqual({ path: expect.any(String), reason: 'too-deep' })
  })
})

describe('[SI3] the export is SurveyJS’s JSON again', () => {
  it('a value with a bar stays one value', () => {
    const choices = [{ value: 'a|b' }, { value: 'a|b', text: 'c|d' }, 'plain', 2]
    const first = imported(elements({ type: 'dropdown', name: 'd', choices })).definition
    const again = imported(exportSurveyJS(first)).definition
    expect(withoutIds(again)).toEqual(withoutIds(first))
    expect(exportSurveyJS(again)).toMatchObject({ pages: [{ elements: [{ choices }] }] })
  })

  it('a region and a consent become the nearest SurveyJS has', () => {
    const made: Definition = {
      languages: ['zh-CN'],
      pages: [
        {
          id: 'p',
          name: 'p',
          elements: [
            { type: 'region', id: 'r', name: 'r', depth: 3, title: { 'zh-CN': '所在地区' } },
            { type: 'consent', id: 'c', name: 'c', statement: { 'zh-CN': '同意' }, isRequired: true },
          ],
        },
      ],
    }
    expect(v.is(definition, made)).toBe(true)
    expect(exportSurveyJS(made)).toEqual({
      pages: [
        {
          name: 'p',
          elements: [
            { type: 'text', name: 'r', title: '所在地区' },
            { type: 'boolean', name: 'c', description: '同意', isRequired: true },
          ],
        },
      ],
    })
  })
})

/** Every leaf of a file with its path, in the forms the export gives. */
function* leaves(value: unknown, path: string): Generator<[string, unknown]> {
  if (typeof value !== 'object' || value === null) yield [path, value]
  else
    for (const [key, inner] of Object.entries(value)) {
      yield* leaves(inner, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`)
    }
}
const normal = (path: string) => path.replace(/\[\d+\]/g, '[]').replace(/^\.(elements|questions)/, '.pages[].elements')

describe(`[SI4] the corpus${CORPUS.note}`, () => {
  it.skipIf(!CORPUS.present)('imports, with no unsupported element type in 95 of 100', () => {
    const all = definitions()
    const results = all.map(({ json }) => imported(json))
    const isElement = (path: string) => /(lements|questions)\[\d+\]$/.test(path)
    const supported = results.filter(
      ({ notes }) => !notes.some(({ path, reason }) => reason === 'unknown-type' && isElement(path)),
    )
    const understood = results.filter(({ notes }) => notes.every(({ reason }) => reason === 'looks'))
    console.log(
      `definitions: ${supported.length} of ${all.length} without an unsupported element type, ${understood.length} understood to the last property`,
    )
    expect(supported.length / all.length).toBeGreaterThanOrEqual(0.95)
  })

  it.skipIf(!CORPUS.present)('is the same after an export and another import, and valid to survey-core', () => {
    for (const { json } of definitions()) {
      const first = imported(json).definition
      expect(v.is(definition, first)).toBe(true)
      expect(withoutIds(imported(exportSurveyJS(first)).definition)).toEqual(withoutIds(first))
    }
  })

  it.skipIf(!CORPUS.present)('loses nothing in silence: each value of a file is in the export or in the notes', () => {
    const lost: string[] = []
    for (const { file, json } of definitions()) {
      const { definition: found, notes } = imported(json)
      const kept = new Set([...leaves(exportSurveyJS(found), '')].map(([, value]) => String(value).toLowerCase()))
      for (const [path, value] of leaves(json, '')) {
        const noted = notes.some(
          (note) => path === note.path || path.startsWith(`${note.path}.`) || path.startsWith(`${note.path}[`),
        )
        const form = String(value).toLowerCase().replace(/^=/, '')
        const isKept = kept.has(form) || form.split('|').every((part) => kept.has(part))
        // Nothing is lost with an empty value, and these are written in another way.
        const rewritten =
          /\.(mode|showQuestionNumbers|operator|triggers\[\d+\]\.(name|value)|validators\[\d+\]\.type)$/.test(path)
        if (!noted && !isKept && value !== null && value !== '' && !rewritten)
          lost.push(`${file} ${normal(path)} = ${value}`)
      }
    }
    expect(lost).toEqual([])
  })
})
