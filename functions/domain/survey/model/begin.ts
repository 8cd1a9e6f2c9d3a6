import type { Element } from '../../../contract/survey/definition.ts'
import { type Environment, isEmpty, isPlain, literal, type Plain, toAnswer } from '../expression/index.ts'
import { type Compiled, result } from './compiled.ts'
import { type Asked, all, answerOf, write } from './node.ts'
import { DEFAULT_ROWS, MAX_ENTRIES } from './outline.ts'
import { assess, copy } from './survey.ts'

/** The answers before anybody answered: what is given by default, entries to fill in, and then what is calculated from those. */
export function begin(survey: Compiled, environment: Environment): Plain {
  const answers: Plain = {}
  for (const page of survey.definition.pages) seed(page.elements, answers)
  const state = assess(survey, answers, environment)
  for (const node of all(state.pages)) {
    const expression = node.kind === 'question' && node.element.defaultValueExpression
    if (!expression || !isEmpty(answerOf(node))) continue
    const value = result(survey, expression, node.scope, environment)
    if (!isEmpty(value)) write(node, toAnswer(value, environment.zone, node.element.inputType))
  }
  return assess(survey, state.answers, environment).answers
}

function seed(elements: readonly (Element | Asked)[] = [], holder: Plain): void {
  for (const element of elements as Element[]) {
    if (element.type === 'panel') {
      seed(element.elements, holder)
      continue
    }
    if (element.type === 'html' || element.type === 'image') continue
    const key = element.valueName || element.name
    if (isEmpty(own(holder, key)) && element.defaultValue !== undefined) holder[key] = defaultOf(element as Asked)
    if (element.type === 'paneldynamic') {
      const count = Math.min(MAX_ENTRIES, Math.max(element.panelCount ?? 0, element.minPanelCount ?? 0))
      if (count > 0) fill(holder, key, count, element.defaultPanelValue, element.templateElements)
    } else if (element.type === 'matrixdynamic') {
      const count = Math.min(MAX_ENTRIES, Math.max(element.rowCount ?? DEFAULT_ROWS, element.minRowCount ?? 0))
      const cells = (element.columns ?? []).map((column) => ({ ...column, type: 'text' }) as unknown as Asked)
      const has = element.defaultRowValue !== undefined || cells.some((cell) => cell.defaultValue !== undefined)
      if (has) fill(holder, key, count, element.defaultRowValue, cells)
    } else if (element.type === 'multipletext') {
      const before = own(holder, key)
      const values = isPlain(before) ? before : {}
      seed(
        element.items?.map((item) => ({ ...item, type: 'text' })),
        values,
      )
      if (!isEmpty(values)) holder[key] = values
    }
  }
}

const own = (holder: Plain, key: string): unknown => (Object.hasOwn(holder, key) ? holder[key] : undefined)

/** A default as an answer to the question would be: true for 'true', and each value in its object where they are kept so. */
function defaultOf({ type, defaultValue, valueTrue, valuePropertyName: property }: Asked): unknown {
  if (type === 'boolean' && valueTrue === undefined) return literal(defaultValue)
  if (!property || !Array.isArray(defaultValue)) return copy(defaultValue)
  return defaultValue.map((value) => (isPlain(value) ? copy(value) : { [property]: value }))
}

function fill(
  holder: Plain,
  key: string,
  count: number,
  entry: unknown,
  elements?: readonly (Element | Asked)[],
): void {
  const given = own(holder, key)
  const entries = Array.isArray(given) ? given : Array.from({ length: count }, () => copy(entry ?? {}))
  for (const one of entries) if (isPlain(one)) seed(elements, one)
  holder[key] = entries
}
