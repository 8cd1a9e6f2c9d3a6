import type { DraftPart, DraftParts } from '#contract/solicitation/draft.ts'

/** A part that both changed since the common version, each in their own way; null: removed. */
export interface PartConflict {
  id: string
  mine: DraftPart | null
  theirs: DraftPart | null
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const byId = (parts: DraftParts): ReadonlyMap<string, DraftPart> => new Map(parts.map((part) => [part.id, part]))

/** Whether the parts that both have stand in the same order. */
const keepsOrder = (a: DraftParts, b: DraftParts): boolean => {
  const [inA, inB] = [byId(a), byId(b)]
  const ids = (parts: DraftParts, other: ReadonlyMap<string, DraftPart>) =>
    parts.flatMap(({ id }) => (other.has(id) ? [id] : []))
  return same(ids(a, inB), ids(b, inA))
}

/**
 * Two people's versions of one document in one, part by part: what only one of them changed is taken, and what both changed
 * stands as mine until somebody chooses. The order is that of whoever changed it, theirs if both did. Nothing is dropped unseen.
 */
export const threeWay = (
  base: DraftParts,
  mine: DraftParts,
  theirs: DraftParts,
): { parts: DraftParts; conflicts: PartConflict[] } => {
  const [before, own, other] = [byId(base), byId(mine), byId(theirs)]
  const conflicts: PartConflict[] = []
  const resolve = (id: string): DraftPart | null => {
    const [was, left, right] = [before.get(id) ?? null, own.get(id) ?? null, other.get(id) ?? null]
    if (same(left, right) || same(right, was)) return left
    if (same(left, was)) return right
    conflicts.push({ id, mine: left, theirs: right })
    return left ?? right
  }
  const [skeleton, rest] = keepsOrder(base, theirs) ? [mine, theirs] : [theirs, mine]
  const parts = skeleton.flatMap(({ id }) => resolve(id) ?? [])
  for (const [index, { id }] of rest.entries()) {
    if (skeleton.some((part) => part.id === id)) continue
    const part = resolve(id)
    if (!part) continue
    const previous = rest[index - 1]?.id
    parts.splice(parts.findIndex((one) => one.id === previous) + 1, 0, part)
  }
  return { parts, conflicts }
}

/** A conflict as decided: `both` puts theirs after mine, under an id of its own. */
export const settle = (
  parts: DraftParts,
  { id, mine, theirs }: PartConflict,
  choice: 'mine' | 'theirs' | 'both',
  newId: string,
): DraftParts => {
  const wanted =
    choice === 'both'
      ? [...(mine ? [mine] : []), ...(theirs ? [mine ? { ...theirs, id: newId } : theirs] : [])]
      : ((choice === 'mine' ? mine : theirs) ?? null)
  const list = Array.isArray(wanted) ? wanted : wanted ? [wanted] : []
  return parts.flatMap((part) => (part.id === id ? list : [part]))
}
