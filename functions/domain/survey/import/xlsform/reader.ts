import type { Choice } from '../../../../contract/survey/choice.ts'
import { isSafeKey, MAX_CHOICES, MAX_LANGUAGES, MAX_TEXT } from '../../../../contract/survey/common.ts'
import type { Element } from '../../../../contract/survey/definition.ts'
import { isPattern, type Validator } from '../../../../contract/survey/validator.ts'
import type { Expression } from '../../expression/ast.ts'
import { print } from '../../expression/index.ts'
import { type Names, translate, type ValueKind } from './expression.ts'
import { type Asked, KINDS, splitType } from './kinds.ts'
import { createLanguages, type Row, rowsOf, type Sheets, type XlsformNote, type XlsformReason } from './table.ts'

export interface Reading {
  sheets: Sheets
  rows: readonly Row[]
  /** The language of what names none. */
  base: string
  newId: () => string
}

/** Reads single rows; `languages` and `notes` gather what was met. */
export const createReader = ({ sheets, rows, base, newId }: Reading) => {
  const notes: XlsformNote[] = []
  const languages = new Set<string>()
  const note = (row: Row, column: string, reason: XlsformReason, sheet = 'survey') =>
    void notes.push({ sheet, row: row.row, column, reason })
  const kinds = new Map(rows.map(({ cells }) => [cells.get('name') ?? '', splitType(cells.get('type') ?? '')]))
  const places = placesOf(rows)
  const taken = takenOf(rows)
  const languageOf = createLanguages()
  const lists = Map.groupBy(rowsOf(sheets, 'choices'), ({ cells }) => cells.get('list_name') ?? '')

  const kindOf = (name: string): ValueKind => VALUES[kinds.get(name.split('.').at(-1) ?? '')?.first ?? ''] ?? 'other'

  /** Names as they are called from a place: what a nearer entry has is its own, of another's the first is meant, as in XPath. */
  const namesAt = (name: string): Names => {
    const here = places.get(name) ?? []
    const around = (there: readonly string[]) => {
      let shared = 0
      while (shared < here.length && here[shared] === there[shared]) shared++
      const up = here.length - shared
      const from = shared === 0 ? '' : up === 0 ? 'panel.' : up === 1 ? 'parentPanel.' : null
      return { shared, from }
    }
    const question = (asked: string) => {
      const there = places.get(asked)
      if (!there || !taken.has(asked)) return null
      const { shared, from } = around(there)
      return from === null ? null : `${from}${[...there.slice(shared).map((each) => `${each}[0]`), asked].join('.')}`
    }
    return {
      question,
      kind: kindOf,
      self: name && `${here.length ? 'panel.' : ''}${name}`,
      repeated: here.length > 0,
      entries: (asked) => {
        const isRepeat = kinds.get(asked)?.first === 'begin_repeat'
        const there = [...(places.get(asked) ?? []), ...(isRepeat ? [asked] : [])]
        const { shared, from } = around(there)
        // One repeat further in and no more: entries of entries have no list of their own.
        if (from === null || there.length !== shared + 1) return null
        return { group: `${from}${there[shared]}`, question: isRepeat || !taken.has(asked) ? null : asked }
      },
    }
  }

  // What is calculated from something that has no value here has none either.
  const calculations = rows.flatMap(({ cells }) => {
    const [name, source] = [cells.get('name') ?? '', cells.get('calculation') ?? '']
    return kinds.get(name)?.first === 'calculate' ? [{ name, source }] : []
  })
  const naming = Map.groupBy(
    calculations.flatMap((one) => [...one.source.matchAll(NAMED)].map(([, asked]) => ({ asked, one }))),
    ({ asked }) => asked,
  )
  // Each is looked at again where a value that it names is gone, and not with each of the others.
  for (const { name, source } of calculations) {
    if (!taken.has(name) || translate(source, namesAt(name))) continue
    taken.delete(name)
    for (const { one } of naming.get(name) ?? []) calculations.push(one)
  }

  /** `at`: the question in whose entry the text is read. */
  const texts = (row: Row, column: string, at = '', sheet = 'survey'): Record<string, string> | undefined => {
    const found: Record<string, string> = {}
    const names = namesAt(at)
    for (const [heading, raw] of row.cells) {
      const [first, named] = heading.split('::')
      if (first !== column) continue
      let known = true
      const text = raw.replaceAll(NAMED, (whole, asked: string) => {
        const question = names.question(asked)
        known &&= question !== null
        return question === null ? whole : `{${question}}`
      })
      if (!known) note(row, heading, 'invalid-expression', sheet)
      if (text.length > MAX_TEXT) {
        note(row, heading, 'invalid-value', sheet)
        continue
      }
      const key = named ? languageOf(named) : base
      if (key !== base && !languages.has(key) && languages.size >= MAX_LANGUAGES - 1) {
        note(row, heading, 'invalid-value', sheet)
        continue
      }
      if (key !== base) languages.add(key)
      found[key] = text
    }
    return Object.keys(found).length ? found : undefined
  }
  const expression = (row: Row, column: string, name: string, use: Use): Expression | null => {
    const source = row.cells.get(column)
    if (source === undefined) return null
    const found = translate(source, namesAt(name), use)
    const fits = found !== null && print(found).length <= MAX_EXPRESSION
    if (!fits) note(row, column, found ? 'invalid-value' : 'invalid-expression')
    return fits ? found : null
  }
  const printed = (row: Row, column: string, name: string, use: Use) => {
    const found = expression(row, column, name, use)
    return found && print(found)
  }
  const condition = (row: Row, column: string, name: string) => printed(row, column, name, 'condition')
  const calculation = (row: Row, name: string) => printed(row, 'calculation', name, 'value')

  const shown = (row: Row, name: string) => {
    const title = texts(row, 'label', name)
    const description = texts(row, 'hint', name)
    const visibleIf = condition(row, 'relevant', name)
    return {
      id: newId(),
      name,
      ...(title ? { title } : {}),
      ...(description ? { description } : {}),
      ...(visibleIf ? { visibleIf } : {}),
    }
  }

  const asked = (row: Row, name: string) => {
    const { cells } = row
    const required = cells.get('required') ?? ''
    const always = YES.test(required)
    const never = NO.test(required)
    const requiredIf = always || never ? null : condition(row, 'required', name)
    const requiredErrorText = texts(row, 'required_message', name)
    const given = cells.get('default')
    // As pyxform tells one that is calculated: a reference, or a call.
    const computed = given !== undefined && (given.includes('${') || hasCall(given))
    const defaultValueExpression = computed ? printed(row, 'default', name, 'value') : null
    const isReadOnly = YES.test(cells.get('read_only') ?? '')
    if (!isReadOnly && !NO.test(cells.get('read_only') ?? '')) note(row, 'read_only', 'unsupported')
    const validator = constraint(row, name)
    return {
      ...shown(row, name),
      ...(always ? { isRequired: true } : {}),
      ...(requiredIf ? { requiredIf } : {}),
      ...(requiredErrorText ? { requiredErrorText } : {}),
      ...(given !== undefined && !computed ? { defaultValue: defaultOf(given, kinds.get(name)?.first) } : {}),
      ...(defaultValueExpression ? { defaultValueExpression } : {}),
      ...(isReadOnly ? { readOnly: true } : {}),
      ...(validator ? { validators: [validator] } : {}),
    }
  }

  /** A form checks an answer only where there is one; ours checks in any case. */
  const constraint = (row: Row, name: string): Validator | null => {
    const source = row.cells.get('constraint')
    if (source === undefined) return null
    const text = texts(row, 'constraint_message', name)
    const said = text ? { text } : {}
    const pattern = /^\s*regex\(\s*\.\s*,\s*(?:'([^']*)'|"([^"]*)")\s*\)\s*$/.exec(source)
    if (pattern) {
      const regex = pattern[1] ?? pattern[2] ?? ''
      const made = { type: 'regex' as const, regex, ...said }
      if (isPattern(regex)) return made
      note(row, 'constraint', 'pattern')
      return null
    }
    const found = expression(row, 'constraint', name, 'condition')
    const self = namesAt(name).self
    if (!found || self === null) return null
    const blank: Expression = { kind: 'unary', operator: 'empty', operand: { kind: 'name', name: self, raw: false } }
    return {
      type: 'expression',
      expression: print({ kind: 'binary', operator: 'or', left: blank, right: found }),
      ...said,
    }
  }

  let offered = 0
  const choices = (row: Row, list: string, name: string): Choice[] => {
    const found = lists.get(list)
    if (!found) {
      note(row, 'type', 'unknown-list')
      return []
    }
    const filter = row.cells.get('choice_filter')
    let refused = false
    offered += found.length
    if (found.length > MAX_CHOICES || offered > MOST_OFFERED) note(row, 'type', 'invalid-value')
    if (offered > MOST_OFFERED) return []
    const made = found.slice(0, MAX_CHOICES).flatMap((choice): Choice[] => {
      const value = choice.cells.get('name') ?? choice.cells.get('value')
      if (value === undefined) return []
      if (!isSafeKey(value)) {
        note(choice, 'name', 'invalid-value', 'choices')
        return []
      }
      const text = texts(choice, 'label', name, 'choices')
      const names = { ...namesAt(name), column: (column: string) => choice.cells.get(column.toLowerCase()) ?? '' }
      const visibleIf = filter === undefined ? null : translate(filter, names, 'condition')
      refused ||= filter !== undefined && visibleIf === null
      return [{ id: newId(), value, ...(text ? { text } : {}), ...(visibleIf ? { visibleIf: print(visibleIf) } : {}) }]
    })
    if (refused) note(row, 'choice_filter', 'invalid-expression')
    return made
  }

  const toElement = (row: Row, name: string, kind: Asked): Element => {
    const { list, other } = splitType(row.cells.get('type') ?? '')
    const appearance = row.cells.get('appearance') ?? ''
    const looks = (known: RegExp) => {
      if (appearance && !known.test(appearance)) note(row, 'appearance', 'looks')
      return known.test(appearance)
    }
    const parameters = new Map(
      [...(row.cells.get('parameters') ?? '').matchAll(/(\w+)\s*=\s*([\w.-]+)/g)].map(([, key = '', value = '']) => [
        key,
        value,
      ]),
    )
    for (const key of parameters.keys()) if (!PARAMETERS[kind.as]?.includes(key)) note(row, 'parameters', 'unsupported')
    const number = (key: string, otherwise: number) => {
      const given = Number(parameters.get(key) ?? otherwise)
      if (!Number.isFinite(given)) note(row, 'parameters', 'invalid-value')
      return Number.isFinite(given) ? given : otherwise
    }
    const choosing = () => ({
      choices: choices(row, list, name),
      ...(parameters.get('randomize') === 'true' ? { choicesOrder: 'random' as const } : {}),
      ...(other ? { showOtherItem: true } : {}),
    })
    const few = /minimal|autocomplete|search/
    switch (kind.as) {
      case 'text': {
        if (kind.inputType === undefined && looks(/multiline/)) return { type: 'comment', ...asked(row, name) }
        if (kind.inputType !== undefined) looks(/^$/)
        const { inputType, step } = kind
        const numeric = step === undefined ? {} : { step }
        return { type: 'text', ...asked(row, name), ...(inputType ? { inputType } : {}), ...numeric }
      }
      case 'one':
        return looks(few)
          ? { type: 'dropdown', ...asked(row, name), ...choosing() }
          : { type: 'radiogroup', ...asked(row, name), ...choosing() }
      case 'many':
        return looks(few)
          ? { type: 'tagbox', ...asked(row, name), ...choosing() }
          : { type: 'checkbox', ...asked(row, name), ...choosing() }
      case 'rank':
        looks(/^$/)
        return { type: 'ranking', ...asked(row, name), ...choosing() }
      case 'range': {
        // As pyxform has it where nothing is said.
        const [min, max, step] = [number('start', 1), number('end', 10), number('step', 1)]
        if (looks(/rating/))
          return {
            ...{ type: 'rating', ...asked(row, name), rateMin: min, rateMax: max, rateType: 'stars' },
            ...(step === 1 ? {} : { rateStep: step }),
          }
        return { type: 'slider', ...asked(row, name), min, max, step }
      }
      case 'consent': {
        looks(/^$/)
        const { title, ...rest } = asked(row, name)
        return { type: 'consent', ...rest, statement: title ?? { [base]: name } }
      }
      case 'note': {
        looks(/^$/)
        const { title, description, ...rest } = shown(row, name)
        const said = title && description ? join(title, description) : (title ?? description)
        // Labels are text: what looks like markup is words, and lines end where they do.
        const html = said && Object.fromEntries(Object.entries(said).map(([key, text]) => [key, asHtml(text)]))
        return { type: 'html', ...rest, ...(html ? { html } : {}) }
      }
    }
  }

  return { notes, languages, note, condition, calculation, shown, toElement }
}

const join = (first: Record<string, string>, second: Record<string, string>) =>
  Object.fromEntries(
    [...new Set([...Object.keys(first), ...Object.keys(second)])].map((key) => [
      key,
      [first[key], second[key]].filter(Boolean).join('\n'),
    ]),
  )

const defaultOf = (text: string, type = ''): string | number | string[] => {
  if (type === 'select_multiple' || type === 'rank') return text.split(/\s+/)
  return ['integer', 'int', 'decimal', 'range'].includes(type) && Number.isFinite(Number(text)) ? Number(text) : text
}

const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')

const hasCall = (text: string): boolean => {
  const at = text.search(/\w\s*\(/)
  return at >= 0 && text.includes(')', at)
}

type Use = 'value' | 'condition'
/** How a text or an expression names a question. */
const NAMED = /\$\{\s*([^{}\s]+)\s*\}/g
/** Options of all questions together: each question has a copy of its list. */
const MOST_OFFERED = 50_000
const YES = /^(yes|true(\(\))?|1)$/i
const NO = /^(no|false(\(\))?|0|)$/i
/** Of an expression, in characters. */
const MAX_EXPRESSION = 20_000

/** Which parameters each kind has an effect of. */
const PARAMETERS: Partial<Record<Asked['as'], readonly string[]>> = {
  one: ['randomize'],
  many: ['randomize'],
  rank: ['randomize'],
  range: ['start', 'end', 'step'],
}

/** What an answer to each type is to an expression. */
const VALUES: Record<string, ValueKind> = {
  ...{ text: 'text', string: 'text', integer: 'number', int: 'number', decimal: 'number', range: 'number' },
  ...{ select_multiple: 'many', rank: 'many', date: 'date', datetime: 'datetime', time: 'time' },
  ...{ calculate: 'calculated' },
}

/** Of each row with a name the names of the repeats it stands in, the outermost first. */
const placesOf = (rows: readonly Row[]): Map<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>()
  const open: { name: string; repeat: boolean }[] = []
  for (const { row, cells } of rows) {
    const { first } = splitType(cells.get('type') ?? '')
    const name = cells.get('name') ?? ''
    if (first.startsWith('end_')) open.pop()
    else if (name)
      found.set(
        name,
        open.filter(({ repeat }) => repeat).map((each) => each.name),
      )
    if (first.startsWith('begin_')) open.push({ name: name || `group${row}`, repeat: first === 'begin_repeat' })
  }
  return found
}

/** The names that have a value: of questions that are asked, and of what is calculated for the whole of the form. */
const takenOf = (rows: readonly Row[]): Set<string> => {
  const found = new Set<string>()
  const open: boolean[] = []
  for (const { cells } of rows) {
    const { first } = splitType(cells.get('type') ?? '')
    const kind = Object.hasOwn(KINDS, first) ? KINDS[first] : undefined
    if (first.startsWith('begin_')) open.push(first === 'begin_repeat')
    else if (first.startsWith('end_')) open.pop()
    else if (kind && kind.as !== 'note' && !(kind.as === 'calculate' && open.includes(true)))
      found.add(cells.get('name') ?? '')
  }
  return found
}
