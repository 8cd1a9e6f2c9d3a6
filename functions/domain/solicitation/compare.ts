import { diffArrays } from 'diff'
import type { Language } from '../../contract/basics.ts'
import type { ComparisonRow, TextChange } from '../../contract/solicitation/comparison.ts'
import type { DraftPart } from '../../contract/solicitation/draft.ts'
import { alignParts, textOf } from './parts.ts'

/** Beyond so many changed words two texts are shown one after the other: a finer answer takes quadratic time and helps nobody. */
const MAX_CHANGED_WORDS = 2_000

const segmenters = new Map<Language, Intl.Segmenter>()

const wordsOf = (text: string, lang: Language): string[] => {
  const segmenter = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'word' })
  segmenters.set(lang, segmenter)
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** A text as a change of another, word by word; Chinese words by the dictionary of the runtime. Also for a citizen's proposed wording. */
export const compareTexts = (before: string, after: string, lang: Language): TextChange[] => {
  if (before === after) return before === '' ? [] : [{ type: 'same', text: before }]
  const parts = diffArrays(wordsOf(before, lang), wordsOf(after, lang), { maxEditLength: MAX_CHANGED_WORDS })
  const changes: TextChange[] = parts
    ? parts.map(({ added, removed, value }) => ({
        type: added ? 'added' : removed ? 'removed' : 'same',
        text: value.join(''),
      }))
    : [
        { type: 'removed', text: before },
        { type: 'added', text: after },
      ]
  return changes.filter(({ text }) => text !== '')
}

/** Two versions of a draft, or a draft and the law in force, part by part in the order of the later one. */
export const compareDrafts = (
  before: readonly DraftPart[],
  after: readonly DraftPart[],
  lang: Language,
): ComparisonRow[] => {
  const pairs = alignParts(before, after)
  const stays = longestRising(pairs.filter((pair) => pair !== null))
  const rows = after.map((part, index): ComparisonRow => {
    const pair = pairs[index] ?? null
    const old = pair === null ? undefined : before[pair]
    if (!old) return { type: 'added', moved: false, before: null, after: part, changes: whole('added', part) }
    const changes = compareTexts(textOf(old), textOf(part), lang)
    // A new number alone is no change of the text: that the parts before it grew or shrank is said at those.
    const type = changes.every((change) => change.type === 'same') ? 'same' : 'changed'
    return { type, moved: pair !== null && !stays.has(pair), before: old, after: part, changes }
  })
  return withRemoved(rows, before)
}

const whole = (type: TextChange['type'], part: DraftPart): TextChange[] => [{ type, text: textOf(part) }]

/** What is gone stands where it stood: after the part that preceded it. */
const withRemoved = (rows: readonly ComparisonRow[], before: readonly DraftPart[]): ComparisonRow[] => {
  const places = new Map(rows.map((row, at) => [row.before, at]))
  /** What is removed, by the row that it stands before. */
  const removed: ComparisonRow[][] = []
  let place = 0
  for (const part of before) {
    const kept = places.get(part)
    if (kept !== undefined) {
      place = rows[kept]?.moved ? place : kept + 1
      continue
    }
    const gone: ComparisonRow = {
      type: 'removed',
      moved: false,
      before: part,
      after: null,
      changes: whole('removed', part),
    }
    const there = removed[place] ?? []
    removed[place] = there
    there.push(gone)
  }
  return [...rows, undefined].flatMap((row, at) => [...(removed[at] ?? []), ...(row ? [row] : [])])
}

/** The largest set of parts that kept their order; the others are those that moved. */
const longestRising = (values: readonly number[]): ReadonlySet<number> => {
  /** By length: the index of the smallest value that ends a rising run so long. */
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  for (const [index, value] of values.entries()) {
    let length = ends.findIndex((end) => (values[end] ?? 0) >= value)
    if (length < 0) length = ends.length
    previous[index] = ends[length - 1]
    ends[length] = index
  }
  const kept = new Set<number>()
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) {
    const value = values[index]
    if (value !== undefined) kept.add(value)
  }
  return kept
}
