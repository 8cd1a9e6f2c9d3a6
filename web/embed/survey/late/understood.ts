/** Stands for what understands answers that were typed or pasted, until `heavy/understood.ts` has brought the real one along. */
import type * as Understand from '#domain/survey/model/understand.ts'
import type * as Real from '#domain/survey/respond/understood.ts'

type Understanding = typeof Real & typeof Understand

export let understanding: Understanding | null = null

export const setUnderstanding = (real: Understanding): void => {
  understanding = real
}
