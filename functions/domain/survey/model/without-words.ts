import { isPlain } from '../expression/values.ts'
import type { Node } from './node.ts'

/** What was chosen, without the words that an option with a field of its own is kept with. */
export const withoutWords = (one: unknown): unknown => (isPlain(one) && 'value' in one ? one.value : one)

/** An option's value, out of the object it may be kept in with its words or under a property. */
export function bareValue({ element }: Node, one: unknown): unknown {
  if (!isPlain(one)) return one
  const property = element.valuePropertyName
  return property && property in one ? one[property] : one.value
}
