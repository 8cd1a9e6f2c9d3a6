/** Options taken over or in an order of their own, questions with numbers, and the choice of a language: for the surveys that have them. */
import { carriedChoices } from '#domain/survey/model/carried.ts'
import { setCarried } from '../late/carried.ts'

setCarried(carriedChoices)

export { Languages } from './Languages.tsx'
export { numbersOf } from './numbers.ts'
export { ordered } from './order.ts'
