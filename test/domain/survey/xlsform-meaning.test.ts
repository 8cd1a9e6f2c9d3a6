// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how XLSForm writes a reference
import { describe, expect, it } from 'vitest'
import type { Element } from '#contract/survey/definition.ts'
import { importXlsform, type Sheets } from '#domain/survey/import/xlsform/index.ts'
import { COLUMNS, KINDS, METADATA } from '#domain/survey/import/xlsform/kinds.ts'
import { type Assessment, all, assess, change, compile } from '#domain/survey/model/index.ts'

/** Noon of 2024-05-05 in Shanghai. */
const ENVIRONMENT = { now: Date.UTC(2024, 4, 5, 4), zone: 'Asia/Shanghai' }

const imported = (sheets: Sheets) => {
  let serial = 0
  const result = importXlsform(sheets, { newId: () => `id${serial++}`, language: 'en' })
  if (!result.ok) throw new Error(result.reason)
  return result
}
const columns = (notes: { row: number; column: string; reason: string }[]) =>
  notes.map(({ row, column, reason }) => `${row} ${column} ${reason}`)
const answered = (sheets: Sheets, answers: Record<string, unknown>): Assessment => {
  const { definition, notes } = imported(sheets)
  expect(notes).toEqual([])
  return assess(compile(definition), answers, ENVIRONMENT)
}
const shownIn = ({ pages }: Assessment) => [...all(pages)].filter((node) => node.kind === 'question' && node.shown)
const elementsOf = (sheets: Sheets) => imported(sheets).definition.pages.flatMap(({ elements = [] }) => elements)

/** What a form calculates from answers, by XPath's reckoning. */
const calculates = (calculation: string, answers: Record<string, unknown>) => {
  const { calculated } = answered(
    {
      survey: [
        ['type', 'name', 'label', 'calculation'],
        ['date', 'born', 'B'],
        ['date', 'died', 'D'],
        ['datetime', 'came', 'C'],
        ['integer', 'n', 'N'],
        ['text', 't', 'T'],
        ['select_multiple f', 'many', 'M'],
        ['select_one f', 'one', 'O'],
        ['begin_repeat', 'm', 'Members'],
        ['text', 'who', 'Who'],
        ['integer', 'age', 'Age'],
        ['end_repeat'],
        ['calculate', 'c', '', calculation],
      ],
      choices: [
        ['list_name', 'name', 'label'],
        ['f', 'apple', 'Apple'],
        ['f', 'pear', 'Pear'],
      ],
    },
    answers,
  )
  return calculated.c
}

const DAYS = { born: '2020-01-01', died: '2020-01-11' }
const MEMBERS = { m: [{ who: 'Ann', age: 30 }, { who: 'Bo' }, { who: 'Cy', age: 12 }] }

describe('[SI8] an expression of XLSForm means what XPath means by it', () => {
  it.each([
    ['a difference of dates is days', '${died} - ${born}', DAYS, 10],
    ['and negative the other way', '${born} - ${died}', DAYS, -10],
    ['an age', 'int((today() - ${born}) div 365.25)', DAYS, 4],
    ['a date so many days later', "format-date(${born} + 45, '%n')", DAYS, 2],
    ['a date so many days later, by an answer of nothing', "format-date(${born} + ${n}, '%e')", { ...DAYS, n: 0 }, 1],
    ['a year', "format-date(${born}, '%Y')", DAYS, 2020],
    ['days since 1970', 'decimal-date-time(${died}) - decimal-date-time(${born})', DAYS, 10],
    ['a date reckoned is a number by itself', '${born} + 1', { born: '1970-01-02' }, 2],
    ['hours as parts of a day', '(now() - ${came}) * 24', { came: '2024-05-05T09:00' }, 3],
    ['one chosen of several is the text of it', "if(${many} = 'apple', 1, 2)", { many: ['apple'] }, 1],
    ['two chosen are another text', "if(${many} = 'apple', 1, 2)", { many: ['apple', 'pear'] }, 2],
    ['and differ from it', "if(${many} != 'apple', 1, 2)", { many: ['apple', 'pear'] }, 1],
    ['the text of both', "if(${many} = 'apple pear', 1, 2)", { many: ['apple', 'pear'] }, 1],
    ['one of several', "if(selected(${many}, 'pear'), 1, 2)", { many: ['apple', 'pear'] }, 1],
    ['how many were chosen', 'count-selected(${many})', { many: ['apple', 'pear'] }, 2],
    ['a number that is not 0 is true', 'if(count-selected(${many}), 1, 2)', { many: ['apple', 'pear'] }, 1],
    ['a sum over a repeat', 'sum(${age})', MEMBERS, 42],
    ['the least and the most of it', 'max(${age}) - min(${age})', MEMBERS, 18],
    ['how many entries there are', 'count(${m})', MEMBERS, 3],
    ['how many have an answer', 'count-non-empty(${age})', MEMBERS, 2],
    ['a name of a repeat from without is that of its first entry', '${who}', MEMBERS, 'Ann'],
    ['texts in a row, numbers too', "concat(${t}, '-', ${n}, ${n})", { t: 'a', n: 1 }, 'a-11'],
    ['the length of a text', 'string-length(${t})', { t: 'abc' }, 3],
    ['what is not negative', 'abs(${n})', { n: -3 }, 3],
    ['round quotes', 'if(${t} = ‘a’, “x”, "y")', { t: 'a' }, 'x'],
  ])('%s: %s', (_, calculation, answers, expected) => {
    expect(calculates(calculation, answers)).toBe(expected)
  })

  it.each([
    ...['${many} > 2', '${many} + 1', "contains(${many}, 'app')", 'number(${many})', '${many} = ${one}', '${born} * 2'],
    ...['${born} + ${died}', 'not(${t})', 'if(${t}, 1, 2)', '${n} and ${t}', "format-date(${born}, '%m')", '-${born}'],
    ...['random()', 'uuid()', 'pulldata(1)', '../n', 'floor(1.5)', 'regex(${t}, 1)', 'sum(${gone})', 'position(..)'],
    ...['${m}', 'count-selected(${one})', 'string-length(${n})', 'sum(${m})', 'join(1, ${who})'],
  ])('what ours has nothing like is listed, and never taken by half: %s', (calculation) => {
    const { notes, definition } = imported({
      survey: [
        ['type', 'name', 'label', 'calculation'],
        ['date', 'born', 'B'],
        ['date', 'died', 'D'],
        ['integer', 'n', 'N'],
        ['text', 't', 'T'],
        ['select_multiple f', 'many', 'M'],
        ['select_one f', 'one', 'O'],
        ['begin_repeat', 'm', 'Members'],
        ['text', 'who', 'Who'],
        ['end_repeat'],
        ['calculate', 'c', '', calculation],
        ['calculate', 'from', '', '${c} + 1'],
      ],
      choices: [
        ['list_name', 'name', 'label'],
        ['f', 'apple', 'Apple'],
      ],
    })
    // Nor is anything calculated from it.
    expect(columns(notes)).toEqual(['11 calculation invalid-expression', '12 calculation invalid-expression'])
    expect(definition.calculatedValues).toBeUndefined()
  })

  it('a limit of thirty days, counted from the day it is answered', () => {
    const sheets = {
      survey: [
        ['type', 'name', 'label', 'constraint'],
        ['date', 'd', 'When', '. >= today() - 30 and . <= today() + 30'],
      ],
    }
    for (const d of ['2024-04-05', '2024-05-05', '2024-06-04']) expect(answered(sheets, { d }).problems, d).toEqual([])
    for (const d of ['2024-04-04', '2024-06-05']) expect(answered(sheets, { d }).problems, d).toHaveLength(1)
  })
})

describe('[SI8] repeats, in and out of each other', () => {
  const FAMILY = {
    survey: [
      ['type', 'name', 'label', 'relevant', 'constraint'],
      ['integer', 'least', 'Least'],
      ['begin_repeat', 'm', 'Member'],
      ['text', 'who', 'Name'],
      ['integer', 'age', 'Age of ${who}, entry of ${least}', '', '. > ${least}'],
      ['begin_group', 'g', 'More'],
      ['text', 'job', 'Job', '${age} > 17 and count(${p}) < 3'],
      ['end_group'],
      ['begin_repeat', 'p', 'Pet'],
      ['text', 'kind', 'Kind', '${age} > 3'],
      ['text', 'pet', '${kind} of ${who}', "${kind} != ''"],
      ['end_repeat'],
      ['end_repeat'],
    ],
  }

  it('each name is the nearest entry’s own: in conditions, limits and texts, through groups', () => {
    const state = answered(FAMILY, {
      least: 1,
      m: [
        { who: 'Ann', age: 30, p: [{ kind: 'cat' }] },
        { who: 'Bo', age: 1, p: [{}] },
      ],
    })
    expect(shownIn(state).map(({ path }) => path)).toEqual([
      ...['least', 'm', 'm[0].who', 'm[0].age', 'm[0].job', 'm[0].p', 'm[0].p[0].kind', 'm[0].p[0].pet'],
      ...['m[1].who', 'm[1].age', 'm[1].p'],
    ])
    expect(state.problems.map(({ path }) => path)).toEqual(['m[1].age'])
    const [, age] = state.pages.flatMap((page) => page.children)[1]?.children[0]?.children ?? []
    expect(age?.element.title).toEqual({ en: 'Age of {panel.who}, entry of {least}' })
    const pet = shownIn(state).find(({ path }) => path === 'm[0].p[0].pet')
    expect(pet?.element.title).toEqual({ en: '{panel.kind} of {parentPanel.who}' })
    for (const name of ['panel.kind', 'parentPanel.who']) expect(pet?.scope.find(name, false)?.value).toMatch(/cat|Ann/)
  })

  it('a sum over inner entries is that of the entry it stands in', () => {
    const state = answered(
      {
        survey: [
          ['type', 'name', 'label', 'relevant'],
          ['begin_repeat', 'm', 'M'],
          ['begin_repeat', 'p', 'P'],
          ['integer', 'n', 'N'],
          ['end_repeat'],
          ['text', 'why', 'Why', 'sum(${n}) > 5'],
          ['end_repeat'],
        ],
      },
      { m: [{ p: [{ n: 3 }, { n: 3 }] }, { p: [{ n: 5 }] }] },
    )
    expect(shownIn(state).map(({ path }) => path)).toContain('m[0].why')
    expect(shownIn(state).map(({ path }) => path)).not.toContain('m[1].why')
  })

  it('a first entry is written into by change as by the page', () => {
    const { definition } = imported(FAMILY)
    const state = change(compile(definition), {}, { m: [{ who: 'Ann', age: 30 }] }, ENVIRONMENT)
    expect(shownIn(state).map(({ path }) => path)).toContain('m[0].job')
  })
})

describe('[SI8] every row, column and sheet has its effect or is listed', () => {
  /** A value for each column that would have an effect. */
  const FILLED: Record<string, string> = {
    ...{
      label: 'L',
      hint: 'H',
      relevant: "${a} = 'x'",
      appearance: 'multiline',
      required: 'yes',
      required_message: 'R',
    },
    ...{ constraint: ". != 'x'", constraint_message: 'C', calculation: '1 + 1', default: '1', read_only: 'yes' },
    ...{ parameters: 'start=2', choice_filter: "name = 'apple'", repeat_count: '2', trigger: '${a}', save_to: 'p' },
    ...{
      guidance_hint: 'G',
      image: 'a.png',
      'media::audio': 'a.mp3',
      'bind::x': 'y',
      'body::accuracy': '5',
      note: 'n',
    },
  }
  const TYPES = [
    'text',
    'integer',
    'decimal',
    'date',
    'time',
    'datetime',
    'select_one f',
    'select_multiple f',
    'rank f',
  ]
  const OTHERS = ['range', 'acknowledge', 'note', 'calculate']
  const CHOICES = [
    ['list_name', 'name', 'label'],
    ['f', 'apple', 'Apple'],
  ]

  it.each([...TYPES, ...OTHERS])(
    '%s: each column that it takes changes what is made of it, the others are listed',
    (type) => {
      const made = (column?: string) => {
        const { definition, notes } = imported({
          survey: [
            ['type', 'name', ...(column ? [column] : [])],
            ['text', 'a'],
            [type, 'b', ...(column ? [FILLED[column]] : [])],
          ],
          choices: CHOICES,
        })
        return { text: JSON.stringify(definition).replaceAll(/"id\d+"/g, '""'), notes }
      }
      const plain = made()
      for (const column of Object.keys(FILLED)) {
        const { text, notes } = made(column)
        const listed = notes.some((note) => note.row === 3 && note.column === column)
        // What a limit says is the limit's text, and stands nowhere without one.
        const isMessage = column === 'constraint_message' && !listed
        // A value has no label to be shown, and a note is not answered anyway.
        const isMoot =
          (type === 'calculate' && /label|hint/.test(column)) || (type === 'note' && column === 'read_only')
        expect(text !== plain.text || listed || isMessage || isMoot, column).toBe(true)
      }
    },
  )

  it('every type of the specification is taken or listed', () => {
    const named = [
      ...['geopoint', 'geotrace', 'geoshape', 'image', 'audio', 'video', 'file', 'barcode', 'hidden', 'xml-external'],
      ...['csv-external', 'select_one_from_file a.csv', 'select_multiple_from_file a.csv', 'select_one_external f'],
      ...[...METADATA, 'background-geopoint'],
    ]
    for (const type of named) {
      const { notes } = imported({
        survey: [
          ['type', 'name'],
          ['text', 'a'],
          [type, 'b'],
        ],
        choices: CHOICES,
      })
      expect(notes, type).toMatchObject([{ row: 3, column: 'type' }])
    }
    expect(Object.values(KINDS).every(({ as }) => as in COLUMNS)).toBe(true)
  })

  it('what has no value here is no name: notes, groups, what an app collects, and what is calculated entry by entry', () => {
    const { notes } = imported({
      survey: [
        ['type', 'name', 'label', 'relevant', 'calculation'],
        ['start', 'begun'],
        ['note', 'said', 'Said'],
        ['begin_repeat', 'm', 'M'],
        ['calculate', 'each', '', '', '1'],
        ['text', 'x', 'X', '${each} = 1'],
        ['end_repeat'],
        ...['begun', 'said', 'm', 'each'].map((name) => ['text', `after-${name}`, `Of \${${name}}`, `\${${name}} = 1`]),
      ],
    })
    expect(columns(notes)).toEqual([
      '2 type metadata',
      '5 calculation unsupported',
      '6 relevant invalid-expression',
      ...[8, 9, 10, 11].flatMap((row) => [`${row} label invalid-expression`, `${row} relevant invalid-expression`]),
    ])
  })

  it('a calculation on a question, a condition on a calculation and on reading only are listed', () => {
    const { notes, definition } = imported({
      survey: [
        ['type', 'name', 'label', 'calculation', 'relevant', 'read_only'],
        ['integer', 'a', 'A'],
        ['integer', 'b', 'B', '${a} * 2'],
        ['calculate', 'c', '', '${a} * 2', '${a} > 5'],
        ['integer', 'd', 'D', '', '', '${a} > 2'],
        ['begin_group', 'g', 'G', '', '${a} > 2'],
        ['calculate', 'e', '', '1'],
        ['end_group'],
      ],
    })
    expect(columns(notes)).toEqual([
      '3 calculation unsupported',
      '4 relevant unsupported',
      '5 read_only unsupported',
      '7 relevant unsupported',
    ])
    expect(definition.calculatedValues).toHaveLength(2)
  })

  it('media of options, entities and lists elsewhere are listed; rows that are switched off are not there', () => {
    const { notes, definition } = imported({
      survey: [
        ['type', 'name', 'label', 'disabled'],
        ['select_one f', 'a', 'A', 'no'],
        ['text', 'b', 'B', 'yes'],
      ],
      choices: [
        ['list_name', 'name', 'label', 'media::image', 'region'],
        ['f', 'apple', 'Apple', 'a.png', 'x'],
      ],
      entities: [['dataset'], ['trees']],
      external_choices: [['list_name'], ['x']],
    })
    expect(notes).toEqual([
      { sheet: 'entities', row: 0, column: '', reason: 'unsupported' },
      { sheet: 'external_choices', row: 0, column: '', reason: 'unsupported' },
      { sheet: 'choices', row: 2, column: 'media::image', reason: 'unsupported' },
    ])
    expect(definition.pages[0]?.elements).toHaveLength(1)
  })

  it('stars begin where the range does; a range without bounds is from 1 to 10', () => {
    const [stars, plain, odd] = elementsOf({
      survey: [
        ['type', 'name', 'parameters', 'appearance'],
        ['range', 'a', 'start=0 end=10 step=1', 'rating'],
        ['range', 'b'],
        ['range', 'c', 'start=2 end=8 step=2', 'rating'],
      ],
    }) as (Element | undefined)[]
    expect(stars).toMatchObject({ rateMin: 0, rateMax: 10 })
    expect(plain).toMatchObject({ type: 'slider', min: 1, max: 10, step: 1 })
    expect(odd).toMatchObject({ rateMin: 2, rateMax: 8, rateStep: 2 })
  })

  it('a note is text: its lines and what looks like markup', () => {
    const [note] = elementsOf({
      survey: [
        ['type', 'name', 'label', 'hint'],
        ['note', 'n', 'a <b and c\r\nsecond & <img src=x onerror=alert(1)>', 'third'],
      ],
    })
    expect(note).toMatchObject({
      html: { en: 'a &lt;b and c<br>second &amp; &lt;img src=x onerror=alert(1)&gt;<br>third' },
    })
  })

  it('languages are kept apart, known or not', () => {
    const { definition } = imported({
      survey: [
        [
          'type',
          'name',
          'label::English (en)',
          'label::ខ្មែរ',
          'label::ગુજરાતી',
          'label::Language 1',
          'label::Language 2',
          'label::British (en)',
        ],
        ['text', 'a', 'one', 'two', 'three', 'four', 'five', 'six'],
      ],
    })
    const title = definition.pages[0]?.elements?.[0]?.title ?? {}
    expect(Object.values(title)).toEqual(['one', 'two', 'three', 'four', 'five', 'six'])
    expect([...definition.languages].sort()).toEqual(Object.keys(title).sort())
    for (const code of definition.languages) expect(() => Intl.getCanonicalLocales(code)).not.toThrow()
  })

  it('beyond a limit: listed at its place, and the rest is read', () => {
    const { notes, definition } = imported({
      survey: [
        ['type', 'name', 'label', 'repeat_count'],
        ['text', 'a', 'A'],
        ['text', 'b', 'x'.repeat(20_001)],
        ['text', 'n'.repeat(501), 'C'],
        ['begin_repeat', 'm', 'M', '1000000000'],
        ['text', 'd', 'D'],
        ['end_repeat'],
        ['select_one long', 'e', 'E'],
        ...Array.from({ length: 1_000 }, (_, at) => ['text', `q${at}`, 'Q']),
      ],
      choices: [['list_name', 'name', 'label'], ...Array.from({ length: 5_001 }, (_, at) => ['long', `o${at}`, 'O'])],
      settings: [['form_title'], ['T'.repeat(20_001)]],
    })
    expect(columns(notes).slice(0, 4)).toEqual([
      '3 label invalid-value',
      '4 type invalid-value',
      '5 repeat_count invalid-value',
      '8 type invalid-value',
    ])
    expect(columns(notes).at(-1)).toBe('2 form_title invalid-value')
    expect(definition.pages[0]?.elements).toHaveLength(1_000)
  })
})
