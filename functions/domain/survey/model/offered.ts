import { equals, isEmpty } from '../expression/index.ts'
import { isFormed } from '../types/is-formed.ts'
import { SPECIAL } from './choices.ts'
import { choosesMany } from './chooses-many.ts'
import type { Node } from './node.ts'
import { ranksAll } from './ranks-all.ts'
import { specialValues } from './special-values.ts'
import { bareValue } from './without-words.ts'

/** One of the options now offered, bare or with the text that goes with it. */
export function isOption(node: Node, value: unknown): boolean {
  const { element, choices = [] } = node
  const bare = bareValue(node, value)
  if (choices.some((choice) => equals(choice.value, bare))) return true
  if (specialValues(element).some((special) => special === bare)) return true
  const { choicesMin, choicesMax } = element
  if (choicesMin !== undefined && choicesMax !== undefined && typeof bare === 'number')
    if (bare >= choicesMin && bare <= choicesMax) return true
  // Without its own place, the text of "other" stands where the option would.
  return (
    element.showOtherItem === true &&
    element.storeOthersAsComment === false &&
    typeof bare === 'string' &&
    bare !== SPECIAL.other
  )
}

/**
 * An answer as far as it can be chosen: without the options that are not offered, or not any more. Nobody could see what is taken
 * away, nor untick it. The very same value where nothing is. A ranking of all has a place for each that has come to it.
 */
export function offered(node: Node, value: unknown): unknown {
  if (!node.choices || hasRows(node) || isEmpty(value)) return value
  if (!choosesMany(node)) return isOption(node, value) ? value : undefined
  if (!Array.isArray(value)) return undefined
  const kept = value.filter((one) => isOption(node, one))
  // One alone is no order.
  if (kept.length === 0 || (ranksAll(node.element) && node.choices.length < 2 && !node.required)) return undefined
  const missing = ranksAll(node.element)
    ? node.choices.flatMap((choice) => (kept.some((one) => equals(one, choice.value)) ? [] : [choice.value]))
    : []
  return kept.length === value.length && missing.length === 0 ? value : [...kept, ...missing]
}

/** The choices of these are their rows, which stay in an answer until it is sent, as in SurveyJS. */
const hasRows = ({ element }: Node) => isFormed(element, 'grid', 'table')
