import type { Choice } from '../../../contract/survey/choice.ts'
import type { Definition, Element, Page, Panel } from '../../../contract/survey/definition.ts'
import { type Kind, kindOf, NONE, OTHER, REQUIRED } from './outline-words.ts'

export type OutlineReason =
  /** a word in brackets that names no kind of question; taken as part of the title */
  | 'unknown-kind'
  /** an option or a line of columns before any question; left out */
  | 'no-question'
  /** options of a question that is answered in words; left out */
  | 'no-options-here'
  /** a choice with nothing to choose */
  | 'options-missing'
  /** a limit that the kind does not have, or that says nothing; left out */
  | 'limit'

/** Something of the outline that was not taken over; `line` counts from 1. */
export type OutlineNote = { line: number; reason: OutlineReason; text: string }
export type Outlined = { ok: true; definition: Definition; notes: OutlineNote[] } | { ok: false; reason: 'no-question' }

interface Drafted {
  line: number
  title: string
  kind: Kind | null
  limits: string
  required: boolean
  description: string[]
  options: string[]
  columns: string[]
  /** Options were marked as boxes to tick. */
  boxes: boolean
}

const NUMBERED = /^\s*(?:[QqＱ]?\s*\d+(?:\.\d+)*\s*[.、．)）:：]|第\s*\d+\s*题\s*[.、：:]?)\s*(.+)$/
const OPTION = /^\s*(?:[-•·*＊○◯□☐]|\(\s*\)|\[\s*\]|[A-Za-zＡ-Ｚ]\s*[.、．)）])\s*(.+)$/
const BOX = /^\s*(?:[□☐]|\[\s*\])/
const COLUMNS = /^\s*(?:列|columns?)\s*[:：]\s*(.+)$/i
const BRACKETS = /\s*(?:\[([^\]]*)\]|【([^】]*)】|（([^）]*)）|\(([^)]*)\))\s*/g

/**
 * A survey as an editor writes it in plain text:
 *
 *     # 标题            ## 页            ### 分组            > 说明
 *     1. 您的年龄 [数字 0-120] *
 *     2. 您喜欢什么 [多选 最多2项]
 *     - 阅读
 *     - 其他：____
 *
 * Without a kind, options make a single choice and their absence a short text. What was not understood is in `notes`, by line.
 */
export const importOutline = (
  source: string,
  { newId, language }: { newId: () => string; language: string },
): Outlined => {
  const notes: OutlineNote[] = []
  const words = (text: string) => ({ [language]: text })
  const pages: Page[] = []
  let title = ''
  const introduction: string[] = []
  let section: Panel | null = null
  let question: Drafted | null = null
  let serial = 0

  const page = (name?: string): Page => {
    section = null
    const made: Page = {
      id: newId(),
      name: `page${pages.length + 1}`,
      elements: [],
      ...(name ? { title: words(name) } : {}),
    }
    pages.push(made)
    return made
  }
  const place = (element: Element) => {
    const holder = section ?? pages.at(-1) ?? page()
    holder.elements = [...(holder.elements ?? []), element]
  }
  const finish = () => {
    if (question) place(toElement(question, { name: `q${++serial}`, newId, words, notes }))
    question = null
  }

  for (const [index, raw] of source.replaceAll('\r\n', '\n').split('\n').entries()) {
    const line = index + 1
    const text = raw.trim()
    if (!text) continue
    const heading = /^(#{1,3})\s*(.+)$/.exec(text)
    if (heading) {
      const [, marks = '', name = ''] = heading
      finish()
      if (marks.length === 1 && !title) title = name
      else if (marks.length < 3) page(name)
      else {
        const made: Panel = { type: 'panel', id: newId(), name: `section${line}`, title: words(name), elements: [] }
        section = null
        place(made)
        section = made
      }
      continue
    }
    const numbered = NUMBERED.exec(raw)
    if (numbered) {
      finish()
      question = begin(numbered[1] ?? '', line, notes)
      continue
    }
    const columns = COLUMNS.exec(text)
    const option = OPTION.exec(raw)
    if (columns || option) {
      if (!question) notes.push({ line, reason: 'no-question', text })
      else if (columns) question.columns = split(columns[1] ?? '')
      else {
        question.options.push((option?.[1] ?? '').trim())
        question.boxes ||= BOX.test(raw)
      }
      continue
    }
    const said = text.replace(/^>\s*/, '')
    if (question) question.description.push(said)
    else if (serial === 0 && pages.length === 0 && title) introduction.push(said)
    else if (serial === 0 && pages.length === 0 && !title) title = said
    else place({ type: 'html', id: newId(), name: '', html: words(said) })
  }
  finish()
  if (serial === 0) return { ok: false, reason: 'no-question' }
  const definition: Definition = {
    languages: [language],
    ...(title ? { title: words(title) } : {}),
    ...(introduction.length ? { description: words(introduction.join('\n')) } : {}),
    pages: pages.filter(({ elements }) => elements?.length),
  }
  return { ok: true, definition, notes }
}

const split = (text: string) => text.split(/[|｜;；,，、]/).flatMap((part) => part.trim() || [])

/** The title of a question, with what stands behind it in brackets taken for what it is. */
const begin = (text: string, line: number, notes: OutlineNote[]): Drafted => {
  const drafted: Drafted = {
    ...{ line, title: '', kind: null, limits: '', required: false },
    ...{ description: [], options: [], columns: [], boxes: false },
  }
  let rest = text.trim()
  for (let found = REQUIRED.exec(rest); found; found = REQUIRED.exec(rest)) {
    drafted.required = true
    rest = rest.slice(0, found.index).trim()
  }
  rest = rest.replaceAll(BRACKETS, (whole, ...groups: (string | undefined)[]) => {
    const inner = (groups.slice(0, 4).find((group) => group !== undefined) ?? '').trim()
    if (/^(?:必填|必答|required)$/i.test(inner)) {
      drafted.required = true
      return ' '
    }
    const [, word = '', limits = ''] =
      /^([\p{L}/-]+?题?)\s*[,，:：]?\s*((?:最多|最少|至少|至多|max|min|[\d-]).*)?$/iu.exec(inner) ?? []
    const kind = kindOf(word) ?? kindOf(inner)
    if (!kind || drafted.kind) {
      // Only square brackets promise a kind; round ones are how people write.
      if (groups[0] !== undefined || groups[1] !== undefined) notes.push({ line, reason: 'unknown-kind', text: inner })
      return whole
    }
    drafted.kind = kind
    drafted.limits = limits
    return ' '
  })
  for (let found = REQUIRED.exec(rest.trim()); found; found = REQUIRED.exec(rest)) {
    drafted.required = true
    rest = rest.slice(0, found.index).trim()
  }
  drafted.title = rest
    .trim()
    .replace(/[_＿]{2,}$/, '')
    .trim()
  return drafted
}

interface Making {
  name: string
  newId: () => string
  words: (text: string) => Record<string, string>
  notes: OutlineNote[]
}

const toElement = (drafted: Drafted, { name, newId, words, notes }: Making): Element => {
  const { line, title, options, columns, required, description } = drafted
  const kind =
    drafted.kind ?? (columns.length ? 'matrix' : options.length ? (drafted.boxes ? 'multiple' : 'single') : 'short')
  const note = (reason: OutlineReason, text: string) => notes.push({ line, reason, text })
  const shown = {
    id: newId(),
    name,
    title: words(title),
    ...(description.length ? { description: words(description.join('\n')) } : {}),
  }
  const asked = { ...shown, ...(required ? { isRequired: true } : {}) }
  const { most, least, from, to } = limitsOf(drafted.limits)
  const used = (limits: boolean) => {
    if (drafted.limits && !limits) note('limit', drafted.limits)
  }
  const range = { ...(from === undefined ? {} : { min: from }), ...(to === undefined ? {} : { max: to }) }
  const choices = (): { choices: Choice[]; showOtherItem?: true; showNoneItem?: true } => {
    if (!options.length) note('options-missing', title)
    const plain = options.filter((option) => !OTHER.test(option) && !NONE.test(option))
    return {
      choices: plain.map((text, at) => ({ id: newId(), value: `${name}_${at + 1}`, text: words(text) })),
      ...(options.some((option) => OTHER.test(option)) ? { showOtherItem: true as const } : {}),
      ...(options.some((option) => NONE.test(option)) ? { showNoneItem: true as const } : {}),
    }
  }
  const many = {
    ...(most === undefined ? {} : { maxSelectedChoices: most }),
    ...(least === undefined ? {} : { minSelectedChoices: least }),
  }
  const numbered = (texts: string[], stem: string): Choice[] =>
    texts.map((text, at) => ({ id: newId(), value: `${stem}${at + 1}`, text: words(text) }))
  if (options.length && !TAKES_OPTIONS.has(kind)) for (const option of options) note('no-options-here', option)

  switch (kind) {
    case 'single':
      used(false)
      return { type: 'radiogroup', ...asked, ...choices() }
    case 'dropdown':
      used(false)
      return { type: 'dropdown', ...asked, ...choices() }
    case 'multiple':
      used(most !== undefined || least !== undefined)
      return { type: 'checkbox', ...asked, ...choices(), ...many }
    case 'search':
      used(most !== undefined || least !== undefined)
      return { type: 'tagbox', ...asked, ...choices(), ...many }
    case 'ranking':
      used(most !== undefined || least !== undefined)
      return { type: 'ranking', ...asked, ...choices(), ...many }
    case 'rating':
      used(to !== undefined)
      return { type: 'rating', ...asked, rateMin: from ?? 1, rateMax: to ?? 5, rateType: 'stars' }
    case 'nps':
      used(false)
      return { type: 'rating', ...asked, rateMin: 0, rateMax: 10 }
    case 'matrix':
    case 'matrixMany':
      used(false)
      if (!options.length || !columns.length) note('options-missing', title)
      return {
        type: 'matrix',
        ...asked,
        ...(kind === 'matrixMany' ? { cellType: 'checkbox' as const } : {}),
        rows: numbered(options, 'row'),
        columns: numbered(columns, 'column'),
      }
    case 'slider':
      used(to !== undefined)
      return { type: 'slider', ...asked, ...range }
    case 'yesno':
      used(false)
      return { type: 'boolean', ...asked }
    case 'consent': {
      used(false)
      const { description: _, ...bare } = asked
      return { type: 'consent', ...bare, statement: words(description.join('\n') || title) }
    }
    case 'region': {
      used(false)
      return { type: 'region', ...asked, depth: 3 }
    }
    case 'note':
      used(false)
      return { type: 'html', id: shown.id, name: '', html: words([title, ...description].join('\n')) }
    case 'long':
      used(most !== undefined)
      return { type: 'comment', ...asked, ...(most === undefined ? {} : { maxLength: most }) }
    case 'number':
      used(from !== undefined || to !== undefined)
      return { type: 'text', ...asked, inputType: 'number', ...range }
    case 'short':
      used(most !== undefined)
      return { type: 'text', ...asked, ...(most === undefined ? {} : { maxLength: most }) }
    default:
      used(false)
      return { type: 'text', ...asked, inputType: INPUT[kind] }
  }
}

const TAKES_OPTIONS: ReadonlySet<Kind> = new Set<Kind>([
  ...(['single', 'dropdown', 'multiple', 'search', 'ranking', 'matrix', 'matrixMany'] as const),
])
const INPUT = { date: 'date', time: 'time', email: 'email', phone: 'tel', url: 'url' } as const

/** `0-120`; `最多3项`, `至少 2`, `max 200`, `min 1`. */
const limitsOf = (text: string) => {
  const whole = (pattern: RegExp) => {
    const found = pattern.exec(text)?.[1]
    return found === undefined ? undefined : Number(found)
  }
  const [, from, to] = /(-?\d+)\s*(?:-|–|—|~|～|至|到|to)\s*(-?\d+)/i.exec(text) ?? []
  return {
    most: whole(/(?:最多|至多|max)\D*(\d+)/i),
    least: whole(/(?:最少|至少|min)\D*(\d+)/i),
    from: from === undefined ? undefined : Number(from),
    to: to === undefined ? undefined : Number(to),
  }
}
