/** Stands for the model's `carried.ts` in the embed's build: `heavy/arranged.ts` brings the real one along. */
import type * as Real from '#domain/survey/model/carried.ts'

let real: typeof Real.carriedChoices = () => undefined

export const setCarried = (carriedChoices: typeof Real.carriedChoices): void => {
  real = carriedChoices
}
export const carriedChoices: typeof Real.carriedChoices = (...given) => real(...given)
