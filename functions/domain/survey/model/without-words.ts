import { isPlain } from '../expression/values.ts'

/** What was chosen, without the words that an option with a field of its own is kept with. */
export const withoutWords = (one: unknown): unknown => (isPlain(one) && 'value' in one ? one.value : one)
