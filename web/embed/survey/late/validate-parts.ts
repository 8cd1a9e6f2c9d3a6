/** Stands for the model's `validate-parts.ts` in the embed's build: `heavy/tables.tsx` brings the real one along. */
import type * as Real from '#domain/survey/model/validate-parts.ts'

let real: Pick<typeof Real, 'duplicates' | 'ofMatrix'> | null = null

export const setPartRules = (rules: typeof real): void => {
  real = rules
}
export const duplicates: typeof Real.duplicates = (...given) => real?.duplicates(...given) ?? []
export const ofMatrix = (
  ...given: Parameters<typeof Real.ofMatrix>
): Iterable<ReturnType<typeof Real.ofMatrix> extends Iterable<infer T> ? T : never> => real?.ofMatrix(...given) ?? []
