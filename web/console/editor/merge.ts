import type { FormValue } from './form-value.ts'

export type FieldName = keyof FormValue

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The fields in which two versions differ. */
export const changedFields = (a: FormValue, b: FormValue): FieldName[] =>
  Object.keys(a).filter((name): name is FieldName => !same(a[name as FieldName], b[name as FieldName]))

/**
 * Three versions in one: what I changed since `base` stays mine, the rest becomes theirs. `both` are the fields that both
 * changed, where theirs gives way and must be looked at.
 */
export const merge = (
  base: FormValue,
  mine: FormValue,
  theirs: FormValue,
): { merged: FormValue; both: FieldName[] } => {
  const own = changedFields(base, mine)
  const kept = Object.fromEntries(own.map((name) => [name, mine[name]]))
  return {
    merged: { ...theirs, ...kept },
    both: own.filter((name) => !same(base[name], theirs[name]) && !same(mine[name], theirs[name])),
  }
}
