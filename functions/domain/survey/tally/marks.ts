import { equals, isEmpty, isPlain, toNumber } from '../expression/index.ts'
import { type Assessment, answerOf, type Node, specialValues } from '../model/index.ts'
import { regionInside } from '../region.ts'
import { COUNTED, countingOf } from '../types/counted.ts'
import { layoutOf } from '../types/layout.ts'
import { binOf } from './number.ts'
import type { Plan } from './plan.ts'

/** What one response adds to one part of the tallies, by counter. */
export type Marks = Record<string, Record<string, number>>

/**
 * What a response adds to the tallies: one to each question that was asked, to each of them that was answered, and to each
 * option chosen. Keys, with `id` a question's, in a table with rows of its own followed by the row's:
 * `id?` asked, `id=` answered, `id:option`, `id^option` the place in a ranking (added up), `id#number`.
 */
export const marksOf = (state: Assessment, plan: Plan): Marks => {
  const marks: Marks = {}
  for (const { node, key } of asked(state.pages, '')) {
    const part = plan.chunkOf.get(node.element.id)
    if (part === undefined) continue
    marks[part] ??= {}
    const counters = marks[part]
    const add = (counter: string, by: number) => {
      counters[key + counter] = (counters[key + counter] ?? 0) + by
    }
    for (const counter of askedCounters(node)) add(counter, 1)
    if (isEmpty(answerOf(node))) continue
    add('=', 1)
    for (const [counter, by] of countersOf(node)) add(counter, by)
  }
  return marks
}

function* asked(nodes: readonly Node[], suffix: string): Generator<{ node: Node; key: string }> {
  for (const node of nodes) {
    if (!node.shown) continue
    const rows = node.kind === 'row' ? node.within?.choices : undefined
    const row = rows?.find(({ value }) => String(value) === node.key)
    if (node.kind === 'question') yield { node, key: node.element.id + suffix }
    yield* asked(node.children, row ? `${suffix}.${row.id}` : suffix)
  }
}

/** A question is asked, and of a matrix each of its rows by itself. */
const askedCounters = ({ element, choices = [] }: Node): string[] => [
  '?',
  ...(countingOf(element) === 'rows' ? choices.map((row) => `.${row.id}?`) : []),
]

type Counter = [key: string, by: number]

function* countersOf(node: Node): Generator<Counter> {
  const { element } = node
  const value = answerOf(node)
  const counting = countingOf(element)
  switch (counting) {
    case 'yes-no':
      yield [equals(value, element.valueTrue ?? true) ? ':~true' : ':~false', 1]
      break
    case 'agreed':
      yield [':~true', 1]
      break
    case 'numbers':
      // What was typed may be a number that is kept as text; of what is calculated, a text is none.
      yield* numberOf(COUNTED[element.type] === 'words' ? toNumber(value) : value)
      break
    case 'steps': {
      const step = element.rateValues?.find((each) => equals(each.value, value))
      if (step) yield [`:${step.id}`, 1]
      else yield* numberOf(value)
      break
    }
    case 'codes':
      // By the level below the one that is chosen within.
      yield [`:${regionInside(String(value), element.within ?? '') ?? '~other'}`, 1]
      break
    case 'ranking':
      for (const [place, each] of listOf(value).entries()) {
        yield [optionOf(node, each), 1]
        yield [optionOf(node, each).replace(':', '^'), place + 1]
      }
      break
    case 'rows': {
      const layout = layoutOf(element)
      const all = layout.form === 'grid' ? layout.columns : []
      for (const row of node.choices ?? []) {
        const chosen = isPlain(value) ? value[String(row.value)] : undefined
        if (isEmpty(chosen)) continue
        yield [`.${row.id}=`, 1]
        const columns = all.filter((column) => listOf(chosen).some((one) => equals(column.value, one)))
        for (const column of columns) yield [`.${row.id}:${column.id}`, 1]
      }
      break
    }
    case 'options':
      for (const option of new Set(listOf(value).map((one) => optionOf(node, one)))) yield [option, 1]
      break
    case 'words':
    case 'inside':
    case 'never':
      break
    default:
      counting satisfies never
  }
}

function* numberOf(value: unknown): Generator<Counter> {
  if (typeof value === 'number' && Number.isFinite(value)) yield [`#${binOf(value)}`, 1]
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

/** The counter of what was chosen, by its stable id. What stands in the place of an option without being one is the text of "other". */
const optionOf = ({ element, choices = [] }: Node, value: unknown): string => {
  const property = element.valuePropertyName
  const bare = isPlain(value) ? value[property && property in value ? property : 'value'] : value
  const choice = choices.find((each) => equals(each.value, bare))
  if (choice) return `:${choice.id}`
  const special = specialValues(element).find((each) => each === bare)
  if (special) return `:~${special}`
  return typeof bare === 'number' && element.choicesMax !== undefined ? `#${binOf(bare)}` : ':~other'
}
