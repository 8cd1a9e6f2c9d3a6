import { describe, expect, it } from 'vitest'
import type { DraftPart } from '#contract/solicitation/draft.ts'
import { MAX_LANGUAGES } from '#contract/survey/common.ts'
import type { Definition, Element } from '#contract/survey/definition.ts'
import { align } from '#domain/solicitation/align.ts'
import { compareDrafts } from '#domain/solicitation/compare.ts'
import { linesOfDocx } from '#domain/solicitation/import/docx/index.ts'
import { importDraft } from '#domain/solicitation/import/index.ts'
import { groupNearDuplicates } from '#domain/solicitation/near-duplicates.ts'
import { importOutline } from '#domain/survey/import/outline.ts'
import { importSurveyJS } from '#domain/survey/import/surveyjs.ts'
import { importXlsform } from '#domain/survey/import/xlsform/index.ts'
import { checkDefinition } from '#domain/survey/life/check/index.ts'
import { assess, begin, compile, complete } from '#domain/survey/model/index.ts'
import { receive } from '#domain/survey/respond/receive.ts'
import { planOf } from '#domain/survey/tally/index.ts'

const HERE = { now: 0, zone: 'UTC' }
let ids = 0
const options = { newId: () => `id${++ids}`, language: 'en' }
const survey = (elements: Element[], more: Partial<Definition> = {}): Definition => ({
  languages: ['en'],
  pages: [{ id: 'p', name: 'p', elements }],
  ...more,
})
const answered = (definition: Definition, answers: Record<string, unknown>) =>
  receive(
    { version: 1, survey: compile(definition), plan: planOf(definition) },
    { quotas: [] },
    { answers, lang: 'en', channel: 'web' },
    HERE,
  )
const text = (name: string, more: object = {}): Element => ({ type: 'text', id: name, name, ...more })
const table = (more: object = {}): Element => ({
  ...{ type: 'matrixdynamic', id: 't', name: 't' },
  columns: [{ id: 'k', name: 'k', cellType: 'text', isUnique: true }],
  ...more,
})
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))

const article = (number: string, text: string) => ({ id: null, number, text })
/** A hundred characters that tell it from others, of which `version` changes a tenth. */
const sentence = (at: number, version: number): string =>
  times(100, (place) =>
    String.fromCharCode(0x4e00 + ((at * 7_919 + place * (place % 10 ? 31 : 37 + version * 101)) % 20_000)),
  ).join('')

/** CPU of this process in microseconds, the best of three, so that what else runs here does not count. */
const cost = (work: () => unknown): number => {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, user + system)
  }
  return best
}
/** How much more four times as much costs, of which 2 ms count for nothing: n·log n stays below 6, a square is 16. */
const growth = (attack: (size: number) => () => unknown, size: number): number => {
  const [small, large] = [attack(size), attack(4 * size)]
  small()
  large()
  return cost(large) / (cost(small) + 2_000)
}

/** What somebody sends to hold the platform: by how large it is, the work that it asks for. */
const ATTACKS: Record<string, { size: number; attack: (size: number) => () => unknown }> = {
  'rows of which each must be unique': {
    size: 4_000,
    attack: (size) => {
      const definition = compile(survey([table()]))
      const answers = { t: times(size, (at) => ({ k: `v${at}` })) }
      return () => assess(definition, answers, HERE)
    },
  },
  'rows of which all are the same': {
    size: 250,
    attack: (size) => {
      const definition = compile(survey([table()]))
      const answers = { t: times(size, () => ({ k: 'v' })) }
      return () => assess(definition, answers, HERE)
    },
  },
  'answers to questions that are not there': {
    size: 1_000,
    attack: (size) => {
      const definition = compile(survey(times(size, (at) => text(`q${at}`))))
      const answers = Object.fromEntries(times(size, (at) => [`x${at}`, 1]))
      return () => complete(definition, assess(definition, answers, HERE))
    },
  },
  'a draft imported again, every article rewritten under another number': {
    size: 250,
    attack: (size) => {
      const before = times(size, (at) => article(`第${at}条`, sentence(at, 0)))
      const after = times(size, (at) => article(`第${at + 7}条`, sentence(at, 1)))
      return () => align(before, after)
    },
  },
  'a draft imported again that is made of few phrases': {
    size: 250,
    attack: (size) => {
      const before = times(size, (at) => article('', `${'有关部门应当依法履行职责。'.repeat(1 + (at % 9))}甲${at}`))
      const after = times(size, (at) => article('', `${'有关部门应当依法履行职责。'.repeat(1 + (at % 7))}乙${at}`))
      return () => align(before, after)
    },
  },
  'two drafts that share nothing, side by side': {
    size: 60,
    attack: (size) => {
      const draft = (word: number) =>
        times(
          size,
          (at): DraftPart => ({ ...article('', sentence(at, word)), type: 'article', id: `part-${word}-${at}` }),
        )
      const [before, after] = [draft(3), draft(5)]
      return () => compareDrafts(before, after, 'zh-CN')
    },
  },
  ...Object.fromEntries(
    (
      [
        ...(['<!--', '<script>', '<p', '</p', '<p>a</p', ' ', '&a', '<!-- a'] as const).map((piece) => ['html', piece]),
        ...(['[', '[a](', '**a ', ' *a', ' _a', '`a ', '- ', '\\\\'] as const).map((piece) => ['markdown', piece]),
        ...(['第一章.', '第一章. ', '.', '目 '] as const).map((piece) => ['text', piece]),
      ] as ['html' | 'markdown' | 'text', string][]
    ).map(([format, piece]) => [
      `a draft of ${JSON.stringify(piece)} as ${format}`,
      {
        size: 12_000,
        attack: (size: number) => {
          const source = `第一章${piece.repeat(size)}`
          return () => importDraft({ format, source })
        },
      },
    ]),
  ),
  ...Object.fromEntries(
    ['<![CDATA[', '<!--', '<!', '<?', '<a', '<a "', '</', '<a>', '<w:p><w:t>', '&', '&#x', ' a="b"', '/', "'"].map(
      (piece) => [
        `a Word document of ${JSON.stringify(piece)}`,
        {
          size: 10_000,
          attack: (size: number) => {
            const document = `<w:document${piece.startsWith('<') ? '>' : ' '}${piece.repeat(size)}`
            return () => linesOfDocx({ document, numbering: document, styles: document })
          },
        },
      ],
    ),
  ),
  'a Word document whose styles are each based on the next': {
    size: 1_500,
    attack: (size) => {
      const styles = times(size, (at) => `<w:style w:styleId="s${at}"><w:basedOn w:val="s${at + 1}"/></w:style>`).join(
        '',
      )
      return () => linesOfDocx({ document: '', numbering: '', styles })
    },
  },
  'a Word document with a number as long as itself before each paragraph': {
    size: 1_000,
    attack: (size) => {
      const numbering = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="${'第'.repeat(10 * size)}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`
      const paragraph = '<w:p><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:t>a</w:t></w:p>'
      return () =>
        linesOfDocx({
          document: paragraph.repeat(size),
          numbering,
          styles: '',
        })
    },
  },
  ...Object.fromEntries(
    [
      '[多选',
      '[多选]',
      '[',
      '【',
      '（',
      '(',
      '()',
      ' ',
      '_',
      '_ ',
      '*',
      '* ',
      '[必填]',
      '*(',
      '-',
      '#',
      '多',
      'max',
      '1.',
    ].flatMap((piece) =>
      ['1. a ', '1. a [a', '- 其他', '1'].map((before) => [
        `an outline of ${JSON.stringify(before + piece)}`,
        {
          size: 12_000,
          attack: (size: number) => {
            const source = `1. a\n${before}${piece.repeat(size)}x`
            return () => importOutline(source, options)
          },
        },
      ]),
    ),
  ),
  ...Object.fromEntries(
    ['1. a\n', '### a\n', '## a\n', '# a\n', '- a\n', '> a\n', '1. a [多选]\n- b\n', 'a\n', '列：a\n'].map((line) => [
      `an outline of the lines ${JSON.stringify(line)}`,
      {
        size: 4_000,
        attack: (size: number) => {
          const source = line.repeat(size)
          return () => importOutline(source, options)
        },
      },
    ]),
  ),
  'a survey of many questions, looked through before it is asked': {
    size: 2_000,
    attack: (size) => {
      const definition = survey(times(size, (at) => text(`q${at}`, { visibleIf: `{q${at + 1}} = 1` })))
      return () => checkDefinition(definition, { purpose: {}, plan: {} })
    },
  },
  'a group of many questions, each with a condition on another': {
    size: 2_000,
    attack: (size) => {
      const templateElements = times(size, (at) => text(`q${at}`, { visibleIf: `{panel.q${at + 1}} = 1` }))
      const definition = survey([{ type: 'paneldynamic', id: 'g', name: 'g', templateElements }])
      return () => checkDefinition(definition, { purpose: {}, plan: {} })
    },
  },
  'a survey of many options, of which each is there twice': {
    size: 2_000,
    attack: (size) => {
      const choices = times(size, (at) => ({
        id: `o${at}`,
        value: `v${at % (size / 2)}`,
      }))
      const definition = survey([{ type: 'radiogroup', id: 'q', name: 'q', choices }])
      return () => checkDefinition(definition, { purpose: {}, plan: {} })
    },
  },
  'an imported survey of questions without names': {
    size: 1_000,
    attack: (size) => {
      const pages = times(size, () => ({
        elements: [{ type: 'text' }, { type: 'panel', elements: [] }],
      }))
      return () => importSurveyJS({ pages: [{ elements: pages.flatMap(({ elements }) => elements) }] }, options)
    },
  },
  'a form of calculations that each name the next, and the last nothing': {
    size: 500,
    attack: (size) => {
      const rows = times(size, (at) => ['calculate', `c${at}`, `\${c${at + 1}} + 1`])
      const sheets = { survey: [['type', 'name', 'calculation', 'label'], ...rows, ['text', 'a', '', 'A']] }
      return () => importXlsform(sheets, options)
    },
  },
  ...Object.fromEntries(
    ['${', '${ ', '(', ' ', 'if(', "'", '[', '::', 'a '].map((piece) => [
      `a form of ${JSON.stringify(piece)}`,
      {
        size: 4_000,
        attack: (size: number) => {
          const long = `a${piece.repeat(size)}a`
          const columns = ['type', 'name', 'label', 'relevant', 'constraint', 'default', 'parameters', `label${long}`]
          const sheets = { survey: [columns, ['text', 'a', long, long, long, long, long, 'A']] }
          return () => importXlsform(sheets, options)
        },
      },
    ]),
  ),
  'texts that are made of few phrases': {
    size: 1_500,
    attack: (size) => {
      const phrases = times(20, (at) => sentence(at, 0).slice(0, 20))
      const texts = times(size, (at) => ({
        id: `t${at}`,
        text: times(6, (place) => phrases[(at * 7 + place * (at % 13) + Math.floor(at / 20) * place) % 20]).join(''),
      }))
      return () => {
        const groups = groupNearDuplicates(texts)
        while (!groups.next().done);
      }
    },
  },
  'questions that take over the options of the last': {
    size: 500,
    attack: (size) => {
      const taking = times(size, (at): Element => {
        return { type: 'radiogroup', id: `q${at}`, name: `q${at}`, choicesFromQuestion: 'last' }
      })
      const last: Element = { type: 'radiogroup', id: 'l', name: 'last', choices: [{ id: 'o', value: 'o' }] }
      const definition = compile(survey([...taking, last]))
      return () => assess(definition, {}, HERE)
    },
  },
}

describe('[B2] four times as much costs no more than eight times as much', () => {
  for (const [name, { size, attack }] of Object.entries(ATTACKS))
    it(name, () => {
      expect(growth(attack, size)).toBeLessThan(8)
    })
})

it('[B2] in a long draft each rewritten article is known again, wherever it has moved', () => {
  const before = times(400, (at) => article(`第${at}条`, sentence(at, 0)))
  const order = times(400, (at) => (at * 137) % 400)
  const after = order.map((at) => article(`第${at + 1_000}条`, sentence(at, 1)))
  expect(align(before, after)).toEqual(order)
})

describe('[B2] what would take too much is broken off', () => {
  it('calculated values that double thirty times, as texts and as lists', () => {
    for (const first of ["'ab'", "['a', 'b']"])
      for (const double of [(at: number) => `{v${at}} + {v${at}}`, (at: number) => `[{v${at}}, {v${at}}]`]) {
        const calculatedValues = [
          { id: 'v0', name: 'v0', expression: first, includeIntoResult: true },
          ...times(60, (at) => ({
            id: `v${at + 1}`,
            name: `v${at + 1}`,
            expression: double(at),
            includeIntoResult: true,
          })),
        ]
        const definition = compile(survey([text('a')], { calculatedValues }))
        const steps = cost(() => assess(definition, {}, HERE))
        expect(steps).toBeLessThan(1_000_000)
        expect(assess(definition, {}, HERE).calculated.v3).not.toBeUndefined()
      }
  })

  it('functions over rows inside functions over rows', () => {
    const nested = "countInArray({t}, 'k', countInArray({t}, 'k', countInArray({t}, 'k', {k} = 'x') > 0) > 0)"
    const asked = times(40, (at): Element => ({ type: 'expression', id: `e${at}`, name: `e${at}`, expression: nested }))
    const result = answered(survey([table(), ...asked]), { t: times(1_000, () => ({ k: 'x' })) })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'too-large' } })
  })

  it('an answer larger than could be stored, before it is looked at', () => {
    const result = answered(survey([text('a')]), { a: 'x'.repeat(250_000) })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'too-large' } })
  })

  it('lists longer than any answer is, before they are looked at', () => {
    const many: Element = { type: 'tagbox', id: 'c', name: 'c', choicesMin: 0, choicesMax: 1 }
    const result = answered(survey([many]), { c: times(10_000, (at) => at / 10_000) })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'too-large' } })
  })

  it('more rows than a table may have are refused at the table', () => {
    const result = answered(survey([table({ maxRowCount: 1_000_000_000 })]), { t: times(1_500, (at) => ({ k: at })) })
    expect(result).toMatchObject({ refusal: { issues: [{ path: 'answers.t', rule: 'not-an-answer' }] } })
  })

  it('iif in iif in iif, and conditions as long as they may be', () => {
    const deep = `${'iif({a} = 1, '.repeat(90)}1${', 2)'.repeat(90)}`
    const long = times(2_000, (at) => `{a} = ${at}`)
      .join(' or ')
      .slice(0, 19_990)
    const definition = compile(survey([text('a'), text('b', { visibleIf: deep }), text('c', { visibleIf: long })]))
    expect(cost(() => assess(definition, { a: 'x' }, HERE))).toBeLessThan(200_000)
  })
})

describe('[B2] an imported survey', () => {
  it('has a default value as deep as a file may be: it is noted, and the rest is read', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    const deepObject = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)
    const given = [{ defaultValue: deep }, { defaultValue: deepObject }, { defaultValue: [[1]] }, { title: deep }]
    const elements = given.map((more, at) => ({ type: 'text', name: `q${at}`, ...more }))
    const triggers = [{ type: 'setvalue', setToName: 'q0', setValue: deepObject }]
    const imported = importSurveyJS({ elements, triggers }, options)
    if (!imported.ok) throw new Error(imported.reason)
    expect(imported.notes).toEqual([
      { path: '.triggers[0].setValue', reason: 'invalid-value' },
      { path: '.elements[0].defaultValue', reason: 'invalid-value' },
      { path: '.elements[1].defaultValue', reason: 'invalid-value' },
      { path: '.elements[3].title', reason: 'invalid-value' },
    ])
    expect(imported.definition.pages[0]?.elements?.map((element) => 'defaultValue' in element)).toEqual([
      ...[false, false, true, false],
    ])
  })

  it('has texts in more languages than a survey is asked in: what is beyond is noted', () => {
    const title = Object.fromEntries(times(1_000, (at) => [`en-x-${at}`, 'A']))
    const imported = importSurveyJS({ elements: [{ type: 'text', name: 'a', title }] }, options)
    if (!imported.ok) throw new Error(imported.reason)
    expect(imported.definition.languages).toHaveLength(MAX_LANGUAGES)
    expect(imported.notes).toHaveLength(1_000 - (MAX_LANGUAGES - 1))
  })
})

describe('[B2] a form that holds more than a survey can is refused before it is read', () => {
  const form = (rows: readonly (readonly string[])[]) => ({ survey: [['type', 'name', 'label'], ...rows] })
  it.each([
    ['rows', form(times(6_000, (at) => ['text', `q${at}`, 'A']))],
    [
      'cells, though they are empty',
      { ...form([['text', 'a', 'A']]), other: times(1_100, () => Array(1_000).fill(null)) },
    ],
    ['characters, of one text in many cells', form(times(1_000, (at) => ['text', `q${at}`, 'A'.repeat(30_000)]))],
  ])('by its %s', (_, sheets) => {
    expect(importXlsform(sheets, options)).toEqual({ ok: false, reason: 'too-large' })
  })

  it('and beyond fifty languages, or options of all questions, the rest is read and this is noted', () => {
    const names = times(100, (at) => `label::l${at} (en-x-${at})`)
    const read = importXlsform(
      {
        survey: [
          ['type', 'name', ...names],
          ['text', 'a', ...names],
        ],
      },
      options,
    )
    expect(read.ok && [read.definition.languages.length, read.notes.length]).toEqual([MAX_LANGUAGES, 50])
    const survey = [['type', 'name'], ...times(100, (at) => ['select_one l', `q${at}`])]
    const choices = [['list_name', 'name'], ...times(1_000, (at) => ['l', `o${at}`])]
    const many = importXlsform({ survey, choices }, options)
    expect(many.ok && many.notes).toEqual(
      times(50, (at) => ({ sheet: 'survey', row: 52 + at, column: 'type', reason: 'invalid-value' })),
    )
  })
})

describe('[B2] numbers that nobody can show', () => {
  const many = 1_000_000_000
  it.each([
    ['rowCount', table({ rowCount: many })],
    ['minRowCount', table({ minRowCount: many })],
    ['maxRowCount', table({ maxRowCount: many })],
    ['panelCount', { type: 'paneldynamic', id: 'g', name: 'g', panelCount: many, templateElements: [text('a')] }],
    ['maxPanelCount', { type: 'paneldynamic', id: 'g', name: 'g', maxPanelCount: many, templateElements: [text('a')] }],
    ['choicesMax', { type: 'dropdown', id: 'd', name: 'd', choicesMin: 1, choicesMax: many }],
    ['precision', { type: 'expression', id: 'e', name: 'e', expression: '1 / 3', precision: 200 }],
  ] as [string, Element][])(
    '%s is named before the survey is asked, and stops nothing where it stands',
    (field, element) => {
      const definition = survey([element])
      const found = checkDefinition(definition, { purpose: {}, plan: {} })
      expect(found.filter(({ rule }) => rule === 'beyond_limit').map(({ path }) => path)).toEqual([
        `${element.id}.${field}`,
      ])
      expect(cost(() => assess(compile(definition), begin(compile(definition), HERE), HERE))).toBeLessThan(500_000)
    },
  )
})

describe('[B2] names that every object has', () => {
  const polluted = () => ({}) as Record<string, unknown>

  it.each(['__proto__', 'constructor', 'prototype'])('%s changes nothing, wherever it stands', (name) => {
    const elements = [
      { type: 'multipletext', name, items: [{ name: 'polluted', defaultValue: 'yes' }] },
      { type: 'multipletext', name: 'm', items: [{ name, defaultValue: 'yes' }] },
      { type: 'text', name: 'v', valueName: name, defaultValue: 'yes' },
      { type: 'paneldynamic', name, panelCount: 2, defaultPanelValue: { polluted: 'yes' } },
      {
        type: 'matrixdropdown',
        name: 'd',
        rows: [name],
        columns: [{ name: 'polluted', cellType: 'text', defaultValue: 1 }],
      },
      { type: 'matrix', name: 'x', rows: [name], columns: ['a'] },
    ]
    const imported = importSurveyJS({ elements, calculatedValues: [{ name, expression: '1' }] }, options)
    if (!imported.ok) throw new Error(imported.reason)
    expect(imported.notes.length).toBeGreaterThanOrEqual(6)
    const stored = survey(elements.map((element, at) => ({ id: `e${at}`, ...element })) as unknown as Element[])
    for (const definition of [imported.definition, stored]) {
      const begun = begin(compile(definition), HERE)
      const given = JSON.parse(`{"${name}":{"polluted":"yes"},"d":{"${name}":{"polluted":"yes"}}}`)
      complete(compile(definition), assess(compile(definition), { ...begun, ...given }, HERE))
      expect(polluted().polluted).toBeUndefined()
      expect(Object.keys(Object.prototype)).toEqual([])
    }
  })

  it('is noted in a workbook, whose other rows are read', () => {
    const sheets = {
      survey: [
        ['type', 'name', 'label'],
        ['text', '__proto__', 'A'],
        ['select_one l', 'b', 'B'],
      ],
      choices: [
        ['list_name', 'name', 'label'],
        ['l', 'constructor', 'C'],
        ['l', 'd', 'D'],
      ],
    }
    expect(importXlsform(sheets, options)).toMatchObject({
      ok: true,
      notes: [
        { sheet: 'survey', row: 2, column: 'name', reason: 'invalid-value' },
        { sheet: 'choices', row: 2, column: 'name', reason: 'invalid-value' },
      ],
    })
  })
})
