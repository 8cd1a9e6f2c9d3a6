import * as v from 'valibot'
import { choice } from '../../../contract/survey/choice.ts'
import { MAX_ELEMENTS, MAX_LANGUAGES, MAX_NESTING } from '../../../contract/survey/common.ts'
import {
  calculatedValue,
  closingText,
  type Definition,
  definition,
  type ElementType,
  elementSchemas,
  page,
  triggers,
} from '../../../contract/survey/definition.ts'
import { column, multipleTextItem } from '../../../contract/survey/question.ts'
import { isPattern, validators } from '../../../contract/survey/validator.ts'
import { language as languageSchema } from '../../../contract/survey/words.ts'
import { isNumber, isPlain, namesIn, type Plain, parse } from '../expression/index.ts'
import { ELEMENT_PROPERTIES, SURVEY, SURVEY_PROPERTIES } from '../model/questions.ts'
import { EXPRESSION_FIELDS, FORMER_NAMES, IS_SURVEYJS, LOOKS, TEXT_FIELDS, toLanguage, UNREAD } from '../surveyjs.ts'

type ImportReason =
  /** the element is of a kind the platform does not have; it is left out with all it holds */
  | 'unknown-type'
  /** the platform does nothing like it */
  | 'unsupported'
  /** how it looks is the platform's to decide */
  | 'looks'
  /** not a value SurveyJS documents for it, or beyond a limit of the platform */
  | 'invalid-value'
  | 'invalid-expression'
  /** a pattern that is none, or that no engine runs in time linear in the text; its check is left out */
  | 'pattern'
  /** a text for no language, beside one for the language it would be taken for */
  | 'second-text'
  | 'too-deep'
  /** several questions keep one list: it is taken over, but an entry nobody has filled in counts for each of them */
  | 'shared-list'

/** Something that was not taken over: where it stands in the file, and why. */
type ImportNote = { path: string; reason: ImportReason }
export type Imported = { ok: true; definition: Definition; notes: ImportNote[] } | { ok: false; reason: 'not-a-survey' }

export type ImportOptions = {
  /** gives a new id at each call */
  newId: () => string
  /** BCP 47, of the texts the file names no language for */
  language: string
}

type Entries = Record<string, v.GenericSchema>

/**
 * SurveyJS's JSON as a definition. What the contract knows is kept as it is; everything else is in `notes`, nothing is
 * dropped in silence.
 */
export function importSurveyJS(source: unknown, { newId, language }: ImportOptions): Imported {
  const notes: ImportNote[] = []
  const languages = new Set([language])
  const note = (path: string, reason: ImportReason) => {
    notes.push({ path, reason })
    return undefined
  }

  function toText(value: unknown, path: string): unknown {
    if (typeof value === 'string') return { [language]: value }
    if (!isPlain(value)) return note(path, 'invalid-value')
    const texts: Record<string, string> = {}
    for (const [locale, text] of Object.entries(value)) {
      if (typeof text !== 'string') {
        note(`${path}.${locale}`, 'invalid-value')
        continue
      }
      const key = locale === 'default' ? language : toLanguage(locale)
      const isNew = !languages.has(key)
      if (isNew && (languages.size >= MAX_LANGUAGES || !isLanguage(key))) {
        note(`${path}.${locale}`, 'invalid-value')
        continue
      }
      languages.add(key)
      // `default` beside the same language by its name: the name says more.
      if (texts[key] !== undefined) note(`${path}.default`, 'second-text')
      if (texts[key] === undefined || locale !== 'default') texts[key] = text
    }
    return Object.keys(texts).length ? texts : undefined
  }

  function toExpression(value: unknown, path: string): unknown {
    if (value === '') return undefined
    if (typeof value !== 'string') return note(path, 'invalid-value')
    const parsed = parse(value)
    if (!parsed.ok) return note(path, 'invalid-expression')
    // A condition is taken whole or not at all.
    return namesIn(parsed.expression).every(isAnswered) ? value : note(path, 'unsupported')
  }

  /** The items of a list that could be read, each of them with its place in the file. */
  function list<T>(
    value: unknown,
    path: string,
    read: (item: unknown, path: string) => T | undefined,
  ): T[] | undefined {
    if (!Array.isArray(value)) return note(path, 'invalid-value')
    return value.flatMap((item, at) => {
      const result = read(item, `${path}[${at}]`)
      return result === undefined ? [] : [result]
    })
  }

  function toChoice(item: unknown, path: string): unknown {
    if (typeof item === 'string' && item.indexOf('|') > 0) {
      const [value, ...text] = item.split('|')
      return fields({ value, text: text.join('|') }, path, choice.entries)
    }
    if (!isPlain(item)) return fields({ value: item }, path, choice.entries)
    const { elements, ...rest } = item
    if (elements !== undefined) note(`${path}.elements`, 'unsupported')
    // A matrix's rows and columns, and what is saved with a text alone, have the text for a value.
    return fields('value' in rest ? rest : { value: rest.text, ...rest }, path, choice.entries)
  }

  /** What an earlier SurveyJS wrote as a name, an operator and a value is an expression today. */
  function withExpression(item: Plain): Plain {
    const { name, operator = 'equal', value, ...rest } = item
    if (typeof name !== 'string' || !name || rest.expression !== undefined) return item
    const bare = operator === 'empty' || operator === 'notempty'
    if (!bare && (value === undefined || typeof value === 'object')) return item
    const right = typeof value === 'string' && !isNumber(value) && !/^(true|false)$/i.test(value) ? `'${value}'` : value
    return { ...rest, expression: bare ? `{${name}} ${operator}` : `{${name}} ${operator} ${right}` }
  }

  function typed(schemas: Record<string, { entries: Entries }>, suffix: string) {
    return (item: unknown, path: string) => {
      const type = isPlain(item) && typeof item.type === 'string' ? item.type.toLowerCase() : ''
      const schema = own(schemas, type) ?? own(schemas, type.replace(suffix, ''))
      if (!schema || !isPlain(item)) return note(path, 'unknown-type')
      const form = suffix === 'trigger' ? withExpression(item) : item
      return fields({ ...form, type: type.replace(suffix, '') }, path, schema.entries)
    }
  }

  function toElement(item: unknown, path: string, depth: number): unknown {
    if (!isPlain(item)) return note(path, 'invalid-value')
    const type = typeof item.type === 'string' ? item.type.toLowerCase() : ''
    const schema = own(elementSchemas, type) as { entries: Entries } | undefined
    if (!schema || !IS_SURVEYJS[type as ElementType]) return note(path, 'unknown-type')
    if (depth > MAX_NESTING) return note(path, 'too-deep')
    const form = type === 'rating' ? withEnds(item) : withCurrency(item, path)
    return fields({ ...form, type }, path, schema.entries, depth, type as ElementType)
  }

  function nested(key: string, type: string | undefined, depth: number) {
    const ofElements = (item: unknown, path: string) => toElement(item, path, depth + 1)
    if (key === 'elements' || key === 'templateElements' || key === 'detailElements') return ofElements
    if (key === 'validators') return toValidator
    if (key === 'triggers') return typed(triggers, 'trigger')
    if (key === 'items') return (item: unknown, path: string) => record(item, path, multipleTextItem.entries)
    if (key === 'calculatedValues') return (item: unknown, path: string) => record(item, path, calculatedValue.entries)
    if (key === 'completedHtmlOnCondition')
      return (item: unknown, path: string) => record(item, path, closingText.entries)
    if (key === 'pages') return (item: unknown, path: string) => record(item, path, page.entries)
    if (key === 'columns' && type !== 'matrix') return toColumn
    if (key === 'rows' && (type === 'comment' || type === 'column')) return undefined
    const ofChoices = ['choices', 'rateValues', 'customLabels', 'rows', 'columns']
    return ofChoices.includes(key) ? toChoice : undefined
  }

  /** An amount without a currency that there is, is one of dollars to SurveyJS; here it would be one of yuan. */
  function withCurrency(item: Plain, path: string): Plain {
    const { displayStyle, currency } = item
    if (displayStyle !== 'currency' || CURRENCIES.has(String(currency))) return item
    if (currency) note(`${path}.currency`, 'invalid-value')
    return { ...item, currency: 'USD' }
  }

  function toValidator(item: unknown, path: string): unknown {
    const { regex } = isPlain(item) ? item : {}
    if (typeof regex === 'string' && !isPattern(regex)) return note(path, 'pattern')
    return typed(validators, 'validator')(item, path)
  }

  function toColumn(item: unknown, path: string): unknown {
    return isPlain(item)
      ? fields(withCurrency(item, path), path, column.entries, 0, 'column')
      : note(path, 'invalid-value')
  }

  function record(item: unknown, path: string, entries: Entries): unknown {
    return isPlain(item) ? fields(item, path, entries) : note(path, 'invalid-value')
  }

  /** Takes over each field the schema has an entry for, in the form the entry wants. */
  function fields(source: Plain, path: string, entries: Entries, depth = 0, type?: string): unknown {
    const result: Plain = {}
    if (entries.id) result.id = newId()
    if (entries.name) result.name = ''
    for (const [given, was] of Object.entries(source)) {
      const at = `${path}.${given}`
      const [key, raw] = calculated(known(given, entries, type), was, entries)
      const entry = own(entries, key)
      if (raw === undefined || raw === null) continue
      if (!entry || key === 'id') {
        note(at, LOOKS.has(given) ? 'looks' : 'unsupported')
        continue
      }
      const read = nested(key, type, depth)
      const value = read
        ? list(raw, at, read)
        : TEXT_FIELDS.has(key)
          ? toText(raw, at)
          : EXPRESSION_FIELDS.has(key)
            ? toExpression(raw, at)
            : raw
      if (value === undefined) continue
      const most = read ? longestOf(entry) : undefined
      if (most !== undefined && Array.isArray(value) && value.length > most) {
        // The rest is there; what is beyond the limit is said.
        note(at, 'invalid-value')
        value.length = most
      }
      // What is nested was checked when it was read.
      const kept = read || v.is(entry, value) ? value : loose(key, value).find((form) => v.is(entry, form))
      if (kept === undefined) note(at, 'invalid-value')
      else {
        result[key] = kept
        // Kept for whoever exports it again; nothing that citizens see comes of it.
        if (UNREAD.has(key)) note(at, LOOKS.has(key) ? 'looks' : 'unsupported')
      }
    }
    const complete = Object.keys(entries).every((key) => key in result || entries[key]?.type === 'exact_optional')
    return complete ? result : note(path, 'invalid-value')
  }

  if (!isPlain(source)) return { ok: false, reason: 'not-a-survey' }
  // Elements without pages make one page.
  const { elements, questions, mode, ...rest } = source
  if (mode === 'display') rest.readOnly = true
  else if (mode !== undefined && mode !== 'edit') note('.mode', 'invalid-value')
  const first = elements === undefined ? 'questions' : 'elements'
  if (![source.pages, source[first]].some(Array.isArray)) return { ok: false, reason: 'not-a-survey' }
  const { languages: _, pages, ...entries } = definition.entries
  const result = fields(rest, '', Array.isArray(source.pages) ? { ...entries, pages } : entries) as Plain
  if (Array.isArray(source.pages)) {
    if (source[first] !== undefined) note(`.${first}`, 'unsupported')
  } else {
    const read = list(source[first], `.${first}`, (item, path) => toElement(item, path, 1)) ?? []
    if (read.length > MAX_ELEMENTS) note(`.${first}`, 'invalid-value')
    read.length = Math.min(read.length, MAX_ELEMENTS)
    result.pages = [{ id: newId(), name: 'page1', elements: read }]
  }
  nameAll(result.pages as Plain[])
  for (const name of sharedLists(result.pages as Plain[])) note(name, 'shared-list')
  const parsed = v.safeParse(definition, { ...result, languages: [...languages] })
  return parsed.success ? { ok: true, definition: parsed.output, notes } : { ok: false, reason: 'not-a-survey' }
}

/** Lists of entries that several questions keep together, by the names of those after the first. */
function sharedLists(pages: Plain[]): string[] {
  const kept = new Map<unknown, boolean>()
  const names: string[] = []
  const pending = [...pages]
  for (let element = pending.shift(); element; element = pending.shift()) {
    const { type, name, valueName, valuePropertyName, elements } = element
    if (type === undefined || type === 'panel') {
      pending.unshift(...((elements ?? []) as Plain[]))
      continue
    }
    const isList = type === 'paneldynamic' || type === 'matrixdynamic' || valuePropertyName !== undefined
    const key = valueName || name
    const before = kept.get(key)
    if (before || (isList && before !== undefined)) names.push(String(name))
    kept.set(key, isList || before === true)
  }
  return names
}

/** What has no name gets the one SurveyJS gives it, for expressions and answers call it that. */
function nameAll(pages: Plain[]): void {
  const nested = (holder: Plain) => (holder.elements ?? holder.templateElements ?? []) as Plain[]
  const unnamed: Plain[] = []
  const taken = new Set<unknown>()
  const pending = [...pages]
  // What is pushed meanwhile is reached, too.
  for (const element of pending) {
    taken.add(element.name)
    if (element.name === '') unnamed.push(element)
    pending.push(...nested(element))
  }
  const isPage = new Set(pages)
  const next: Record<string, number> = {}
  for (const element of unnamed) {
    const stem = isPage.has(element) ? 'page' : element.type === 'panel' ? 'panel' : 'question'
    // The numbers below are all taken.
    let number = next[stem] ?? 1
    while (taken.has(stem + number)) number++
    element.name = stem + number
    taken.add(element.name)
    next[stem] = number + 1
  }
}

/** A scale by one end and the number of its steps has both ends; one whose ends are the wrong way round has one step, as in SurveyJS. */
function withEnds(item: Plain): Plain {
  const { rateMin, rateMax, rateCount, rateStep } = item
  if (Array.isArray(item.rateValues) && item.rateValues.length > 0) return item
  const span = isNumber(rateCount) ? (Number(rateCount) - 1) * (Number(rateStep) > 0 ? Number(rateStep) : 1) : undefined
  if (isNumber(rateMin) && rateMax === undefined) {
    const most = span === undefined ? 5 : Number(rateMin) + span
    return { ...item, rateMax: most, rateMin: Math.min(most, Number(rateMin)) }
  }
  if (isNumber(rateMax) && rateMin === undefined) {
    const least = span === undefined ? 1 : Number(rateMax) - span
    return { ...item, rateMin: Math.min(least, Number(rateMax)) }
  }
  return item
}

/** A default or a limit that begins with an equals sign is an expression by another name. */
function calculated(key: string, value: unknown, entries: Entries): [key: string, value: unknown] {
  const name = own(BY_EXPRESSION, key)
  return name && own(entries, name) && typeof value === 'string' && value.startsWith('=')
    ? [name, value.slice(1)]
    : [key, value]
}

const BY_EXPRESSION: Record<string, string> = {
  ...{ defaultValue: 'defaultValueExpression', min: 'minValueExpression', max: 'maxValueExpression' },
}

/** Forms SurveyJS takes for the same: `"true"`, `"5"`, a number for a name, `true` for question numbers that are on. */
function loose(key: string, value: unknown): unknown[] {
  if (typeof value === 'boolean') return [key === 'showQuestionNumbers' ? (value ? 'on' : 'off') : undefined]
  if (typeof value === 'number') return [String(value)]
  if (value === 'true' || value === 'false') return [value === 'true']
  return typeof value === 'string' && value.trim() ? [Number(value)] : []
}

/** How many items a list may have by its schema, if there is a limit. */
function longestOf(entry: v.GenericSchema): number | undefined {
  const schema = 'wrapped' in entry ? (entry.wrapped as v.GenericSchema) : entry
  const steps = 'pipe' in schema ? (schema.pipe as { type: string; requirement?: unknown }[]) : []
  const limit = steps.find(({ type }) => type === 'max_length')?.requirement
  return typeof limit === 'number' ? limit : undefined
}

/** Whether a name is one of an answer, or asks for something about the survey or an element that there is an answer to. */
function isAnswered(name: string): boolean {
  const [element = '', ...property] = name.split('.')
  if (!name.startsWith('$') || property.length === 0) return true
  const known = element.toLowerCase() === `$${SURVEY}` ? SURVEY_PROPERTIES : ELEMENT_PROPERTIES
  return !RELATIVE.test(element) && Object.hasOwn(known, property.join('.'))
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** What stands for an element by its place rather than by its name has no properties here. */
const RELATIVE = /^\$(?:self|parent|panel|row|item|choice)$/i

/** What `Intl` and the attribute `lang` take for a language (BCP 47). */
function isLanguage(tag: string): boolean {
  try {
    return v.is(languageSchema, tag) && Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

const own = <T>(record: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

function known(given: string, entries: Entries, type: string | undefined): string {
  if (given === 'questions' && type === 'paneldynamic') return 'templateElements'
  if (own(entries, given)) return given
  if (given === 'text' && type === 'image') return 'altText'
  return own(FORMER_NAMES, given) ?? given
}
