/** Stands for the model's `parts.ts` in the embed's build: `heavy/tables.tsx` brings the real one along. */
import type * as Real from '#domain/survey/model/parts.ts'

let real: typeof Real.addParts = () => {}

export const setParts = (addParts: typeof Real.addParts): void => {
  real = addParts
}
export const addParts: typeof Real.addParts = (...given) => real(...given)
