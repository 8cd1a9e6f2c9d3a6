const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The fields in which two versions differ. */
export const changedFields = <T extends object>(a: T, b: T): (keyof T)[] =>
  (Object.keys(a) as (keyof T)[]).filter((name) => !same(a[name], b[name]))

/**
 * Three versions in one: what I changed since `base` stays mine, the rest becomes theirs. `both` are the fields that both
 * changed, where theirs gives way and must be looked at.
 */
export const merge = <T extends object>(base: T, mine: T, theirs: T): { merged: T; both: (keyof T)[] } => {
  const own = changedFields(base, mine)
  const kept = Object.fromEntries(own.map((name) => [name, mine[name]]))
  return {
    merged: { ...theirs, ...kept },
    both: own.filter((name) => !same(base[name], theirs[name]) && !same(mine[name], theirs[name])),
  }
}
