import type { Choice } from '#contract/survey/choice.ts'
import type { Text } from '#contract/survey/common.ts'
import { ELEMENT_TYPES, type Element, type ElementType } from '#contract/survey/definition.ts'
import { isWritten, type WrittenType } from '#domain/survey/types/counted.ts'
import type { Formed } from '#domain/survey/types/forms.ts'
import { isFormed } from '#domain/survey/types/is-formed.ts'

/** What a new question is made with. */
export interface Making {
  newId: () => string
  /** What expressions will call it. */
  name: string
  /** The words in the survey's languages. */
  say: (zh: string, en: string) => Text
}

type Make = (making: Making) => Element

const options = ({ newId, say }: Making, count: number): Choice[] =>
  Array.from({ length: count }, (_, at) => ({
    id: newId(),
    value: `item${at + 1}`,
    text: say(`选项 ${at + 1}`, `Option ${at + 1}`),
  }))

const agreement = ({ newId, say }: Making): Choice[] =>
  [
    ['很不满意', 'Very dissatisfied'],
    ['不满意', 'Dissatisfied'],
    ['一般', 'Neutral'],
    ['满意', 'Satisfied'],
    ['很满意', 'Very satisfied'],
  ].map(([zh = '', en = ''], at) => ({ id: newId(), value: at + 1, text: say(zh, en) }))

/** Of a scale: a number alone does not say which end is the good one. */
const ends = ({ say }: Making) => ({
  minRateDescription: say('很不满意', 'very dissatisfied'),
  maxRateDescription: say('很满意', 'very satisfied'),
})

const rows = ({ newId, say }: Making): Choice[] =>
  [1, 2].map((at) => ({ id: newId(), value: `row${at}`, text: say(`第 ${at} 行`, `Row ${at}`) }))

const basic = ({ newId, name }: Making) => ({ id: newId(), name })

const text =
  (more: Partial<Extract<Element, { type: 'text' }>> = {}): Make =>
  (making) => ({ type: 'text', ...basic(making), ...more })

const column = ({ newId, say }: Making, at: number) => ({
  id: newId(),
  name: `column${at}`,
  title: say(`第 ${at} 列`, `Column ${at}`),
})

/** Every kind of question an editor can add, by groups; a kind is a type with what it begins with. */
export const KINDS = {
  text: {
    short: text(),
    long: (making) => ({ type: 'comment', ...basic(making), maxLength: 500 }),
    number: text({ inputType: 'number' }),
    date: text({ inputType: 'date' }),
    datetime: text({ inputType: 'datetime-local' }),
    email: text({ inputType: 'email', autocomplete: 'email' }),
    phone: text({ inputType: 'tel', autocomplete: 'tel' }),
    url: text({ inputType: 'url' }),
    several: (making) => ({
      ...{ type: 'multipletext', ...basic(making) },
      items: [1, 2].map((at) => ({
        id: making.newId(),
        name: `item${at}`,
        title: making.say(`第 ${at} 项`, `Item ${at}`),
      })),
    }),
  },
  choice: {
    single: (making) => ({ type: 'radiogroup', ...basic(making), choices: options(making, 3) }),
    multiple: (making) => ({ type: 'checkbox', ...basic(making), choices: options(making, 3) }),
    dropdown: (making) => ({ type: 'dropdown', ...basic(making), choices: options(making, 3) }),
    search: (making) => ({ type: 'tagbox', ...basic(making), choices: options(making, 3) }),
    yesno: (making) => ({ type: 'boolean', ...basic(making) }),
    buttons: (making) => ({ type: 'buttongroup', ...basic(making), choices: options(making, 3) }),
    image: (making) => ({ type: 'imagepicker', ...basic(making), showLabel: true, choices: options(making, 2) }),
    region: (making) => ({ type: 'region', ...basic(making), depth: 3 }),
    consent: (making) => ({
      ...{ type: 'consent', ...basic(making), isRequired: true },
      statement: making.say('我已阅读并同意上述说明。', 'I have read the above and agree.'),
    }),
  },
  scale: {
    stars: (making) => ({
      type: 'rating',
      ...basic(making),
      ...ends(making),
      rateType: 'stars',
      rateMin: 1,
      rateMax: 5,
    }),
    numbers: (making) => ({ type: 'rating', ...basic(making), ...ends(making), rateMin: 1, rateMax: 5 }),
    recommend: (making) => ({
      ...{ type: 'rating', ...basic(making), rateMin: 0, rateMax: 10 },
      minRateDescription: making.say('完全不会', 'not at all'),
      maxRateDescription: making.say('一定会', 'certainly'),
    }),
    slider: (making) => ({ type: 'slider', ...basic(making), min: 0, max: 100 }),
    ranking: (making) => ({ type: 'ranking', ...basic(making), choices: options(making, 3) }),
  },
  table: {
    matrix: (making) => ({ type: 'matrix', ...basic(making), columns: agreement(making), rows: rows(making) }),
    matrixMany: (making) => ({
      ...{ type: 'matrix', ...basic(making), cellType: 'checkbox' as const },
      columns: options(making, 3),
      rows: rows(making),
    }),
    table: (making) => ({
      ...{ type: 'matrixdropdown', ...basic(making), cellType: 'dropdown' as const },
      columns: [column(making, 1)],
      choices: options(making, 3),
      rows: rows(making),
    }),
    list: (making) => ({
      ...{ type: 'matrixdynamic', ...basic(making), cellType: 'text' as const, rowCount: 1, maxRowCount: 20 },
      columns: [column(making, 1), column(making, 2)],
    }),
    group: (making) => ({
      ...{ type: 'paneldynamic', ...basic(making), panelCount: 1, maxPanelCount: 20 },
      templateElements: [],
    }),
  },
  other: {
    section: (making) => ({ type: 'panel', ...basic(making), elements: [] }),
    note: (making) => ({ type: 'html', ...basic(making), html: making.say('在此填写说明。', 'Write a note here.') }),
    picture: (making) => ({ type: 'image', ...basic(making) }),
    calculated: (making) => ({ type: 'expression', ...basic(making), expression: '' }),
  },
} as const satisfies Record<string, Record<string, Make>>

export type KindGroup = keyof typeof KINDS
export type Kind = { [G in KindGroup]: keyof (typeof KINDS)[G] }[KindGroup] & string

const MAKERS: Record<string, Make> = Object.assign({}, ...Object.values(KINDS))

export const make = (kind: Kind, making: Making): Element => {
  const maker = MAKERS[kind]
  if (!maker) throw new Error(`no kind ${kind}`)
  return maker(making)
}

/** What expressions call the first of each kind: `question1`, `section1`. */
export const stemOf = (kind: Kind): string => (kind === 'section' ? 'section' : kind === 'note' ? 'note' : 'question')

/** The kind an element is nearest to, for naming it in the list. */
export const kindOf = (element: Element): Kind | 'file' => {
  switch (element.type) {
    case 'text':
      return TEXT_KINDS[element.inputType ?? 'text'] ?? 'short'
    case 'matrix':
      return element.cellType === 'checkbox' ? 'matrixMany' : 'matrix'
    case 'rating':
      if (element.rateType === 'stars') return 'stars'
      return element.rateMin === 0 && element.rateMax === 10 ? 'recommend' : 'numbers'
    default:
      return TYPE_KINDS[element.type]
  }
}

const TEXT_KINDS: Partial<Record<string, Kind>> = {
  number: 'number',
  range: 'number',
  date: 'date',
  month: 'date',
  week: 'date',
  time: 'datetime',
  'datetime-local': 'datetime',
  email: 'email',
  tel: 'phone',
  url: 'url',
}

const TYPE_KINDS: Record<Exclude<Element['type'], 'text' | 'matrix' | 'rating'>, Kind | 'file'> = {
  comment: 'long',
  boolean: 'yesno',
  radiogroup: 'single',
  buttongroup: 'buttons',
  checkbox: 'multiple',
  dropdown: 'dropdown',
  tagbox: 'search',
  ranking: 'ranking',
  imagepicker: 'image',
  slider: 'slider',
  multipletext: 'several',
  expression: 'calculated',
  file: 'file',
  html: 'note',
  image: 'picture',
  region: 'region',
  consent: 'consent',
  panel: 'section',
  paneldynamic: 'group',
  matrixdropdown: 'table',
  matrixdynamic: 'list',
}

/** Types that answer alike, and can be changed into each other without losing their options. */
export type AlikeType = Formed<'option' | 'options'> | WrittenType

/** What a question can become, itself included; empty: nothing else. */
export const alikeTypes = (type: ElementType): AlikeType[] => {
  const [isChosen, isOwn] = [isFormed({ type }, 'option', 'options'), isWritten(type)]
  return ELEMENT_TYPES.filter((each): each is AlikeType =>
    isFormed({ type: each }, 'option', 'options') ? isChosen : isOwn && isWritten(each),
  )
}
