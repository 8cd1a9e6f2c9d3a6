import type { Choice } from '../../../../contract/survey/choice.ts'
import { isSafeKey } from '../../../../contract/survey/common.ts'
import type { Element } from '../../../../contract/survey/definition.ts'
import { isPattern, type Validator } from '../../../../contract/survey/validator.ts'
import type { Expression } from '../../expression/ast.ts'
import { print } from '../../expression/index.ts'
import { type Names, translate } from './expression.ts'
import { type Asked, splitType } from './kinds.ts'
import { languageOf, type Row, rowsOf, type Sheets, type XlsformNote, type XlsformReason } from './table.ts'

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
  const repeats = repeatsOf(rows)
  const lists = Map.groupBy(rowsOf(sheets, 'choices'), ({ cells }) => cells.get('list_name') ?? '')

  const namesAt = (name: string): Names => ({
    question: (asked) => {
      if (!kinds.has(asked)) return null
      const home = repeats.get(asked)
      return home !== undefined && home === repeats.get(name) ? `panel.${asked}` : asked
    },
    many: (asked) => ['select_multiple', 'rank'].includes(kinds.get(asked.replace(/^panel\./, ''))?.first ?? ''),
    self: name && (repeats.has(name) ? `panel.${name}` : name),
  })

  const texts = (row: Row, column: string): Record<string, string> | undefined => {
    const found: Record<string, string> = {}
    for (const [name, raw] of row.cells) {
      const [first, named] = name.split('::')
      if (first !== column) continue
      const text = raw.replaceAll(/\$\{\s*([^}\s]+)\s*\}/g, '{$1}')
      const key = named ? languageOf(named) : base
      languages.add(key)
      found[key] = text
    }
    return Object.keys(found).length ? found : undefined
  }
  const expression = (row: Row, column: string, name: string): Expression | null => {
    const source = row.cells.get(column)
    if (source === undefined) return null
    const found = translate(source, namesAt(name))
    if (!found) note(row, column, 'invalid-expression')
    return found
  }
  const condition = (row: Row, column: string, name: string) => {
    const found = expression(row, column, name)
    return found && print(found)
  }

  const shown = (row: Row, name: string) => {
    const title = texts(row, 'label')
    const description = texts(row, 'hint')
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
    const always = /^(yes|true(\(\))?|1)$/i.test(required)
    const never = /^(no|false(\(\))?|0|)$/i.test(required)
    const requiredIf = always || never ? null : condition(row, 'required', name)
    const requiredErrorText = texts(row, 'required_message')
    const given = cells.get('default')
    const computed = given !== undefined && /[$(]/.test(given)
    const defaultValueExpression = computed ? condition(row, 'default', name) : null
    const validator = constraint(row, name)
    return {
      ...shown(row, name),
      ...(always ? { isRequired: true } : {}),
      ...(requiredIf ? { requiredIf } : {}),
      ...(requiredErrorText ? { requiredErrorText } : {}),
      ...(given !== undefined && !computed ? { defaultValue: defaultOf(given, kinds.get(name)?.first) } : {}),
      ...(defaultValueExpression ? { defaultValueExpression } : {}),
      ...(/^(yes|true(\(\))?|1)$/i.test(cells.get('read_only') ?? '') ? { readOnly: true } : {}),
      ...(validator ? { validators: [validator] } : {}),
    }
  }

  /** A form checks an answer only where there is one; ours checks in any case. */
  const constraint = (row: Row, name: string): Validator | null => {
    const source = row.cells.get('constraint')
    if (source === undefined) return null
    const text = texts(row, 'constraint_message')
    const said = text ? { text } : {}
    const pattern = /^\s*regex\(\s*\.\s*,\s*(?:'([^']*)'|"([^"]*)")\s*\)\s*$/.exec(source)
    if (pattern) {
      const regex = pattern[1] ?? pattern[2] ?? ''
      const made = { type: 'regex' as const, regex, ...said }
      if (isPattern(regex)) return made
      note(row, 'constraint', 'pattern')
      return null
    }
    const found = expression(row, 'constraint', name)
    const self = namesAt(name).self
    if (!found || self === null) return null
    const blank: Expression = { kind: 'unary', operator: 'empty', operand: { kind: 'name', name: self, raw: false } }
    return {
      type: 'expression',
      expression: print({ kind: 'binary', operator: 'or', left: blank, right: found }),
      ...said,
    }
  }

  const choices = (row: Row, list: string, name: string): Choice[] => {
    const found = lists.get(list)
    if (!found) {
      note(row, 'type', 'unknown-list')
      return []
    }
    const filter = row.cells.get('choice_filter')
    let refused = false
    const made = found.flatMap((choice): Choice[] => {
      const value = choice.cells.get('name') ?? choice.cells.get('value')
      if (value === undefined) return []
      if (!isSafeKey(value)) {
        note(choice, 'name', 'invalid-value', 'choices')
        return []
      }
      const text = texts(choice, 'label')
      const names = { ...namesAt(name), column: (column: string) => choice.cells.get(column.toLowerCase()) ?? '' }
      const visibleIf = filter === undefined ? null : translate(filter, names)
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
    const number = (key: string) => (parameters.has(key) ? Number(parameters.get(key)) : undefined)
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
        const [min = 0, max = 10, step = 1] = [number('start'), number('end'), number('step')]
        if (looks(/rating/)) return { type: 'rating', ...asked(row, name), rateMin: 1, rateMax: max, rateType: 'stars' }
        return { type: 'slider', ...asked(row, name), min, max, step }
      }
      case 'consent': {
        const { title, ...rest } = asked(row, name)
        return { type: 'consent', ...rest, statement: title ?? { [base]: name } }
      }
      case 'note': {
        const { title, description, ...rest } = shown(row, name)
        const html = title && description ? join(title, description) : (title ?? description)
        return { type: 'html', ...rest, ...(html ? { html } : {}) }
      }
    }
  }

  return { notes, languages, note, condition, shown, toElement }
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

/** Of each question inside a repeat, the row where the repeat begins. */
const repeatsOf = (rows: readonly Row[]): Map<string, number> => {
  const found = new Map<string, number>()
  const open: { row: number; repeat: boolean }[] = []
  for (const { row, cells } of rows) {
    const { first } = splitType(cells.get('type') ?? '')
    if (first.startsWith('begin_')) open.push({ row, repeat: first === 'begin_repeat' })
    else if (first.startsWith('end_')) open.pop()
    const home = open.findLast(({ repeat }) => repeat)
    if (home && !first.startsWith('begin_')) found.set(cells.get('name') ?? '', home.row)
  }
  return found
}
