import type { DraftPart } from '../../contract/solicitation/draft.ts'
import { type Alignable, align } from './align.ts'
import type { NewPart } from './import/index.ts'

export const textOf = (part: DraftPart | NewPart): string => (part.type === 'heading' ? part.title : part.text)

const alignable = (part: NewPart | DraftPart, id: string | null): Alignable => ({
  id,
  number: part.number,
  text: textOf(part),
})

/** Which part of `before` each of `after` is; a heading is never an article. */
export const alignParts = (
  before: readonly DraftPart[],
  after: readonly (DraftPart | NewPart)[],
): (number | null)[] => {
  const pairs: (number | null)[] = after.map(() => null)
  for (const type of ['heading', 'article'] as const) {
    const from = [...before.keys()].filter((index) => before[index]?.type === type)
    const to = [...after.keys()].filter((index) => after[index]?.type === type)
    const items = (parts: readonly (DraftPart | NewPart)[], indexes: number[]) =>
      indexes.flatMap((index) => {
        const part = parts[index]
        return part ? [alignable(part, 'id' in part ? part.id : null)] : []
      })
    for (const [index, pair] of align(items(before, from), items(after, to)).entries()) {
      const target = to[index]
      if (target !== undefined && pair !== null) pairs[target] = from[pair] ?? null
    }
  }
  return pairs
}

/** Imported again, a part keeps the id it had, so that comments stay with their article; new ones get an id from `newId`. */
export const withIds = (parts: readonly NewPart[], before: readonly DraftPart[], newId: () => string): DraftPart[] => {
  const pairs = alignParts(before, parts)
  return parts.map((part, index) => {
    const pair = pairs[index]
    const known = pair === null || pair === undefined ? undefined : before[pair]
    return { ...part, id: known?.id ?? newId() }
  })
}
