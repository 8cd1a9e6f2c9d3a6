import type { Definition, Element } from '#contract/survey/definition.ts'
import { parse, print } from '#domain/survey/expression/index.ts'
import { COUNTED } from '#domain/survey/types/counted.ts'
import { namedQuestions, operatorsFor, valuesOf } from '../build/conditions/named.ts'
import { fromRows, type RowValue } from '../build/conditions/rows.ts'
import type { DetailsForm } from './details-form.ts'

/** A question whose options can each have a quota of their own. */
export interface Countable {
  name: string
  element: Element
  /** `special`: "other" and the like, which the console has words for. */
  options: { value: RowValue; text: Readonly<Record<string, string>> | null; special: boolean }[]
}

/** Not those that many entries answer: a quota counts responses. */
export const countableQuestions = (definition: Definition): Countable[] =>
  namedQuestions(definition).flatMap(({ name, element }) => {
    if (!element || COUNTED[element.type] !== 'options') return []
    const { options, special } = valuesOf(element)
    const own = options.map(({ value, text = null }) => ({ value, text, special: false }))
    return [{ name, element, options: [...own, ...special.map((value) => ({ value, text: null, special: true }))] }]
  })

/** The condition of a response that chose this option: the quota's whole truth, whoever wrote it. */
export const optionCondition = ({ name, element }: Countable, value: RowValue): string => {
  const operator = operatorsFor(element).some((one) => one === 'allof') ? 'contains' : '='
  return fromRows({ join: 'all', rows: [{ name, operator, values: [value] }] })
}

type Quotas = DetailsForm['quotas']

/** Spelt in one way, so that a condition is known again however it was written. */
const canonical = (condition: string): string => {
  const parsed = parse(condition)
  return parsed.ok ? print(parsed.expression) : condition
}

/** Where among the quotas this option's is; -1: it has none. */
export const optionQuotaAt = (quotas: Quotas, question: Countable, value: RowValue): number => {
  const wanted = canonical(optionCondition(question, value))
  return quotas.findIndex(({ condition }) => canonical(condition) === wanted)
}

/** How many options of a question have a quota. */
export const optionQuotasOf = (quotas: Quotas, question: Countable): number =>
  question.options.filter(({ value }) => optionQuotaAt(quotas, question, value) >= 0).length

/** The quotas with this limit for the option: an ordinary one more, where it had none. */
export const withOptionLimit = (
  quotas: Quotas,
  question: Countable,
  value: RowValue,
  limit: string,
  fresh: { id: string; name: string },
): Quotas => {
  const at = optionQuotaAt(quotas, question, value)
  return at >= 0
    ? quotas.map((quota, index) => (index === at ? { ...quota, limit } : quota))
    : [...quotas, { ...fresh, condition: optionCondition(question, value), limit }]
}
